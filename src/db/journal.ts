import { createHash } from "node:crypto";
import { asc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { EventTexts, ItemEvent } from "../domain/item/event.ts";
import type { AssignmentId, ItemId } from "../domain/item/item.ts";
import type { PersonId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import { versionAt } from "./rule-versions.ts";
import { assignment } from "./schema/item.ts";
import { journal, journalText } from "./schema/journal.ts";
import { person, unit } from "./schema/roster.ts";

export type JournalEntry = {
  act: string;
  by: PersonId | null;
  at: Date;
  article: string;
  itemId?: ItemId | null;
  assignmentId?: AssignmentId | null;
  refusal?: string | null;
  texts?: Record<string, string>;
  detail?: Record<string, string | number>;
  /** The version of the rules it was decided under; absent where it rests on none: then the one in force at `at`. */
  ruleVersion?: number;
};

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** Writes entries in the caller's transaction (product §8): ids and hashes here, the words in their own table. */
export async function append(tx: Db, entries: readonly JournalEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const written = await tx
    .insert(journal)
    .values(
      entries.map(({ texts = {}, detail = {}, ...entry }) => ({
        ...entry,
        ruleVersion: entry.ruleVersion ?? versionAt(entry.at),
        detail,
        hashes: Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, sha256(text)])),
      })),
    )
    .returning({ id: journal.id });
  const texts = entries.flatMap((entry, i) =>
    Object.entries(entry.texts ?? {}).map(([field, text]) => ({ journalId: written[i]?.id ?? 0, field, text })),
  );
  if (texts.length > 0) await tx.insert(journalText).values(texts);
}

/** Whoever was stood in for (07-4): 李某代张某 names both. */
const absent = alias(person, "absent");
const proposer = alias(person, "proposer");

/** Who handed a matter on to whoever acts by that alone, and whom an act is about: urged, handed on to (04-5, 06-2). */
const forwarder = alias(person, "forwarder");
const meant = alias(person, "meant");

export type HistoryEntry = Pick<ItemEvent, "act" | "at" | "assignmentId" | "detail"> & {
  id: number;
  ruleVersion: number;
  byName: string | null;
  /** The unit the entry is about, and the one a 改派 gave the matter to. */
  unit: string | null;
  heir: string | null;
  /** Who drafted what another agreed to, applied for what another signed, or was 第一责任人 when it was escalated. */
  proposedName: string | null;
  /** Who was urged, or who was given the handling by 转办. */
  person: string | null;
  texts: EventTexts;
};

async function unitNames(db: Db, itemId: ItemId): Promise<(id: unknown) => string | null> {
  const rows = await db
    .select({ id: assignment.id, name: unit.name })
    .from(assignment)
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .where(eq(assignment.itemId, itemId));
  const names = new Map<unknown, string>(rows.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? null;
}

const nameBeside = (by: string, { forName, forwarderName }: { forName: string | null; forwarderName: string | null }) =>
  `${by}${forName ? `代${forName}` : ""}${forwarderName ? `（${forwarderName}转办）` : ""}`;

/** What was done to an item, oldest first, with the words that still stand. Refusals are not part of its history. */
export async function historyOf(db: Db, itemId: ItemId): Promise<HistoryEntry[]> {
  const done = await db
    .select({
      ...{ entry: journal, byName: person.name, forName: absent.name, proposedName: proposer.name },
      ...{ forwarderName: forwarder.name, meantName: meant.name },
    })
    .from(journal)
    .leftJoin(person, eq(person.id, journal.by))
    .leftJoin(absent, eq(absent.id, sql`(${journal.detail}->>'onBehalfOf')::uuid`))
    .leftJoin(
      proposer,
      eq(proposer.id, sql`(coalesce(${journal.detail}->>'proposedBy', ${journal.detail}->>'principal'))::uuid`),
    )
    .leftJoin(forwarder, eq(forwarder.id, sql`(${journal.detail}->>'forwardedBy')::uuid`))
    .leftJoin(meant, eq(meant.id, sql`(${journal.detail}->>'person')::uuid`))
    .where(eq(journal.itemId, itemId))
    .orderBy(asc(journal.id));
  const kept = done.filter(({ entry }) => entry.refusal === null);
  const ids = kept.map(({ entry }) => entry.id);
  const texts = ids.length > 0 ? await db.select().from(journalText).where(inArray(journalText.journalId, ids)) : [];
  const nameOf = await unitNames(db, itemId);
  return kept.map(({ entry, byName, forName, proposedName, forwarderName, meantName }) => ({
    id: entry.id,
    ruleVersion: entry.ruleVersion,
    act: entry.act as ItemEvent["act"],
    at: entry.at,
    assignmentId: entry.assignmentId,
    detail: entry.detail,
    byName: byName && nameBeside(byName, { forName, forwarderName }),
    person: meantName,
    unit: nameOf(entry.assignmentId),
    heir: nameOf(entry.detail.heir),
    proposedName,
    texts: Object.fromEntries(texts.filter((t) => t.journalId === entry.id).map((t) => [t.field, t.text])),
  }));
}
