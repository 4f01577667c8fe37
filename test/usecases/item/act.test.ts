import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { journal } from "../../../src/db/schema/journal.ts";
import { outboxMessage } from "../../../src/db/schema/messages.ts";
import { chatGroup, personRole } from "../../../src/db/schema/roster.ts";
import { day } from "../../../src/domain/calendar/day.ts";
import type { Act } from "../../../src/domain/item/acts.ts";
import type { AssignmentId, SupervisionItem } from "../../../src/domain/item/item.ts";
import { newId } from "../../../src/ids.ts";
import type { Asked } from "../../../src/usecases/item/act.ts";
import { act } from "../../../src/usecases/item/act.ts";
import { actOnAll } from "../../../src/usecases/item/act-on-all.ts";
import { admitTo, admitToAll } from "../../../src/usecases/item/admit.ts";
import { requestEvidence } from "../../../src/usecases/item/ask-evidence.ts";
import type { TestApp } from "../../support/database.ts";
import { seededApp } from "../../support/database.ts";
import type { Who } from "../../support/town.ts";
import { actorOf, issuedItem, shareOf, unitNamed } from "../../support/town.ts";

const reason = (why: string) => expect.objectContaining({ name: "Refusal", reason: why });
const shareIn = ({ assignments }: SupervisionItem) => {
  const [first] = assignments;
  if (!first) throw new Error("an item without a share");
  return first;
};

async function doing<A extends Act>({ app, db }: TestApp, who: Who, asked: Asked<A>) {
  return act(app, await actorOf(db, who), asked);
}

const counts = async ({ db }: TestApp) => ({
  journal: (await db.select().from(journal)).length,
  outbox: (await db.select().from(outboxMessage)).length,
});

test("副联络员也能签收；外单位的人看到的是“没有找到”，领导看得到但无权办", async () => {
  const city = await seededApp();
  const { id: assignmentId } = shareIn(await issuedItem(city.app));
  const asked = { assignmentId, act: "acknowledge", words: {} } as const;
  await expect(doing(city, "shiquanLiaison", asked)).rejects.toEqual(reason("notFound"));
  await expect(doing(city, "auditor", asked)).rejects.toEqual(reason("notFound"));
  await expect(doing(city, "leader", asked)).rejects.toEqual(reason("notYours"));
  await expect(doing(city, "hanbinPrincipal", asked)).rejects.toEqual(reason("notYours"));
  const done = shareIn(await doing(city, "hanbinDeputy", asked));
  expect(done).toMatchObject({ status: "inProgress", version: 2 });
  expect(done.acknowledgedBy).toBe((await actorOf(city.db, "hanbinDeputy")).id);
});

test("没有的编号和看不到的编号，答复一样", async () => {
  const city = await seededApp();
  const asked = { assignmentId: newId<AssignmentId>(), act: "acknowledge", words: {} } as const;
  await expect(doing(city, "staff", asked)).rejects.toEqual(reason("notFound"));
  await expect(admitTo(city.app, await actorOf(city.db, "staff"), asked)).rejects.toEqual(reason("notFound"));
});

test("过时的按钮什么都不改，日志和消息一条不多", async () => {
  const city = await seededApp();
  const { id: assignmentId } = shareIn(await issuedItem(city.app));
  await doing(city, "hanbinLiaison", { assignmentId, act: "acknowledge", words: {} });
  const before = await counts(city);
  const words = { result: "完成" };
  await expect(
    doing(city, "hanbinLiaison", { assignmentId, act: "submitCompletion", words, expected: 1 }),
  ).rejects.toEqual(reason("outdated"));
  await expect(doing(city, "staff", { assignmentId, act: "closeOut", words: { result: null } })).rejects.toEqual(
    reason("wrongStatus"),
  );
  expect(await counts(city)).toEqual(before);
});

test("两人同时签收，一人办成，另一人得知已有进展", async () => {
  const city = await seededApp();
  const { id: assignmentId } = shareIn(await issuedItem(city.app));
  const asked = { assignmentId, act: "acknowledge", words: {}, expected: 1 } as const;
  const both = await Promise.allSettled([doing(city, "hanbinLiaison", asked), doing(city, "hanbinDeputy", asked)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { reason: "outdated" } });
  const signed = (await city.db.select().from(journal)).filter(({ act: done }) => done === "acknowledge");
  expect(signed).toHaveLength(1);
});

