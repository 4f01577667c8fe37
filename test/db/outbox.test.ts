import { eq, isNotNull, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "../../src/db/db.ts";
import { claimDeliveries } from "../../src/db/deliveries.ts";
import { promise, promiseLine, tidyCopies } from "../../src/db/outbox.ts";
import type { OutboxId } from "../../src/db/schema/messages.ts";
import { cardLine, outboxLine, outboxMessage } from "../../src/db/schema/messages.ts";
import type { AssignmentId } from "../../src/domain/item/item.ts";
import type { PersonId } from "../../src/domain/roster/unit.ts";
import { newId } from "../../src/ids.ts";
import { Refusal } from "../../src/refusal.ts";
import { openTestDatabase } from "../support/database.ts";

const now = new Date("2026-11-24T09:00+08:00");
const view = { view: "text", text: "您好" } as const;
const text = (to: PersonId) => ({ to: { personId: to }, view, sendAt: now });

const redraws = (db: Db) =>
  db.select({ tidies: outboxMessage.tidies }).from(outboxMessage).where(isNotNull(outboxMessage.tidies));

/** A card as it stands after it was sent: known by what it shows. */
async function sentCard(db: Db, subjectId: string, sentAt = now): Promise<OutboxId> {
  const [id = newId<OutboxId>()] = await promise(db, [text(newId())], sentAt);
  const sent = { status: "sent" as const, sentAt, messageId: `om_${id}` };
  await db.update(outboxMessage).set(sent).where(eq(outboxMessage.id, id));
  await db.insert(cardLine).values({ ref: newId(), outboxId: id, subject: view, subjectId });
  return id;
}

test("一个格子只出一条消息，同时承诺也一样；不占格子的各发各的", async () => {
  const db = await openTestDatabase();
  const to = newId<PersonId>();
  const slotted = { ...text(to), slot: "morning:1" };
  const written = await Promise.all(Array.from({ length: 5 }, () => promise(db, [slotted], now)));
  expect(written.flat()).toHaveLength(1);
  expect(await promise(db, [slotted, { ...text(to), slot: "morning:2" }], now)).toHaveLength(1);
  expect(await promise(db, [text(to), text(to)], now)).toHaveLength(2);
  const rows = await db.select().from(outboxMessage);
  expect(rows).toHaveLength(4);
  expect(new Set(rows.map(({ uuid }) => uuid)).size).toBe(4);
});

test("承诺随事务走：回滚了就什么都不发", async () => {
  const db = await openTestDatabase();
  const broken = db.transaction(async (tx) => {
    await promise(tx, [text(newId())], now);
    throw new Refusal("notFound", {});
  });
  await expect(broken).rejects.toThrow(Refusal);
  expect(await db.select().from(outboxMessage)).toEqual([]);
});

test("合并卡片：同一格子的各行合成一张，重复的行只算一次，发出以后不再加", async () => {
  const db = await openTestDatabase();
  const card = { ...text(newId()), slot: "morning:x" };
  const line = (assignmentId: AssignmentId) => ({ ...card, assignmentId, stage: "dueToday" as const });
  const [one, other, late] = [newId<AssignmentId>(), newId<AssignmentId>(), newId<AssignmentId>()];
  const add = (id: AssignmentId) => db.transaction((tx) => promiseLine(tx, line(id), now));
  expect(await Promise.all([add(one), add(other), add(one)])).toEqual([true, true, true]);
  expect(await db.select().from(outboxMessage)).toHaveLength(1);
  expect(await db.select().from(outboxLine)).toHaveLength(2);
  await db.update(outboxMessage).set({ status: "sent" });
  expect(await add(late)).toBe(false);
  expect(await db.select().from(outboxLine)).toHaveLength(2);
});

test("整理旧卡：每张只等一次重画，手里这张和满十四天的不动", async () => {
  const db = await openTestDatabase();
  const subject = newId();
  const shown = await sentCard(db, subject);
  const inHand = await sentCard(db, subject);
  const thirteenDays = await sentCard(db, subject, new Date(now.getTime() - 13 * 86_400_000));
  await sentCard(db, subject, new Date(now.getTime() - 14 * 86_400_000));
  await sentCard(db, newId());
  const tidy = () => db.transaction((tx) => tidyCopies(tx, [subject], { now, inHand }));
  await tidy();
  await tidy();
  await Promise.all([tidy(), tidy()]);
  const claimed = await claimDeliveries(db, now);
  expect(claimed.map(({ tidies }) => tidies).toSorted()).toEqual([shown, thirteenDays].toSorted());
  expect(await redraws(db)).toHaveLength(2);
  expect(await claimDeliveries(db, now)).toEqual([]);
});

test("重画正在路上时又有变化，再排一次，不会漏掉后来的样子", async () => {
  const db = await openTestDatabase();
  const subject = newId();
  await sentCard(db, subject);
  const tidy = () => tidyCopies(db, [subject], { now, inHand: undefined });
  await tidy();
  const [first] = await claimDeliveries(db, now);
  await tidy();
  await tidy();
  expect(await claimDeliveries(db, now)).toEqual([]);
  await db
    .update(outboxMessage)
    .set({ status: "sent" })
    .where(eq(outboxMessage.id, first?.id ?? newId()));
  expect(await claimDeliveries(db, now)).toHaveLength(1);
  expect(await redraws(db)).toHaveLength(2);
  expect(await db.select().from(outboxMessage).where(isNull(outboxMessage.tidies))).toHaveLength(1);
});

test("没有卡片在外，整理什么都不做", async () => {
  const db = await openTestDatabase();
  await tidyCopies(db, [newId()], { now, inHand: undefined });
  await tidyCopies(db, [], { now, inHand: undefined });
  expect(await db.select().from(outboxMessage)).toEqual([]);
});
