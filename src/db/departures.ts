import { eq, lte, sql } from "drizzle-orm";
import type { PersonId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import { chatDeparture } from "./schema/roster.ts";

export type Departure = typeof chatDeparture.$inferSelect;

/** The bot is to leave this chat; asked twice it leaves once. */
export const askDeparture = (tx: Db, asked: { chatId: string; name: string; askedBy: PersonId; at: Date }) => {
  const { at, ...row } = asked;
  return tx
    .insert(chatDeparture)
    .values({ ...row, tryAt: at })
    .onConflictDoNothing();
};

/** Takes up what is due and puts it off by `againMs`: whoever dies meanwhile is followed then. */
export const claimDepartures = (db: Db, now: Date, againMs: number): Promise<Departure[]> =>
  db
    .update(chatDeparture)
    .set({ tryAt: new Date(now.getTime() + againMs), attempts: sql`${chatDeparture.attempts} + 1` })
    .where(lte(chatDeparture.tryAt, now))
    .returning();

export const endDeparture = (tx: Db, chatId: string) =>
  tx.delete(chatDeparture).where(eq(chatDeparture.chatId, chatId));
