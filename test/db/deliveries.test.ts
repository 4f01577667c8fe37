import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "../../src/db/db.ts";
import { backlog, claimDeliveries } from "../../src/db/deliveries.ts";
import { promise } from "../../src/db/outbox.ts";
import {
  endCalls,
  forgetCalls,
  freePlaces,
  pauseCalls,
  promiseCalls,
  returnPlace,
  takePlaces,
} from "../../src/db/pace.ts";
import { paceLimits } from "../../src/db/pace-windows.ts";
import { outboxMessage, paceMark } from "../../src/db/schema/messages.ts";
import type { PersonId } from "../../src/domain/roster/unit.ts";
import { newId } from "../../src/ids.ts";
import { openTestDatabase } from "../support/database.ts";

const now = new Date("2026-11-24T09:00+08:00");
const view = { view: "text", text: "您好" } as const;
const later = (ms: number) => new Date(now.getTime() + ms);

const promised = (db: Db, receivers: readonly PersonId[], sendAt = now) =>
  promise(
    db,
    receivers.map((personId) => ({ to: { personId }, view, sendAt })),
    now,
  );
const people = (count: number) => Array.from({ length: count }, () => newId<PersonId>());
const elapse = (db: Db, seconds: number) =>
  db.execute(
    sql`update pace_mark set taken_at = taken_at - ${seconds} * interval '1 second',
      begun_at = begun_at - ${seconds} * interval '1 second',
      done_at = done_at - ${seconds} * interval '1 second'`,
  );
const leaseRunsOut = (db: Db) =>
  db.execute(sql`update outbox_message set lease_until = clock_timestamp() - interval '1 millisecond'`);
const begun = async (db: Db, receivers: readonly string[]) => {
  const ids = await promiseCalls(db, receivers);
  return { ids, ...(await takePlaces(db, ids)) };
};
const settleAll = async (db: Db, callIds: readonly number[]) => {
  await endCalls(db, callIds);
  await db.update(outboxMessage).set({ status: "sent" }).where(sql`lease_until is not null`);
};

test("租期之内别的进程领不到，租期过了可以重领，次数如实", async () => {
  const db = await openTestDatabase();
  await promised(db, people(3));
  const both = await Promise.all([claimDeliveries(db, now), claimDeliveries(db, now)]);
  expect(both.map(({ length }) => length).toSorted()).toEqual([0, 3]);
  expect(await claimDeliveries(db, now)).toEqual([]);
  await leaseRunsOut(db);
  const again = await claimDeliveries(db, now);
  expect(again.map(({ attempts }) => attempts)).toEqual([2, 2, 2]);
});

test("没到时间的、已了结的不领；到了时间按先后领", async () => {
  const db = await openTestDatabase();
  const [soon = newId()] = await promised(db, people(1), later(60_000));
  const [first = newId()] = await promised(db, people(1));
  const [dropped = newId()] = await promised(db, people(1));
  await db.update(outboxMessage).set({ status: "dropped" }).where(eq(outboxMessage.id, dropped));
  expect((await claimDeliveries(db, later(59_999))).map(({ id }) => id)).toEqual([first]);
  expect((await claimDeliveries(db, later(60_000))).map(({ id }) => id)).toEqual([soon]);
});

test("一个人一次最多领两秒的量，别人不受影响；真正发出的一秒最多五条", async () => {
  const db = await openTestDatabase();
  const [busy = newId<PersonId>(), quiet = newId<PersonId>()] = people(2);
  await promised(
    db,
    Array.from({ length: 12 }, () => busy),
  );
  await promised(db, [quiet]);
  const first = await claimDeliveries(db, now);
  expect(first.filter(({ personId }) => personId === busy)).toHaveLength(10);
  expect(first.filter(({ personId }) => personId === quiet)).toHaveLength(1);
  const leave = await takePlaces(
    db,
    first.map(({ callId }) => callId),
  );
  expect(leave).toMatchObject({ full: false, waitMs: expect.any(Number) });
  expect(leave.begin).toHaveLength(6);
  expect(await claimDeliveries(db, now)).toEqual([]);
  await settleAll(
    db,
    first.map(({ callId }) => callId),
  );
  expect(await claimDeliveries(db, now)).toEqual([]);
  await elapse(db, 2);
  expect(await claimDeliveries(db, now)).toHaveLength(2);
});

