import { and, inArray, isNull } from "drizzle-orm";
import type { Db } from "./db.ts";
import { person } from "./schema/roster.ts";

/** Which of these open_ids belong to people of today's roster. */
export async function knownOpenIds(db: Db, openIds: readonly string[]): Promise<Set<string>> {
  if (openIds.length === 0) return new Set();
  const found = await db
    .select({ openId: person.openId })
    .from(person)
    .where(and(inArray(person.openId, [...openIds]), isNull(person.endedAt)));
  return new Set(found.flatMap(({ openId }) => (openId ? [openId] : [])));
}
