import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "../../src/db/db.ts";
import { claimEvents, finish, forgetEvents, keepAll, lastEventAt, remember, retryLater } from "../../src/db/inbox.ts";
import { inboxEvent } from "../../src/db/schema/messages.ts";
import { Refusal } from "../../src/refusal.ts";
import { openTestDatabase } from "../support/database.ts";

const now = new Date("2026-11-24T09:00+08:00");
const after = (ms: number) => new Date(now.getTime() + ms);
const event = (key: string, at = now) => ({ key, eventType: "im.message.receive_v1", payload: { key }, at });
const keep = async (db: Db, arrived: ReturnType<typeof event>) => (await keepAll(db, [arrived])).size === 1;
const statuses = async (db: Db) =>
  Object.fromEntries((await db.select().from(inboxEvent)).map(({ key, status }) => [key, status]));
const leaseRunsOut = (db: Db) =>
  db.execute(sql`update inbox_event set lease_until = clock_timestamp() - interval '1 millisecond'`);

test("同一事件只留一份，同时到也一样；点击记下就算办过", async () => {
  const db = await openTestDatabase();
  const kept = await Promise.all(Array.from({ length: 5 }, () => keep(db, event("m:1"))));
  expect(kept.filter(Boolean)).toHaveLength(1);
  expect(await keep(db, event("m:2"))).toBe(true);
  const click = { key: "e:1", eventType: "card.action.trigger", at: now };
  expect([await remember(db, click), await remember(db, click)]).toEqual([true, false]);
  expect(await statuses(db)).toEqual({ "m:1": "waiting", "m:2": "waiting", "e:1": "done" });
  expect((await claimEvents(db, now, 10)).map(({ key }) => key).toSorted()).toEqual(["m:1", "m:2"]);
});

test("按先来后到领取，数量有限，租期内不重复，租期过了重领", async () => {
  const db = await openTestDatabase();
  for (const n of [3, 1, 2]) await keep(db, event(`m:${n}`, after(n)));
  expect((await claimEvents(db, after(10), 2)).map(({ key }) => key)).toEqual(["m:1", "m:2"]);
  expect((await claimEvents(db, after(10), 2)).map(({ key }) => key)).toEqual(["m:3"]);
  expect(await claimEvents(db, after(10), 2)).toEqual([]);
  await leaseRunsOut(db);
  expect((await claimEvents(db, after(10), 9)).map(({ attempts }) => attempts)).toEqual([2, 2, 2]);
});

test("两个进程同时领取，一件事只给一个", async () => {
  const db = await openTestDatabase();
  for (const n of [1, 2, 3, 4, 5, 6]) await keep(db, event(`m:${n}`));
  const claims = await Promise.all([claimEvents(db, now, 3), claimEvents(db, now, 3), claimEvents(db, now, 3)]);
  const keys = claims.flat().map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

test("了结与效果同在一个事务：回滚了就还在；别人先了结的，效果不留", async () => {
  const db = await openTestDatabase();
  await keep(db, event("m:1"));
  const broken = db.transaction(async (tx) => {
    await finish(tx, "m:1", "done");
    throw new Refusal("notFound", {});
  });
  await expect(broken).rejects.toThrow(Refusal);
  expect(await statuses(db)).toEqual({ "m:1": "waiting" });
  const both = await Promise.all([finish(db, "m:1", "done"), finish(db, "m:1", "dead")]);
  expect(both.filter(Boolean)).toHaveLength(1);
  expect(await finish(db, "m:1", "dead")).toBe(false);
});

test("稍后再试：到时间才领得到，原因留着", async () => {
  const db = await openTestDatabase();
  await keep(db, event("m:1"));
  await claimEvents(db, now, 1);
  await retryLater(db, "m:1", { tryAt: after(5_000), error: "TypeError" });
  expect(await claimEvents(db, after(4_999), 1)).toEqual([]);
  expect(await claimEvents(db, after(5_000), 1)).toMatchObject([{ key: "m:1", attempts: 2, error: "TypeError" }]);
});

test("了结的事件满三十天才忘，没办完的不忘；最后来信的时间随时可查", async () => {
  const db = await openTestDatabase();
  expect(await lastEventAt(db)).toBeNull();
  await keep(db, event("m:old"));
  await keep(db, event("m:waiting"));
  await keep(db, event("m:new", after(86_400_000)));
  for (const key of ["m:old", "m:new"]) await finish(db, key, "done");
  await forgetEvents(db, after(30 * 86_400_000 + 1));
  expect(await statuses(db)).toEqual({ "m:waiting": "waiting", "m:new": "done" });
  expect(await lastEventAt(db)).toEqual(after(86_400_000));
});
