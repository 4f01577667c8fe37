import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "../../src/db/db.ts";
import { backlog, claimDeliveries } from "../../src/db/deliveries.ts";
import { promise } from "../../src/db/outbox.ts";
import {
  beginCalls,
  endCalls,
  forgetCalls,
  freePlaces,
  paceLimits,
  pauseCalls,
  placeFreeInMs,
  renewCall,
} from "../../src/db/pace.ts";
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
      done_at = done_at - ${seconds} * interval '1 second'`,
  );
const leaseRunsOut = (db: Db) =>
  db.execute(sql`update outbox_message set lease_until = clock_timestamp() - interval '1 millisecond'`);
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

test("一个人一秒最多五条，别人不受影响", async () => {
  const db = await openTestDatabase();
  const [busy = newId<PersonId>(), quiet = newId<PersonId>()] = people(2);
  await promised(
    db,
    Array.from({ length: 12 }, () => busy),
  );
  await promised(db, [quiet]);
  const first = await claimDeliveries(db, now);
  expect(first.filter(({ personId }) => personId === busy)).toHaveLength(5);
  expect(first.filter(({ personId }) => personId === quiet)).toHaveLength(1);
  await settleAll(
    db,
    first.map(({ callId }) => callId),
  );
  expect(await claimDeliveries(db, now)).toEqual([]);
  await elapse(db, 2);
  expect(await claimDeliveries(db, now)).toHaveLength(5);
});

test("一秒最多五十条，没有答复的一直占着位置", async () => {
  const db = await openTestDatabase();
  await promised(db, people(120));
  const first = await claimDeliveries(db, now);
  expect(first).toHaveLength(paceLimits.perSecond);
  await elapse(db, 5);
  expect(await claimDeliveries(db, now)).toEqual([]);
  await settleAll(
    db,
    first.map(({ callId }) => callId),
  );
  await elapse(db, 2);
  const rounds = await Promise.all([claimDeliveries(db, now), claimDeliveries(db, now), claimDeliveries(db, now)]);
  expect(rounds.flat()).toHaveLength(paceLimits.perSecond);
  expect(new Set(rounds.flat().map(({ id }) => id)).size).toBe(paceLimits.perSecond);
});

test("一秒满了，说得出多久以后有空位；有空位的、只有别的缘故的不等", async () => {
  const db = await openTestDatabase();
  const used = (count: number) => Array.from({ length: count }, (_, n) => `receiver ${n}`);
  const ids = await beginCalls(db, used(paceLimits.perSecond));
  expect(await placeFreeInMs(db)).toBe(0);
  await endCalls(db, ids);
  await elapse(db, 0.4);
  const ms = (await placeFreeInMs(db)) ?? 0;
  expect(ms).toBeGreaterThan(0);
  expect(ms).toBeLessThanOrEqual(600);
  await elapse(db, 0.7);
  expect(await placeFreeInMs(db)).toBeNull();
});

test("一分钟最多一千条", async () => {
  const db = await openTestDatabase();
  const places = () => db.transaction(async (tx) => (await freePlaces(tx)).places);
  const used = (count: number) => Array.from({ length: count }, (_, n) => `receiver ${n}`);
  await endCalls(db, await beginCalls(db, used(990)));
  await elapse(db, 5);
  expect(await places()).toBe(10);
  await endCalls(db, await beginCalls(db, used(10)));
  expect(await places()).toBe(0);
  await elapse(db, 56);
  expect(await places()).toBe(50);
});

test("平台要求暂停，所有进程都停，到点自动恢复", async () => {
  const db = await openTestDatabase();
  await promised(db, people(2));
  await pauseCalls(db, 60_000);
  expect(await claimDeliveries(db, now)).toEqual([]);
  await pauseCalls(db, -1);
  expect(await claimDeliveries(db, now)).toHaveLength(2);
});

test("进程死掉留下的占位到调用必已结束时作废，旧账清掉", async () => {
  const db = await openTestDatabase();
  const taken = () => db.transaction(async (tx) => Object.fromEntries((await freePlaces(tx)).taken));
  const [late] = await beginCalls(db, ["late", "dead", "dead"]);
  await elapse(db, 9);
  await renewCall(db, late ?? 0);
  expect(await taken()).toEqual({ late: 1, dead: 2 });
  await elapse(db, 4);
  expect(await taken()).toEqual({ late: 1 });
  await elapse(db, 61);
  await forgetCalls(db);
  expect(await taken()).toEqual({});
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
