import { and, arrayContains, asc, eq, isNull, ne, sql } from "drizzle-orm";
import type { UnitId } from "../domain/roster/unit.ts";
import { newId } from "../ids.ts";
import type { Db } from "./db.ts";
import { followUp } from "./schema/journal.ts";
import type { GroupId, GroupPurpose } from "./schema/roster.ts";
import { chatGroup } from "./schema/roster.ts";

export type ChatGroup = typeof chatGroup.$inferSelect;

export async function groupById(db: Db, id: GroupId): Promise<ChatGroup | null> {
  const [row] = await db.select().from(chatGroup).where(eq(chatGroup.id, id));
  return row ?? null;
}

/** No message goes to this group any more; false where that was known already. */
export async function markGroupDead(tx: Db, id: GroupId, why: string): Promise<boolean> {
  const marked = await tx
    .update(chatGroup)
    .set({ dead: why })
    .where(and(eq(chatGroup.id, id), isNull(chatGroup.dead)))
    .returning({ id: chatGroup.id });
  return marked.length > 0;
}

/** The group of the roster that this chat is; null for every other chat. */
export async function groupByChat(db: Db, chatId: string): Promise<ChatGroup | null> {
  const [row] = await db.select().from(chatGroup).where(eq(chatGroup.chatId, chatId));
  return row ?? null;
}

export const markGroupAlive = (tx: Db, id: GroupId) =>
  tx.update(chatGroup).set({ dead: null }).where(eq(chatGroup.id, id));

/** The bot is out of this group: what it was bound to is over, until somebody binds it anew. False where that was known. */
export async function endBinding(tx: Db, id: GroupId, why: string): Promise<boolean> {
  const ended = await tx
    .update(chatGroup)
    .set({ dead: why, purposes: [], digestAt: null, noticeAt: null, noticeFrom: null })
    .where(and(eq(chatGroup.id, id), sql`cardinality(${chatGroup.purposes}) > 0`))
    .returning({ id: chatGroup.id });
  return ended.length > 0;
}

/** Living groups that are to get the head of the journal. */
export const auditGroups = (db: Db): Promise<{ id: GroupId }[]> =>
  db
    .select({ id: chatGroup.id })
    .from(chatGroup)
    .where(and(arrayContains(chatGroup.purposes, ["audit"]), isNull(chatGroup.dead)))
    .orderBy(asc(chatGroup.id));

type Binding = { chatId: string; name: string; purpose: GroupPurpose; scopeUnitId: UnitId | null };

/** The row a chat is bound in: its own, else the only one of its name that waits for a chat. */
async function rowFor(tx: Db, { chatId, name }: Binding): Promise<GroupId | null> {
  const own = await groupByChat(tx, chatId);
  if (own) return own.id;
  const waiting = await tx
    .select({ id: chatGroup.id })
    .from(chatGroup)
    .where(and(eq(chatGroup.name, name), isNull(chatGroup.chatId)));
  return waiting.length === 1 ? (waiting[0]?.id ?? null) : null;
}

/** Binds a chat to one purpose; whatever it was bound to before is replaced. */
export async function bindChat(tx: Db, binding: Binding): Promise<GroupId> {
  const { chatId, name, purpose, scopeUnitId } = binding;
  const anew = { dead: null, digestAt: null, noticeAt: null, noticeFrom: null };
  const row = { name, chatId, purposes: [purpose], scopeUnitId, ...anew };
  const standing = await rowFor(tx, binding);
  if (standing) await tx.update(chatGroup).set(row).where(eq(chatGroup.id, standing));
  const id = standing ?? newId<GroupId>();
  if (!standing) await tx.insert(chatGroup).values({ id, ...row });
  return id;
}

/** How many other groups of this name are known, bound or waiting to be. */
export async function namesakes(db: Db, { chatId, name }: { chatId: string; name: string }): Promise<number> {
  const bound = await db
    .select({ id: chatGroup.id })
    .from(chatGroup)
    .where(and(eq(chatGroup.name, name), ne(chatGroup.chatId, chatId)));
  const asked = await db
    .select({ subject: followUp.subject })
    .from(followUp)
    .where(
      and(
        eq(followUp.kind, "unboundGroup"),
        isNull(followUp.endedAt),
        ne(followUp.subject, chatId),
        sql`${followUp.detail} ->> 'name' = ${name}`,
      ),
    );
  return bound.length + asked.length;
}
