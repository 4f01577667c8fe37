import type { SQL } from "drizzle-orm";
import { and, asc, desc, eq, exists, inArray, isNotNull, isNull, ne, not, or, sql } from "drizzle-orm";
import type { Actor } from "../domain/access/rights.ts";
import { unitsGiving } from "../domain/access/rights.ts";
import type { EntryId, IntakeEntry } from "../domain/intake/entry.ts";
import type { ListStatus } from "../domain/intake/list-words.ts";
import type { SourceKind } from "../domain/intake/sources.ts";
import type { ItemId } from "../domain/item/item.ts";
import type { ItemNumber } from "../domain/item/number.ts";
import type { PersonId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import { numberIn } from "./items.ts";
import { intakeEntry } from "./schema/intake.ts";
import type { DraftId } from "./schema/item.ts";
import { itemDraft, supervisionItem } from "./schema/item.ts";
import { person } from "./schema/roster.ts";

/** A line of the intake list as stored; `content` is parsed by whoever reads it. */
export type EntryRow = typeof intakeEntry.$inferSelect;

export const insertEntry = (tx: Db, entry: IntakeEntry & { content: unknown }) => tx.insert(intakeEntry).values(entry);

/** The line itself, for the rules alone; `lock` holds it until the transaction ends. */
export async function entryRow(db: Db, id: EntryId, lock = false): Promise<EntryRow | null> {
  const query = db.select().from(intakeEntry).where(eq(intakeEntry.id, id));
  const [row] = await (lock ? query.for("update") : query);
  return row ?? null;
}

/** Writes what was decided on an entry that the caller has locked. */
export const saveDecision = (tx: Db, { id, status, decidedBy, decidedAt, reason, itemId }: IntakeEntry) =>
  tx.update(intakeEntry).set({ status, decidedBy, decidedAt, reason, itemId }).where(eq(intakeEntry.id, id));

/** The condition every read of the list carries: the office its own, a unit what it proposed itself (04-4). */
function visibleTo(viewer: Actor): SQL {
  const offices = unitsGiving(viewer, "seeIntake", "office");
  const proposers = unitsGiving(viewer, "seeIntake", "proposed");
  return (
    or(
      offices.length > 0 ? inArray(intakeEntry.officeId, offices) : undefined,
      proposers.length > 0 ? inArray(intakeEntry.proposedIn, proposers) : undefined,
    ) ?? sql`false`
  );
}

/** One entry in the eyes of this viewer; null for unknown and forbidden alike. */
export async function entrySeenBy(db: Db, viewer: Actor, id: EntryId): Promise<EntryRow | null> {
  const [row] = await db
    .select()
    .from(intakeEntry)
    .where(and(visibleTo(viewer), eq(intakeEntry.id, id)));
  return row ?? null;
}

type Asked = { status: ListStatus; kind: SourceKind | null };

const matching = (viewer: Actor, { status, kind }: Asked): SQL | undefined =>
  and(
    visibleTo(viewer),
    status === "all" ? undefined : eq(intakeEntry.status, status),
    kind ? eq(intakeEntry.kind, kind) : undefined,
  );

/** How many entries the viewer may see, by kind of source, under the same conditions as the list itself. */
export async function intakeTotals(db: Db, viewer: Actor, asked: Asked): Promise<Map<SourceKind, number>> {
  const counted = await db
    .select({ kind: intakeEntry.kind, count: sql<number>`count(*)::int` })
    .from(intakeEntry)
    .where(matching(viewer, asked))
    .groupBy(intakeEntry.kind);
  return new Map(counted.map(({ kind, count }) => [kind, Number(count)]));
}

export const countedIn = (totals: ReadonlyMap<SourceKind, number>): number =>
  [...totals.values()].reduce((sum, count) => sum + count, 0);

/** A page of the list: what waits oldest first, everything else newest first. */
export const entriesVisibleTo = (
  db: Db,
  viewer: Actor,
  { page, size, ...asked }: Asked & { page: number; size: number },
): Promise<EntryRow[]> =>
  db
    .select()
    .from(intakeEntry)
    .where(matching(viewer, asked))
    .orderBy((asked.status === "waiting" ? asc : desc)(intakeEntry.enteredAt), asc(intakeEntry.id))
    .limit(size)
    .offset((page - 1) * size);

/** An open draft of the office that waits for the head. */
const beforeHead = and(
  eq(itemDraft.withdrawn, false),
  isNull(itemDraft.itemId),
  isNull(itemDraft.proposedIn),
  isNotNull(itemDraft.pendingSince),
);

const MOST_WAITING = 500;

/** Proposals of units that wait for this viewer to decide, oldest first; one whose draft is before the head waits there. */
export function proposalsAwaiting(db: Db, viewer: Actor): Promise<EntryRow[]> {
  const offices = unitsGiving(viewer, "decideIntake", "office");
  if (offices.length === 0) return Promise.resolve([]);
  return db
    .select()
    .from(intakeEntry)
    .where(
      and(
        inArray(intakeEntry.officeId, offices),
        eq(intakeEntry.status, "waiting"),
        isNotNull(intakeEntry.proposedIn),
        not(
          exists(
            db
              .select({ id: itemDraft.id })
              .from(itemDraft)
              .where(and(eq(itemDraft.entryId, intakeEntry.id), beforeHead)),
          ),
        ),
      ),
    )
    .orderBy(asc(intakeEntry.enteredAt), asc(intakeEntry.id))
    .limit(MOST_WAITING);
}

/** How many proposals of the viewer's own units wait for the office. */
export async function countProposed(db: Db, viewer: Actor): Promise<number> {
  const units = unitsGiving(viewer, "seeIntake", "proposed");
  if (units.length === 0) return 0;
  const [found] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(intakeEntry)
    .where(and(inArray(intakeEntry.proposedIn, units), eq(intakeEntry.status, "waiting")));
  return Number(found?.count ?? 0);
}

/** The number an entry was registered under: said to whoever sees the entry, also where the matter itself stays unseen. */
export async function registeredNumber(db: Db, itemId: ItemId): Promise<ItemNumber | null> {
  const { year, serial, child, numberForm } = supervisionItem;
  const [found] = await db
    .select({ year, serial, child, numberForm })
    .from(supervisionItem)
    .where(eq(supervisionItem.id, itemId));
  return found ? numberIn(found) : null;
}

/** Drafts that register this entry, so that their cards follow what becomes of it. */
export async function draftsOf(db: Db, entryId: EntryId): Promise<DraftId[]> {
  const found = await db.select({ id: itemDraft.id }).from(itemDraft).where(eq(itemDraft.entryId, entryId));
  return found.map(({ id }) => id);
}

/** Who put a draft that registers this entry before the head, and when (04-3); null where nobody has, but for `except`. */
export async function putBeforeHead(
  db: Db,
  entryId: EntryId,
  except?: DraftId,
): Promise<{ by: string; since: Date } | null> {
  const [found] = await db
    .select({ by: person.name, since: itemDraft.pendingSince })
    .from(itemDraft)
    .innerJoin(person, eq(person.id, itemDraft.createdBy))
    .where(and(eq(itemDraft.entryId, entryId), beforeHead, except ? ne(itemDraft.id, except) : undefined))
    .orderBy(asc(itemDraft.pendingSince))
    .limit(1);
  return found?.since ? { by: found.by, since: found.since } : null;
}

/** The open draft somebody has of this entry already; it keeps the words they typed. */
export async function openDraftOf(db: Db, entryId: EntryId, personId: PersonId): Promise<DraftId | null> {
  const [found] = await db
    .select({ id: itemDraft.id })
    .from(itemDraft)
    .where(
      and(
        eq(itemDraft.entryId, entryId),
        eq(itemDraft.createdBy, personId),
        eq(itemDraft.withdrawn, false),
        isNull(itemDraft.itemId),
        isNull(itemDraft.proposedIn),
      ),
    )
    .orderBy(desc(itemDraft.createdAt))
    .limit(1);
  return found?.id ?? null;
}