test("改派：新单位接到，原单位结束；没有联络员的单位不能接（03-2）", async () => {
  const city = await seededApp();
  const { id: assignmentId } = shareIn(await issuedItem(city.app));
  await doing(city, "hanbinLiaison", { assignmentId, act: "decline", words: { reason: "属教育系统" } });
  const { id: unitId, name } = await unitNamed(city.db, "市教体局");
  const to = { unitId, handledIn: unitId, name };
  const words = { reason: "职责", to, newId: newId<AssignmentId>(), due: day("2026-12-15") };
  const liaison = await actorOf(city.db, "educationLiaison");
  await city.db.update(personRole).set({ role: "auditor" }).where(eq(personRole.personId, liaison.id));
  await expect(doing(city, "staff", { assignmentId, act: "reassign", words })).rejects.toEqual(reason("noLiaison"));
  await city.db.update(personRole).set({ role: "liaisonOfficer" }).where(eq(personRole.personId, liaison.id));
  const after = await doing(city, "staff", { assignmentId, act: "reassign", words });
  expect(after.assignments.map(({ status }) => status).sort()).toEqual(["issued", "reassigned"]);
  expect((await shareOf(city.app, after, "市教体局")).replaces).toBe(assignmentId);
});

test("撤销整件事项：未办结的一并撤销，已销号的不动，编号保留", async () => {
  const city = await seededApp();
  const item = await issuedItem(city.app, { units: ["汉滨区", "石泉县", "高新区"] });
  const { id: assignmentId } = await shareOf(city.app, item, "石泉县");
  await doing(city, "shiquanLiaison", { assignmentId, act: "acknowledge", words: {} });
  await doing(city, "shiquanLiaison", { assignmentId, act: "submitCompletion", words: { result: "完成" } });
  await doing(city, "staff", { assignmentId, act: "closeOut", words: { result: null } });
  const head = await actorOf(city.db, "head");
  const words = { result: "上级统一部署" };
  const after = await actOnAll(city.app, head, { itemId: item.id, act: "cancel", words });
  expect(after.assignments.map(({ status }) => status).sort()).toEqual(["cancelled", "cancelled", "closed"]);
  expect(after).toMatchObject({ status: "closed", number: item.number });
  await expect(actOnAll(city.app, head, { itemId: item.id, act: "cancel", words })).rejects.toEqual(
    reason("wrongStatus"),
  );
});

test("整件改期：同一期限的单位跳过，全都相同则说明无需改期", async () => {
  const city = await seededApp();
  const item = await issuedItem(city.app, { units: ["汉滨区", "石泉县"] });
  const staff = await actorOf(city.db, "staff");
  const first = await shareOf(city.app, item, "汉滨区");
  const words = { due: day("2026-12-20"), reason: "统筹" };
  await doing(city, "staff", { assignmentId: first.id, act: "redate", words });
  const before = (await counts(city)).journal;
  const after = await actOnAll(city.app, staff, { itemId: item.id, act: "redate", words });
  expect(after.assignments.map(({ due }) => due)).toEqual(["2026-12-20", "2026-12-20"]);
  expect((await counts(city)).journal).toBe(before + 1);
  const again = { itemId: item.id, act: "redate", words } as const;
  await expect(actOnAll(city.app, staff, again)).rejects.toEqual(reason("sameDueDate"));
  await expect(actOnAll(city.app, staff, { ...again, expected: 1 })).rejects.toMatchObject({ name: "Refusal" });
  await expect(actOnAll(city.app, await actorOf(city.db, "hanbinLiaison"), again)).rejects.toEqual(reason("notYours"));
});

test("整件事项的表单只对有权的人、有未办结单位时打开", async () => {
  const city = await seededApp();
  const item = await issuedItem(city.app);
  const asked = { itemId: item.id, act: "cancel" } as const;
  const [staff, leader, foreign] = [
    await actorOf(city.db, "staff"),
    await actorOf(city.db, "leader"),
    await actorOf(city.db, "shiquanLiaison"),
  ];
  await expect(admitToAll(city.app, staff, asked)).resolves.toBeUndefined();
  await expect(admitToAll(city.app, leader, asked)).rejects.toEqual(reason("notYours"));
  await expect(admitToAll(city.app, foreign, asked)).rejects.toEqual(reason("notFound"));
  await actOnAll(city.app, staff, { ...asked, words: { result: "撤" } });
  await expect(admitToAll(city.app, staff, asked)).rejects.toEqual(reason("wrongStatus"));
});

test("签收之前不能上传佐证，签收之后说明时限和编号", async () => {
  const city = await seededApp();
  const { id: assignmentId } = shareIn(await issuedItem(city.app));
  const liaison = await actorOf(city.db, "hanbinLiaison");
  const asked = { assignmentId, chatId: "oc_1" };
  await expect(requestEvidence(city.app, liaison, asked)).rejects.toEqual(reason("wrongStatus"));
  await doing(city, "hanbinLiaison", { assignmentId, act: "acknowledge", words: {} });
  expect(await requestEvidence(city.app, liaison, asked)).toContain("请在 30 分钟内把督〔2026〕1号");
});

test("办一件事只通知该通知的人，群里什么都没有", async () => {
  const city = await seededApp();
  await issuedItem(city.app, { units: ["汉滨区", "石泉县"] });
  const sent = await city.db.select().from(outboxMessage);
  expect(sent.map(({ groupId }) => groupId)).toEqual([null, null]);
  expect(await city.db.select().from(chatGroup)).toHaveLength(2);
});
