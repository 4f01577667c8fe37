import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { App } from "../../src/app.ts";
import { registerDigest } from "../../src/db/digests.ts";
import { openFollowUps } from "../../src/db/follow-ups.ts";
import { pinTenant } from "../../src/db/mode.ts";
import { supervisionItem } from "../../src/db/schema/item.ts";
import type { GroupId } from "../../src/db/schema/roster.ts";
import { chatGroup } from "../../src/db/schema/roster.ts";
import type { Who } from "../support/town.ts";
import { cast, openIdOf, unitNamed } from "../support/town.ts";
import { promised, seenBy } from "./drawn.ts";
import { does, issued, post } from "./post.ts";

const WEEK = "2026-W49";
const view = { view: "digest", week: WEEK } as const;

/** The leaders' group with the digest of 11月23日 to 11月29日 registered. */
async function leadersGroup({ app }: { app: App }, scope?: string): Promise<GroupId> {
  const scopeUnitId = scope ? (await unitNamed(app.db, scope)).id : null;
  const [group] = await app.db
    .update(chatGroup)
    .set({ scopeUnitId })
    .where(eq(chatGroup.chatId, "oc_leaders"))
    .returning();
  if (!group) throw new Error("没有领导群");
  const fromAt = new Date("2026-11-23T00:00+08:00");
  const toAt = new Date("2026-11-30T00:00+08:00");
  await registerDigest(app.db, { groupId: group.id, week: WEEK, fromAt, toAt, createdAt: toAt });
  return group.id;
}

async function weekOf(at = "2026-11-23T09:30+08:00") {
  const office = await post({ at });
  const { app } = office;
  await issued(app, { matter: "逾期的事", due: "2026-11-25" });
  await issued(app, { matter: "本周到期的事", due: "2026-12-02", units: "石泉县" });
  const done = await issued(app, { matter: "已办结的事", due: "2026-12-25", units: "高新区" });
  const assignmentId = done.assignment.id;
  await does(app, "gaoxinLiaison", { assignmentId, act: "acknowledge", words: {} });
  await does(app, "gaoxinLiaison", { assignmentId, act: "submitCompletion", words: { result: "完成" } });
  await does(app, "staff", { assignmentId, act: "closeOut", words: { result: null } });
  office.clock.set("2026-11-30T08:33+08:00");
  return office;
}

/** What the platform says of who is in the group. */
const membersOf = (...who: Who[]) => who.map((each) => ({ member_id: openIdOf(each), tenant_key: "ours" }));

test("周报：数字、逾期、本期办结、本周到期各归其位，按通讯录次序", async () => {
  const office = await weekOf();
  const groupId = await leadersGroup(office);
  const text = (await seenBy(office.app, [{ groupId }, view]))?.drawn.text ?? "";
  for (const words of ["在办 2", "逾期 1", "本期办结 1", "本周到期 1"])
    expect(text.replace(/[：:\s]+/g, " ")).toContain(words);
  for (const words of ["逾期的事", "本周到期的事", "已办结的事", "已逾期 3 个工作日"]) expect(text).toContain(words);
});

test("没有可报的一周也发周报，各项为零", async () => {
  const office = await post({ at: "2026-11-30T08:33+08:00" });
  const groupId = await leadersGroup(office);
  const face = await seenBy(office.app, [{ groupId }, view]);
  expect(face?.drawn.text.replace(/[：:\s]+/g, " ")).toContain("在办 0");
});

test("范围单位以外的事项和涉密限制事项不进周报", async () => {
  const office = await weekOf();
  const groupId = await leadersGroup(office, "汉滨区");
  const narrow = await seenBy(office.app, [{ groupId }, view]);
  expect(narrow?.said).toContain("逾期的事");
  expect(narrow?.said).not.toContain("已办结的事");
  await office.app.db.update(supervisionItem).set({ restricted: true }).where(eq(supervisionItem.matter, "逾期的事"));
  expect((await seenBy(office.app, [{ groupId }, view]))?.said).not.toContain("逾期的事");
});

test("只有通讯录内人员的群得到完整周报", async () => {
  const office = await weekOf();
  const groupId = await leadersGroup(office);
  await promised(office.app, { groupId }, view);
  office.remote.members.push(...membersOf("leader", "head", "staff"));
  await office.deliver();
  const letter = office.remote.letters.find(({ to }) => to === "oc_leaders");
  expect(letter?.content).toContain("逾期的事");
});

test.each([
  ["通讯录以外的人", { member_id: "ou_nobody", tenant_key: "ours" }],
  ["外部单位的人", { member_id: openIdOf("leader"), tenant_key: "theirs" }],
])("群里有%s：只发数字，报平安办", async (_, stranger) => {
  const office = await weekOf();
  const groupId = await leadersGroup(office);
  await pinTenant(office.app.db, "ours");
  await promised(office.app, { groupId }, view);
  office.remote.members.push(...membersOf("head", "staff"), stranger);
  await office.deliver();
  const letter = office.remote.letters.find(({ to }) => to === "oc_leaders");
  expect(letter?.content).not.toMatch(/逾期的事|已办结的事|本周到期的事/);
  const staff = await unitNamed(office.app.db, "市委平安办");
  const raised = await openFollowUps(office.app.db, { officeIds: [staff.id], admin: false });
  expect(raised.map(({ kind }) => kind)).toEqual(["strangers"]);
  expect(JSON.stringify(raised)).not.toContain(cast.leader);
});

test("读不了群成员的，只发数字；平台一时没有应答的，等一等再发", async () => {
  const office = await weekOf();
  const groupId = await leadersGroup(office);
  await promised(office.app, { groupId }, view);
  office.remote.next(
    "members",
    { answer: "reset" },
    { answer: { status: 400, body: { code: 99991672, msg: "scope" } } },
  );
  await office.deliver();
  expect(office.remote.letters.filter(({ to }) => to === "oc_leaders")).toHaveLength(0);
  office.turn(1);
  await office.letTimePass();
  await office.deliver();
  const letter = office.remote.letters.find(({ to }) => to === "oc_leaders");
  expect(letter?.content).not.toContain("逾期的事");
});

test("配置里写明的企业算本企业：还没有一条消息进来，外部人员也认得出", async () => {
  const office = await weekOf();
  const groupId = await leadersGroup(office);
  office.bot.tenantKey = "ours";
  await promised(office.app, { groupId }, view);
  office.remote.members.push(...membersOf("head", "staff"), { member_id: openIdOf("leader"), tenant_key: "theirs" });
  await office.deliver();
  const letter = office.remote.letters.find(({ to }) => to === "oc_leaders");
  expect(letter?.content).not.toContain("逾期的事");
});
