import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { App } from "../../src/app.ts";
import type { OutboxId } from "../../src/db/schema/messages.ts";
import { outboxMessage } from "../../src/db/schema/messages.ts";
import { remindDue } from "../../src/usecases/item/remind.ts";
import { seededApp } from "../support/database.ts";
import type { Who } from "../support/town.ts";
import { personIdOf } from "../support/town.ts";
import { buttonsOn, faceOf, seenBy } from "./drawn.ts";
import { does, issued } from "./post.ts";

/** The latest card of a kind promised to somebody. */
async function cardOf(app: App, who: Who, kind: "morning" | "escalation"): Promise<OutboxId> {
  const personId = await personIdOf(app.db, who);
  const rows = await app.db.select().from(outboxMessage).where(eq(outboxMessage.personId, personId));
  const found = rows.filter(({ view }) => (view as { view: string }).view === kind).at(-1);
  if (!found) throw new Error(`${who} 没有 ${kind}`);
  return found.id;
}

async function sentNow(app: App, id: OutboxId): Promise<void> {
  const sentAt = app.clock.now();
  await app.db
    .update(outboxMessage)
    .set({ status: "sent", sentAt, messageId: `om_${id}` })
    .where(eq(outboxMessage.id, id));
}

test("晨间卡发送时按当天情况判断：已办的不提，没有可说的就不发", async () => {
  const { app, clock } = await seededApp({ at: "2026-11-23T09:30+08:00" });
  const one = await issued(app, { due: "2026-11-27" });
  const two = await issued(app, { due: "2026-11-27", matter: "校园周边治安巡查" });
  for (const { assignment } of [one, two]) {
    await does(app, "hanbinLiaison", { assignmentId: assignment.id, act: "acknowledge", words: {} });
  }
  clock.set("2026-11-24T09:01+08:00");
  await remindDue(app);
  const id = await cardOf(app, "hanbinLiaison", "morning");
  const before = await faceOf(app, id);
  expect(before?.said).toContain("您有 2 项督导事项需要办理");
  expect(before?.said).toContain("还有 3 个工作日");
  await does(app, "hanbinLiaison", {
    assignmentId: one.assignment.id,
    act: "submitCompletion",
    words: { result: "已整改" },
  });
  const later = await faceOf(app, id);
  expect(later?.said).not.toContain("雪亮工程");
  expect(later?.said).toContain("校园周边");
  await does(app, "hanbinLiaison", {
    assignmentId: two.assignment.id,
    act: "submitCompletion",
    words: { result: "已巡查" },
  });
  expect(await faceOf(app, id)).toBeNull();
});

test("已发的晨间卡：办过的一条变成回执，写明何人何时办了什么、下一步如何，其余各条照旧", async () => {
  const { app, clock } = await seededApp({ at: "2026-11-23T09:30+08:00" });
  const one = await issued(app, { due: "2026-11-27" });
  await issued(app, { due: "2026-11-27", matter: "校园周边治安巡查" });
  clock.set("2026-11-24T09:01+08:00");
  await remindDue(app);
  const id = await cardOf(app, "hanbinLiaison", "morning");
  await sentNow(app, id);
  clock.set("2026-11-24T10:00+08:00");
  await does(app, "hanbinLiaison", { assignmentId: one.assignment.id, act: "acknowledge", words: {} });
  const face = await faceOf(app, id, { again: true });
  expect(face?.said).toContain("汉联络 11月24日 10:00 签收");
  expect(buttonsOn(face?.drawn.card).sort()).toEqual(["不属本单位", "查看", "查看", "签收"].sort());
});

test("晨间卡最多十条，其余只报数", async () => {
  const { app, clock } = await seededApp({ at: "2026-11-23T09:30+08:00" });
  for (let i = 1; i <= 12; i += 1) await issued(app, { due: "2026-11-27", matter: `事项${i}` });
  clock.set("2026-11-24T09:01+08:00");
  await remindDue(app);
  const face = await faceOf(app, await cardOf(app, "hanbinLiaison", "morning"));
  expect(face?.said).toContain("另有 2 项");
  expect(buttonsOn(face?.drawn.card).filter((label) => label === "签收")).toHaveLength(10);
});

test("长期逾期：第一责任人和平安办各得一张红色告知，写明天数并要求书面说明（07-1）；办结后不再告知", async () => {
  const { app, clock } = await seededApp({ at: "2026-11-18T09:30+08:00" });
  const { assignment } = await issued(app, { due: "2026-11-19" });
  await does(app, "hanbinLiaison", { assignmentId: assignment.id, act: "acknowledge", words: {} });
  clock.set("2026-11-24T09:01+08:00");
  await remindDue(app);
  const principal = await cardOf(app, "hanbinPrincipal", "escalation");
  const face = await faceOf(app, principal);
  expect(face?.drawn.card.header.template).toBe("red");
  for (const words of ["汉责任同志", "已逾期 3 个工作日", "书面说明", "第一责任人"])
    expect(face?.said).toContain(words);
  expect(buttonsOn(face?.drawn.card)).toEqual(["查看"]);
  const office = await faceOf(app, await cardOf(app, "staff", "escalation"));
  expect(office?.said).toContain("请督促承办单位尽快办结");
  await does(app, "hanbinLiaison", {
    assignmentId: assignment.id,
    act: "submitCompletion",
    words: { result: "已整改" },
  });
  expect(await faceOf(app, principal)).toBeNull();
});

test("待办：各人只见等自己办的，最急的在前；没有的说没有", async () => {
  const { app, clock } = await seededApp({ at: "2026-11-20T09:30+08:00" });
  const late = await issued(app, { due: "2026-11-23", matter: "最急的事" });
  await issued(app, { due: "2026-12-25", matter: "不急的事" });
  const done = await issued(app, { due: "2026-12-25", matter: "已报办结", units: "石泉县" });
  await does(app, "shiquanLiaison", { assignmentId: done.assignment.id, act: "acknowledge", words: {} });
  await does(app, "shiquanLiaison", {
    assignmentId: done.assignment.id,
    act: "submitCompletion",
    words: { result: "完成" },
  });
  clock.set("2026-11-27T09:30+08:00");
  const liaison = await seenBy(app, ["hanbinLiaison", { view: "todo" }]);
  expect(liaison?.said.indexOf("最急的事")).toBeLessThan(liaison?.said.indexOf("不急的事") ?? 0);
  expect(liaison?.said).not.toContain("已报办结");
  const staff = await seenBy(app, ["staff", { view: "todo" }]);
  expect(staff?.said).toContain("已报办结");
  expect(staff?.said).not.toContain("最急的事");
  expect(buttonsOn(staff?.drawn.card)).toEqual(["通过并销号", "退回", "查看", "刷新"]);
  expect((await seenBy(app, ["shiquanLiaison", { view: "todo" }]))?.said).toContain("目前没有等您办理的事项");
  expect((await seenBy(app, ["hanbinPrincipal", { view: "todo" }]))?.said).toContain("最急的事");
  expect(late.item.number.serial).toBe(1);
});
