import type { SQL } from "drizzle-orm";
import { and, asc, eq, isNull, or } from "drizzle-orm";
import type { App } from "../app.ts";
import type { Actor } from "../domain/access/rights.ts";
import { unitsGiving } from "../domain/access/rights.ts";
import type { PersonId, UnitId } from "../domain/roster/unit.ts";
import { newId } from "../ids.ts";
import type { Db } from "./db.ts";
import { promise, tidyCopies } from "./outbox.ts";
import type { FollowUpId } from "./schema/journal.ts";
import { followUp } from "./schema/journal.ts";
import type { OutboxId } from "./schema/messages.ts";

export type FollowUp = typeof followUp.$inferSelect;

export type FollowUpKind =
  | "unreachable"
  | "personLeft"
  | "personMoved"
  | "noLiaison"
  | "noPrincipal"
  | "principalMissing"
  | "deadLetter"
  | "refusedCard"
  | "staleCard"
  | "deadGroup"
  | "unboundGroup"
  | "stuckInGroup"
  | "uncertain"
  | "platform"
  | "strangers"
  | "storage"
  | "evidenceAmiss"
  | "unsaid"
  | "stalled";

type Raised = {
  kind: FollowUpKind;
  subject: string;
  detail: Record<string, string>;
  owner: "office" | "systemAdmin";
  officeId: UnitId | null;
  at: Date;
};

/** Raises a 待处置; the same kind about the same subject stays one open row. Null when it is open already. */
export async function raise(tx: Db, { at, ...raised }: Raised): Promise<FollowUpId | null> {
  const [row] = await tx
    .insert(followUp)
    .values({ ...raised, id: newId<FollowUpId>(), createdAt: at })
    .onConflictDoNothing()
    .returning({ id: followUp.id });
  return row?.id ?? null;
}

/** Promises each of these a card of what was just raised. */
export function tellRaised(
  { db, clock }: Pick<App, "db" | "clock">,
  followUpId: FollowUpId,
  people: readonly { id: PersonId }[],
): Promise<unknown> {
  const sendAt = clock.now();
  const view = { view: "followUp", followUpId, unasked: true } as const;
  const cards = people.map(({ id }) => ({ to: { personId: id }, view, sendAt }));
  return promise(db, cards, sendAt);
}

/** Open follow-ups the viewer must see to, oldest first. */
export const followUpsFor = (db: Db, viewer: Actor): Promise<FollowUp[]> =>
  openFollowUps(db, {
    officeIds: unitsGiving(viewer, "endFollowUp", "office"),
    admin: unitsGiving(viewer, "endFollowUp", "system").length > 0,
  });

/** Open follow-ups of these owners, oldest first. */
export function openFollowUps(db: Db, owners: { officeIds: UnitId[]; admin: boolean }): Promise<FollowUp[]> {
  const mine = [
    ...owners.officeIds.map((id) => and(eq(followUp.owner, "office"), eq(followUp.officeId, id))),
    ...(owners.admin ? [eq(followUp.owner, "systemAdmin")] : []),
  ];
  if (mine.length === 0) return Promise.resolve([]);
  return db
    .select()
    .from(followUp)
    .where(and(isNull(followUp.endedAt), or(...mine)))
    .orderBy(asc(followUp.createdAt));
}

export async function followUpById(db: Db, id: FollowUpId): Promise<FollowUp | null> {
  const [row] = await db.select().from(followUp).where(eq(followUp.id, id));
  return row ?? null;
}

/** When, in whose hand which card is, and what was done about it. */
type Ending = { at: Date; remark: string; inHand: OutboxId | undefined };

/** Ends what is open and meets this, and asks for a redraw of every card that shows it. Resolves to what was ended. */
async function endWhere(tx: Db, found: SQL | undefined, { by, at, remark, inHand }: Ending & { by?: PersonId }) {
  const ended = await tx
    .update(followUp)
    .set({ endedAt: at, endedBy: by, remark })
    .where(and(found, isNull(followUp.endedAt)))
    .returning({ id: followUp.id });
  const ids = ended.map(({ id }) => id);
  if (ids.length > 0) await tidyCopies(tx, ids, { now: at, inHand });
  return ids;
}

/** Ends a follow-up with a remark; false when somebody else ended it first. */
export async function endFollowUp(tx: Db, { id, ...end }: Ending & { id: FollowUpId; by: PersonId }): Promise<boolean> {
  return (await endWhere(tx, eq(followUp.id, id), end)).length > 0;
}

/** Ends what is open about a subject because it settled itself; nobody did it. */
export async function settleFollowUp(
  tx: Db,
  { kind, subject, ...end }: Ending & { kind: FollowUpKind; subject: string },
): Promise<void> {
  await endWhere(tx, and(eq(followUp.kind, kind), eq(followUp.subject, subject)), end);
}
