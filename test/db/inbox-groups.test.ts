import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import type { Db } from "../../src/db/db.ts";
import { keepingTogether } from "../../src/db/inbox-groups.ts";
import { inboxEvent } from "../../src/db/schema/messages.ts";
import { openTestDatabase } from "../support/database.ts";

const at = new Date("2026-11-24T09:00+08:00");
const event = (key: string, payload: object = { text: `${key}的内容` }) => ({ key, eventType: "menu", payload, at });
const numbered = (count: number) => Array.from({ length: count }, (_, n) => event(`e:${n}`));
const kept = (db: Db) => db.select().from(inboxEvent).orderBy(inboxEvent.key);
const outcomes = async (asked: readonly Promise<boolean>[]) =>
  (await Promise.allSettled(asked)).map((each) => (each.status === "fulfilled" ? each.value : "failed"));

const dialect = new PgDialect();
const keysIn = (query: SQL): string[] =>
  JSON.parse(String(dialect.sqlToQuery(query).params[0])).map(({ key }: { key: string }) => key);

/** The same database, with every statement's keys noted, and broken for those that carry a certain key. */
function watched(db: Db, { broken = "" } = {}) {
  const statements: string[][] = [];
  const execute = async (query: SQL) => {
    const keys = keysIn(query);
    statements.push(keys);
    if (keys.includes(broken)) throw Object.assign(new Error("gone"), { code: "CONNECTION_CLOSED" });
    return db.execute(query);
  };
  const seen = new Proxy(db, { get: (target, name) => (name === "execute" ? execute : Reflect.get(target, name)) });
  return { db: seen, statements };
}

test("一齐到的事件同一条语句存下，一件不少，内容、时间、状态都在", async () => {
  const { db, statements } = watched(await openTestDatabase());
  const keep = keepingTogether(db);
  expect(await Promise.all(numbered(40).map(keep))).toEqual(Array.from({ length: 40 }, () => true));
  expect(statements).toHaveLength(1);
  const rows = await kept(db);
  expect(rows).toHaveLength(40);
  expect(rows[0]).toMatchObject({
    ...{ key: "e:0", eventType: "menu", payload: { text: "e:0的内容" }, receivedAt: at, tryAt: at },
    ...{ status: "waiting", attempts: 0, leaseUntil: null, error: null },
  });
});

test("同批和先后的重复都认得出：每个编号只有最先来的算新的", async () => {
  const db = await openTestDatabase();
  const keep = keepingTogether(db);
  const asked = ["e:1", "e:2", "e:1", "e:1"].map((key) => keep(event(key)));
  expect(await Promise.all(asked)).toEqual([true, true, false, false]);
  expect(await Promise.all(["e:3", "e:2"].map((key) => keep(event(key))))).toEqual([true, false]);
  expect((await kept(db)).map(({ key }) => key)).toEqual(["e:1", "e:2", "e:3"]);
});

test("几个进程各存各的，次序相反也不互等，每个编号只算一次新的", async () => {
  const db = await openTestDatabase();
  const [one, two, three] = [keepingTogether(db), keepingTogether(db), keepingTogether(db)];
  const events = numbered(200);
  const told = await Promise.all([...events.map(one), ...events.toReversed().map(two), ...events.map(three)]);
  expect(told.filter(Boolean)).toHaveLength(200);
  expect(await kept(db)).toHaveLength(200);
});

test("一批没有存成，失败的正是这一批；同时在路上的别批照常", async () => {
  const { db, statements } = watched(await openTestDatabase(), { broken: "e:70" });
  const told = await outcomes(numbered(150).map(keepingTogether(db)));
  const group = statements.find((keys) => keys.includes("e:70")) ?? [];
  expect(statements.length).toBeGreaterThan(1);
  expect(told).toEqual(numbered(150).map(({ key }) => (group.includes(key) ? "failed" : true)));
  expect((await kept(db)).map(({ key }) => key).toSorted()).toEqual(
    numbered(150)
      .flatMap(({ key }) => (group.includes(key) ? [] : [key]))
      .toSorted(),
  );
});

test("数据库装不下的一行只坏自己：同批的各自存下，谁也不多存", async () => {
  const { db, statements } = watched(await openTestDatabase());
  const keep = keepingTogether(db);
  const unstorable = event("e:bad", { text: "\0" });
  const told = await outcomes([event("e:1"), unstorable, event("e:2"), event("e:1")].map(keep));
  expect(told).toEqual([true, "failed", true, false]);
  expect((await kept(db)).map(({ key }) => key)).toEqual(["e:1", "e:2"]);
  expect(statements).toEqual([["e:1", "e:bad", "e:2", "e:1"], ["e:1"], ["e:bad"], ["e:2"], ["e:1"]]);
  expect(await outcomes([keep(unstorable), keep(event("e:3"))])).toEqual(["failed", true]);
});
