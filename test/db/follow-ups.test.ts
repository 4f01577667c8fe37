import { expect, test } from "vitest";
import { endFollowUp, followUpById, openFollowUps, raise } from "../../src/db/follow-ups.ts";
import type { FollowUpId } from "../../src/db/schema/journal.ts";
import type { UnitId } from "../../src/domain/roster/unit.ts";
import { newId } from "../../src/ids.ts";
import { openTestDatabase } from "../support/database.ts";

const at = new Date("2026-11-24T09:00+08:00");
const officeId = newId<UnitId>();
const unreachable = (subject: string) =>
  ({ kind: "unreachable", subject, detail: {}, owner: "office", officeId, at }) as const;

test("同一件事只有一条待处置，同时提出也一样；了结后再出现是新的一条", async () => {
  const db = await openTestDatabase();
  const raised = await Promise.all(Array.from({ length: 4 }, () => raise(db, unreachable("a"))));
  const [id = newId<FollowUpId>(), ...more] = raised.flatMap((each) => each ?? []);
  expect(more).toEqual([]);
  expect(await raise(db, unreachable("b"))).not.toBeNull();
  expect(await raise(db, { ...unreachable("a"), kind: "deadLetter" })).not.toBeNull();
  const end = { id, by: newId<never>(), at, remark: "已更换号码", inHand: undefined };
  const ended = await Promise.all([endFollowUp(db, end), endFollowUp(db, { ...end, remark: "另一人" })]);
  expect(ended.filter(Boolean)).toHaveLength(1);
  expect(await followUpById(db, id)).toMatchObject({ endedAt: at });
  expect(await raise(db, unreachable("a"))).not.toBeNull();
});

test("平安办只见自己的，系统管理员只见自己的，别人什么都不见", async () => {
  const db = await openTestDatabase();
  const other = newId<UnitId>();
  await raise(db, unreachable("a"));
  await raise(db, { ...unreachable("b"), officeId: other });
  await raise(db, { ...unreachable("c"), kind: "deadLetter", owner: "systemAdmin", officeId: null });
  const seen = async (owners: { officeIds: UnitId[]; admin: boolean }) =>
    (await openFollowUps(db, owners)).map(({ subject }) => subject);
  expect(await seen({ officeIds: [officeId], admin: false })).toEqual(["a"]);
  expect(await seen({ officeIds: [other], admin: false })).toEqual(["b"]);
  expect(await seen({ officeIds: [], admin: true })).toEqual(["c"]);
  expect(await seen({ officeIds: [], admin: false })).toEqual([]);
});
