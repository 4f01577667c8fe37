import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { numberSeries, supervisionItem } from "../../../src/db/schema/item.ts";
import { journal, journalText } from "../../../src/db/schema/journal.ts";
import { personRole } from "../../../src/db/schema/roster.ts";
import { createDraft, draftById, readIssueLine } from "../../../src/usecases/item/draft.ts";
import type { DraftContent } from "../../../src/usecases/item/draft-content.ts";
import { contentOf, draftContent } from "../../../src/usecases/item/draft-content.ts";
import { issueDraft, keepTyped, withdrawDraft } from "../../../src/usecases/item/issue.ts";
import type { TestApp } from "../../support/database.ts";
import { seededApp } from "../../support/database.ts";
import type { Who } from "../../support/town.ts";
import { actorOf, issuedItem } from "../../support/town.ts";

const reason = (why: string) => expect.objectContaining({ name: "Refusal", reason: why });

const complete = draftContent.parse({
  units: "汉滨区",
  matter: "平安宣传",
  due: "2026-12-10",
  workstreams: ["peaceBuilding"],
  category: "grassrootsFoundations",
});

async function issuing(
  { app, db }: TestApp,
  change: Partial<Record<keyof DraftContent, unknown>> = {},
  who: Who = "staff",
) {
  const by = await actorOf(db, who);
  const draftId = await createDraft(app, by, "");
  return issueDraft(app, by, { draftId, content: draftContent.parse({ ...complete, ...change }) });
}

test("一句话读成表单：单位、事项、期限，领域类别依据标为建议", async () => {
  const { app } = await seededApp();
  const read = await readIssueLine(app, "汉滨区 雪亮工程点位整改 11月30日前");
  expect(read).toMatchObject({ units: "汉滨区", matter: "雪亮工程点位整改", due: "2026-11-30" });
  expect(read.suggested).toContain("category");
});

test("没有下达权的人连草稿都不能起", async () => {
  const city = await seededApp();
  for (const who of ["hanbinLiaison", "leader", "admin"] as const) {
    await expect(createDraft(city.app, await actorOf(city.db, who), "汉滨区")).rejects.toEqual(reason("notAllowed"));
  }
});

test("缺什么逐项指明；被拒的下达不占编号，下一件仍是 1 号", async () => {
  const city = await seededApp();
  const gaps = issuing(city, { units: "", due: null, workstreams: [], category: null });
  await expect(gaps).rejects.toMatchObject({
    detail: { fields: ["承办单位", "办理期限", "工作领域", "类别"] },
  });
  await expect(issuing(city, { category: "leaderInstructions" })).rejects.toMatchObject({
    detail: { fields: ["依据", "来源（何人、何文、何时）"] },
  });
  await expect(issuing(city, { units: "市委平安办" })).rejects.toEqual(reason("notAUnit"));
  await expect(issuing(city, { units: "不存在局" })).rejects.toEqual(reason("unitUnknown"));
  await expect(issuing(city, { due: "2026-11-01" })).rejects.toEqual(reason("datePast"));
  await expect(issuing(city, { due: "2026-02-30" })).rejects.toEqual(reason("dateUnread"));
  await expect(issuing(city, { matter: "长".repeat(201) })).rejects.toEqual(reason("tooLong"));
  await expect(issuing(city, { repeatReason: "长".repeat(501) })).rejects.toEqual(reason("tooLong"));
  expect(await city.db.select().from(numberSeries)).toEqual([]);
  expect((await issuing(city)).number).toEqual({ year: 2026, serial: 1, child: null });
});

test("没有联络员的单位不能下达，逐个点名（03-2）", async () => {
  const city = await seededApp();
  const { id } = await actorOf(city.db, "gaoxinLiaison");
  await city.db.delete(personRole).where(eq(personRole.personId, id));
  await expect(issuing(city, { units: "汉滨区、高新区" })).rejects.toMatchObject({
    reason: "noLiaison",
    detail: { units: ["高新区"] },
  });
});

test("同一单位同名未办结的要写理由，理由记入日志（04-2）", async () => {
  const city = await seededApp();
  await issuing(city);
  await expect(issuing(city)).rejects.toMatchObject({ reason: "overlap", detail: { numbers: ["督〔2026〕1号"] } });
  const second = await issuing(city, { repeatReason: "上次范围不含学校" });
  expect(second.number.serial).toBe(2);
  const texts = await city.db.select().from(journalText).where(eq(journalText.field, "reason"));
  expect(texts.map(({ text }) => text)).toEqual(["上次范围不含学校"]);
});

test("几个人同时下达，编号连续不重不漏", async () => {
  const city = await seededApp();
  const matters = Array.from({ length: 8 }, (_, n) => `专项整治第 ${n + 1} 批`);
  const wishes = matters.map((matter, n) => issuing(city, { matter }, n % 2 === 0 ? "staff" : "staffTwo"));
  const issued = await Promise.all(wishes);
  expect(issued.map(({ number }) => number.serial).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test("同一份草稿同时确认两次，只下达一件", async () => {
  const { app, db } = await seededApp();
  const by = await actorOf(db, "staff");
  const draftId = await createDraft(app, by, "");
  const twice = await Promise.allSettled([
    issueDraft(app, by, { draftId, content: complete }),
    issueDraft(app, by, { draftId, content: complete }),
  ]);
  expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(twice.find(({ status }) => status === "rejected")).toMatchObject({ reason: { reason: "alreadyIssued" } });
  expect(await db.select().from(supervisionItem)).toHaveLength(1);
});

test("别人的草稿动不得；取消之后不能再下达，也不能再改", async () => {
  const { app, db } = await seededApp();
  const [by, other] = [await actorOf(db, "staff"), await actorOf(db, "staffTwo")];
  const draftId = await createDraft(app, by, "");
  const content = complete;
  await expect(issueDraft(app, other, { draftId, content })).rejects.toEqual(reason("notFound"));
  await expect(withdrawDraft(app, other, draftId)).rejects.toEqual(reason("notFound"));
  await keepTyped(app, by, { draftId, content });
  expect((await draftById(db, draftId))?.content).toEqual(content);
  await withdrawDraft(app, by, draftId);
  await expect(issueDraft(app, by, { draftId, content })).rejects.toEqual(reason("noLongerDraft"));
  await expect(keepTyped(app, by, { draftId, content })).rejects.toEqual(reason("noLongerDraft"));
});

test("下达在同一次里写日志、编号和各联络员的卡片", async () => {
  const city = await seededApp();
  const item = await issuedItem(city.app, { units: ["汉滨区", "社会治安专项组"] });
  expect(item.assignments.map(({ unitId, handledIn }) => unitId === handledIn)).toEqual([true, false]);
  const entries = (await city.db.select().from(journal)).filter(({ act }) => act === "issue");
  expect(entries).toMatchObject([{ itemId: item.id, article: expect.stringContaining("八"), refusal: null }]);
});

test("表单里不是文字、不在选项里的值都不算，没送来的保持原样", () => {
  const before = draftContent.parse({ ...complete, requirement: "每村一场", suggested: ["category"] });
  const form = {
    matter: ["x"],
    units: 7,
    category: "constructor",
    workstreams: ["peaceBuilding", "peaceBuilding", "toString", 5],
    priority: "__proto__",
    due: "2026-12-15 +0800",
    itemId: "别的",
  };
  expect(contentOf(before, form)).toEqual({
    ...before,
    category: null,
    due: "2026-12-15",
    priority: "normal",
    suggested: [],
  });
});
