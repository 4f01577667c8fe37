import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "./db.ts";
import type { GroupId } from "./schema/roster.ts";
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
