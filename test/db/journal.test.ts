import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "../../src/db/db.ts";
import { append, historyOf } from "../../src/db/journal.ts";
import { assignment, supervisionItem } from "../../src/db/schema/item.ts";
import { journal, journalText } from "../../src/db/schema/journal.ts";
import { Refusal } from "../../src/refusal.ts";
import { act } from "../../src/usecases/item/act.ts";
import { seededApp } from "../support/database.ts";
import { actorOf, issuedItem, shareOf } from "../support/town.ts";

const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.message} ${reasonOf(error.cause)}` : String(error ?? "");

async function refusedBy(db: Db, statement: ReturnType<typeof sql>): Promise<string> {
  try {
    await db.transaction((tx) => tx.execute(statement));
    return "";
  } catch (error) {
    return reasonOf(error);
  }
}

test("日志只增不减：改、删、清空都被数据库拒绝", async () => {
  const { app, db } = await seededApp();
  await issuedItem(app);
  const before = await db.select().from(journal).orderBy(journal.id);
  expect(before.map((entry) => entry.act)).toEqual(["importRoster", "issue"]);
  for (const statement of [
    sql`update journal set act = 'nothing'`,
    sql`update journal set at = now() where act = 'issue'`,
    sql`delete from journal where act = 'issue'`,
    sql`truncate journal`,
    sql`truncate journal cascade`,
  ]) {
    expect(await refusedBy(db, statement)).toContain("journal is append-only");
  }
  expect(await db.select().from(journal).orderBy(journal.id)).toEqual(before);
});

test("有督必果：事项和承办记录删不掉（三）", async () => {
  const { app, db } = await seededApp();
  await issuedItem(app);
  for (const statement of [
    sql`delete from assignment`,
    sql`delete from supervision_item`,
    sql`truncate supervision_item, assignment, item_search`,
  ]) {
    expect(await refusedBy(db, statement)).toContain("kept for good");
  }
  expect(await db.select({ id: supervisionItem.id }).from(supervisionItem)).toHaveLength(1);
  expect(await db.select({ id: assignment.id }).from(assignment)).toHaveLength(1);
});

test("日志只存文字的哈希，文字另存可抹去，抹去后日志照样在（C14）", async () => {
  const { app, db } = await seededApp();
  const item = await issuedItem(app, { matter: "雪亮工程点位整改" });
  const [entry] = await db.select().from(journal).where(eq(journal.act, "issue"));
  expect(JSON.stringify(entry)).not.toContain("雪亮工程");
  expect(entry?.hashes).toEqual({ matter: createHash("sha256").update("雪亮工程点位整改").digest("hex") });
  expect((await historyOf(db, item.id))[0]?.texts).toEqual({ matter: "雪亮工程点位整改" });
  await db.delete(journalText);
  const [after] = await historyOf(db, item.id);
  expect(after).toMatchObject({ act: "issue", byName: "甄办事", texts: {} });
});

test("每个动作一条，按先后排列；被拒绝的不算办理经过", async () => {
  const { app, db } = await seededApp();
  const item = await issuedItem(app);
  const liaison = await actorOf(db, "hanbinLiaison");
  const { id } = await shareOf(app, item, "汉滨区");
  await act(app, liaison, { assignmentId: id, act: "acknowledge", words: {} });
  await append(db, [
    { act: "closeOut", by: liaison.id, at: app.clock.now(), article: "三", itemId: item.id, refusal: "notYours" },
  ]);
  const words = { progress: "点位已排查", percent: 40, nextStep: null };
  await act(app, liaison, { assignmentId: id, act: "reportProgress", words });
  const history = await historyOf(db, item.id);
  expect(history.map((entry) => entry.act)).toEqual(["issue", "acknowledge", "reportProgress"]);
  expect(history[2]).toMatchObject({ byName: "汉联络", texts: { progress: "点位已排查" }, detail: { percent: 40 } });
});

test("事务回滚，日志也不留", async () => {
  const { db } = await seededApp();
  const written = db.transaction(async (tx) => {
    await append(tx, [{ act: "issue", by: null, at: new Date(), article: "四", texts: { matter: "事项" } }]);
    throw new Refusal("notFound", {});
  });
  await expect(written).rejects.toThrow(Refusal);
  expect((await db.select().from(journal)).map((entry) => entry.act)).toEqual(["importRoster"]);
  expect(await db.select().from(journalText)).toEqual([]);
});
