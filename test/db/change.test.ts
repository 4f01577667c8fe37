import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { App } from "../../src/app.ts";
import { change } from "../../src/db/change.ts";
import { itemById } from "../../src/db/items.ts";
import { followUp, journal } from "../../src/db/schema/journal.ts";
import { outboxMessage } from "../../src/db/schema/messages.ts";
import { person } from "../../src/db/schema/roster.ts";
import { newId } from "../../src/ids.ts";
import { Refusal } from "../../src/refusal.ts";
import { act } from "../../src/usecases/item/act.ts";
import { seededApp } from "../support/database.ts";
import { actorOf, issuedItem, openIdOf, personIdOf, shareOf } from "../support/town.ts";

const everything = async ({ db }: App) => ({
  journal: await db.select().from(journal).orderBy(journal.id),
  outbox: await db.select().from(outboxMessage).orderBy(outboxMessage.id),
  followUps: await db.select().from(followUp),
});

test("一次变更：状态、日志、要发的话，同时成立", async () => {
  const { app, db } = await seededApp();
  const item = await issuedItem(app);
  const { id } = await shareOf(app, item, "汉滨区");
  const liaison = await actorOf(db, "hanbinLiaison");
  await act(app, liaison, { assignmentId: id, act: "acknowledge", words: {} });
  await act(app, liaison, { assignmentId: id, act: "submitCompletion", words: { result: "点位已全部修复" } });
  const now = await itemById(db, item.id);
  expect(now?.assignments).toMatchObject([{ status: "submitted", version: 3, acknowledgedBy: liaison.id }]);
  const { journal: kept, outbox } = await everything(app);
  expect(kept.map((entry) => entry.act)).toEqual(["importRoster", "issue", "acknowledge", "submitCompletion"]);
  expect(outbox.map(({ personId, view }) => [personId, (view as { why: string }).why])).toEqual(
    expect.arrayContaining([
      [liaison.id, "issued"],
      [await personIdOf(db, "staff"), "submitted"],
    ]),
  );
  expect(outbox).toHaveLength(2);
});

test("被拒绝的动作什么都不留下：没有权限、次序不对、过期的按钮、不存在的事项", async () => {
  const { app, db } = await seededApp();
  const item = await issuedItem(app);
  const { id } = await shareOf(app, item, "汉滨区");
  const before = { ...(await everything(app)), item: await itemById(db, item.id) };
  const [liaison, foreign, staff] = [
    await actorOf(db, "hanbinLiaison"),
    await actorOf(db, "shiquanLiaison"),
    await actorOf(db, "staff"),
  ];
  const words = {};
  await expect(act(app, foreign, { assignmentId: id, act: "acknowledge", words })).rejects.toMatchObject({
    reason: "notFound",
  });
  await expect(act(app, staff, { assignmentId: id, act: "acknowledge", words })).rejects.toMatchObject({
    reason: "notYours",
  });
  await expect(
    act(app, liaison, { assignmentId: id, act: "submitCompletion", words: { result: "完成" } }),
  ).rejects.toMatchObject({ reason: "wrongStatus" });
  await expect(act(app, liaison, { assignmentId: id, act: "acknowledge", words, expected: 9 })).rejects.toMatchObject({
    reason: "outdated",
  });
  await expect(act(app, liaison, { assignmentId: newId(), act: "acknowledge", words })).rejects.toMatchObject({
    reason: "notFound",
  });
  await expect(change(app, newId(), (now) => ({ next: now, events: [] }))).rejects.toMatchObject({
    reason: "notFound",
  });
  expect({ ...(await everything(app)), item: await itemById(db, item.id) }).toEqual(before);
});

test("记账途中出错，前面写下的一并撤回", async () => {
  const { app, db } = await seededApp();
  const item = await issuedItem(app);
  const before = { ...(await everything(app)), item: await itemById(db, item.id) };
  const broken = change(app, item.id, (now) => ({
    next: { ...now, matter: "改了的事项", version: now.version + 1 },
    events: [
      {
        act: "acknowledge",
        itemId: now.id,
        assignmentId: null,
        by: null,
        at: app.clock.now(),
        article: "七",
        texts: {},
        detail: { impossible: Number.NaN, deep: 1n as unknown as number },
      },
    ],
  }));
  await expect(broken).rejects.toThrow();
  expect({ ...(await everything(app)), item: await itemById(db, item.id) }).toEqual(before);
});

test("没有变化就什么都不写", async () => {
  const { app } = await seededApp();
  const item = await issuedItem(app);
  const before = await everything(app);
  await change(app, item.id, (now) => ({ next: { ...now, matter: "不该存" }, events: [] }));
  expect(await everything(app)).toEqual(before);
  expect((await itemById(app.db, item.id))?.matter).toBe("雪亮工程点位整改");
});

test("两人同时点同一个按钮，只成一次", async () => {
  const { app, db } = await seededApp();
  const item = await issuedItem(app);
  const { id, version } = await shareOf(app, item, "汉滨区");
  const [liaison, deputy] = [await actorOf(db, "hanbinLiaison"), await actorOf(db, "hanbinDeputy")];
  const results = await Promise.allSettled(
    [liaison, deputy, liaison].map((by) =>
      act(app, by, { assignmentId: id, act: "acknowledge", words: {}, expected: version }),
    ),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results) if (result.status === "rejected") expect(result.reason).toBeInstanceOf(Refusal);
  const { journal: kept } = await everything(app);
  expect(kept.filter((entry) => entry.act === "acknowledge")).toHaveLength(1);
});

test("联络员收不到就找副联络员，都收不到就给平安办留一条待处置", async () => {
  const { app, db } = await seededApp();
  const lost = (who: "hanbinLiaison" | "hanbinDeputy") =>
    db
      .update(person)
      .set({ unreachable: "不在可用范围" })
      .where(eq(person.openId, openIdOf(who)));
  await lost("hanbinLiaison");
  await issuedItem(app, { matter: "第一件" });
  const deputy = await personIdOf(db, "hanbinDeputy");
  expect((await everything(app)).outbox.map(({ personId }) => personId)).toEqual([deputy]);
  await lost("hanbinDeputy");
  const second = await issuedItem(app, { matter: "第二件" });
  const { outbox, followUps } = await everything(app);
  expect(followUps).toMatchObject([{ kind: "unreachable", owner: "office", officeId: second.officeId }]);
  const staff = await personIdOf(db, "staff");
  const told = outbox.find(({ view }) => (view as { view: string }).view === "followUp");
  expect(told?.personId).toBe(staff);
});
