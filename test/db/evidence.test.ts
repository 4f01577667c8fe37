import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "../../src/db/db.ts";
import {
  askForEvidence,
  assignEvidence,
  claimEvidence,
  evidenceById,
  evidenceOf,
  noteEvidence,
  openRequest,
  settleEvidence,
} from "../../src/db/evidence.ts";
import type { EvidenceId } from "../../src/db/schema/evidence.ts";
import type { AssignmentId } from "../../src/domain/item/item.ts";
import type { PersonId } from "../../src/domain/roster/unit.ts";
import { newId } from "../../src/ids.ts";
import { openTestDatabase } from "../support/database.ts";

const now = new Date("2026-11-24T09:00+08:00");
const minutes = (n: number) => new Date(now.getTime() + n * 60_000);
const chatId = "oc_private";
const file = (messageId: string, assignmentId: AssignmentId | null, fileKey = "file_1") => ({
  assignmentId,
  personId: newId<PersonId>(),
  chatId,
  messageId,
  fileKey,
  fileType: "file" as const,
  fileName: "整改照片.pdf",
  at: now,
});
const noted = async (db: Db, assignmentId: AssignmentId | null) =>
  (await noteEvidence(db, file(`om_${newId()}`, assignmentId))) ?? newId<EvidenceId>();

test("上传佐证三十分钟内有效，只认本人本会话，后问的为准并说明顶替了谁", async () => {
  const db = await openTestDatabase();
  const personId = newId<PersonId>();
  const [one, other] = [newId<AssignmentId>(), newId<AssignmentId>()];
  const ask = (assignmentId: AssignmentId, at: Date) =>
    askForEvidence(db, { personId, chatId, assignmentId, at, minutes: 30 });
  expect(await openRequest(db, { personId, chatId, at: now })).toBeNull();
  expect(await ask(one, now)).toBe(false);
  expect(await ask(one, minutes(1))).toBe(false);
  expect(await ask(other, minutes(2))).toBe(true);
  expect(await openRequest(db, { personId, chatId, at: minutes(31.9) })).toBe(other);
  expect(await openRequest(db, { personId, chatId, at: minutes(32) })).toBeNull();
  expect(await openRequest(db, { personId, chatId: "oc_other", at: minutes(3) })).toBeNull();
  expect(await openRequest(db, { personId: newId(), chatId, at: minutes(3) })).toBeNull();
});

test("同一消息的同一文件只记一次，同一消息的两个文件各记各的", async () => {
  const db = await openTestDatabase();
  const to = newId<AssignmentId>();
  expect(await noteEvidence(db, file("om_1", to))).not.toBeNull();
  expect(await noteEvidence(db, file("om_1", to))).toBeNull();
  expect(await noteEvidence(db, file("om_1", to, "file_2"))).not.toBeNull();
});

test("没说归谁的文件先不取，选定一次为准，选定后才取", async () => {
  const db = await openTestDatabase();
  const id = await noted(db, null);
  expect(await claimEvidence(db, now, 9)).toEqual([]);
  const [one, other] = [newId<AssignmentId>(), newId<AssignmentId>()];
  const messageId = (await evidenceById(db, id))?.messageId ?? "";
  expect(await assignEvidence(db, messageId, { assignmentId: one, at: now })).toBe(true);
  expect(await assignEvidence(db, messageId, { assignmentId: other, at: now })).toBe(false);
  expect(await claimEvidence(db, now, 9)).toMatchObject([{ id, assignmentId: one, attempts: 1 }]);
});

test("取文件按租期，过期可重取；了结一次为准；存好的才列入佐证", async () => {
  const db = await openTestDatabase();
  const to = newId<AssignmentId>();
  const id = await noted(db, to);
  expect(await claimEvidence(db, now, 9)).toHaveLength(1);
  expect(await claimEvidence(db, now, 9)).toEqual([]);
  await db.execute(sql`update evidence set lease_until = clock_timestamp() - interval '1 millisecond'`);
  expect(await claimEvidence(db, now, 9)).toMatchObject([{ attempts: 2 }]);
  expect(await evidenceOf(db, to)).toEqual([]);
  const stored = { status: "stored" as const, sha256: "ab", bytes: 5_000_000_000, path: "2026/ab" };
  expect(await settleEvidence(db, id, stored)).toBe(true);
  expect(await settleEvidence(db, id, { status: "refused" })).toBe(false);
  expect(await evidenceOf(db, to)).toMatchObject([{ fileName: "整改照片.pdf", sha256: "ab" }]);
  expect(await evidenceById(db, id)).toMatchObject({ bytes: 5_000_000_000, leaseUntil: null });
  expect(await claimEvidence(db, minutes(60), 9)).toEqual([]);
});