test("一秒最多发出五十条；领好的最多再备两秒的量，没有答复的一直占着位置", async () => {
  const db = await openTestDatabase();
  await promised(db, people(170));
  const rounds = await Promise.all([claimDeliveries(db, now), claimDeliveries(db, now), claimDeliveries(db, now)]);
  const claimed = rounds.flat();
  expect(claimed).toHaveLength(2 * paceLimits.perSecond);
  expect(new Set(claimed.map(({ id }) => id)).size).toBe(2 * paceLimits.perSecond);
  const ids = claimed.map(({ callId }) => callId);
  const both = await Promise.all([takePlaces(db, ids.slice(0, 60)), takePlaces(db, ids.slice(40))]);
  const taken = both.flatMap(({ begin }) => begin);
  expect(taken).toHaveLength(paceLimits.perSecond);
  expect(new Set(taken).size).toBe(paceLimits.perSecond);
  expect(both.map(({ full }) => full)).toContain(true);
  await elapse(db, 5);
  const left = ids.filter((id) => !taken.includes(id));
  expect((await takePlaces(db, left)).begin).toEqual([]);
  await endCalls(db, taken);
  await elapse(db, 2);
  expect((await takePlaces(db, left)).begin).toHaveLength(paceLimits.perSecond);
});

test("一分钟最多一千条，下一秒空出来的可以先领", async () => {
  const db = await openTestDatabase();
  const places = () => db.transaction(async (tx) => (await freePlaces(tx)).places);
  const used = (count: number) => Array.from({ length: count }, (_, n) => `receiver ${n}`);
  await endCalls(db, await promiseCalls(db, used(990)));
  await elapse(db, 5);
  expect(await places()).toBe(10);
  const [waiting = 0, ...ended] = await promiseCalls(db, used(10));
  await endCalls(db, ended);
  expect(await places()).toBe(0);
  await endCalls(db, await promiseCalls(db, ["one more"]));
  const full = await takePlaces(db, [waiting]);
  expect(full).toMatchObject({ begin: [], full: true });
  expect(full.waitMs).toBeGreaterThan(1_000);
  await elapse(db, 54.5);
  expect(await places()).toBeGreaterThan(10);
});

test("平台要求暂停，所有进程都停，领好的也不发，到点自动恢复", async () => {
  const db = await openTestDatabase();
  await promised(db, people(2));
  const [mine = 0] = await promiseCalls(db, ["mine"]);
  await pauseCalls(db, 60_000);
  expect(await claimDeliveries(db, now)).toEqual([]);
  expect(await takePlaces(db, [mine])).toMatchObject({ begin: [], full: true });
  await pauseCalls(db, -1);
  expect(await claimDeliveries(db, now)).toHaveLength(2);
  expect((await takePlaces(db, [mine])).begin).toEqual([mine]);
});

test("没有用上的位置退回，不算一次调用；用上的退不回", async () => {
  const db = await openTestDatabase();
  const { ids } = await begun(db, ["one"]);
  const [unused = 0] = await promiseCalls(db, ["two"]);
  for (const id of [...ids, unused]) await returnPlace(db, id);
  expect((await db.select().from(paceMark)).map(({ id }) => id)).toEqual(ids);
});

test("进程死掉留下的占位到调用必已结束时作废，旧账清掉", async () => {
  const db = await openTestDatabase();
  const taken = () => db.transaction(async (tx) => Object.fromEntries((await freePlaces(tx)).taken));
  const ids = await promiseCalls(db, ["late", "dead", "never begun"]);
  await takePlaces(db, ids.slice(1, 2));
  await elapse(db, 9);
  await takePlaces(db, ids.slice(0, 1));
  expect(await taken()).toEqual({ late: 1, dead: 1, "never begun": 1 });
  await elapse(db, 4);
  expect(await taken()).toEqual({ late: 1 });
  await elapse(db, 130);
  await forgetCalls(db);
  expect(await db.select().from(paceMark)).toEqual([]);
});

test("积压数到点还没发的，最早的一条说出时间", async () => {
  const db = await openTestDatabase();
  expect(await backlog(db, now)).toEqual({ waiting: 0, oldest: null });
  await promised(db, people(2));
  await promised(db, people(1), later(60_000));
  expect(await backlog(db, later(1_000))).toEqual({ waiting: 2, oldest: now });
});
