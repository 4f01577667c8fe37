import { isNull, sql } from "drizzle-orm";
import type { Db } from "./db.ts";
import { followUp } from "./schema/journal.ts";

/** How many 待处置 are open, by who must see to them. */
export async function countFollowUps(db: Db): Promise<Record<"office" | "systemAdmin", number>> {
  const counted = await db
    .select({ owner: followUp.owner, open: sql<number>`count(*)::int` })
    .from(followUp)
    .where(isNull(followUp.endedAt))
    .groupBy(followUp.owner);
  const of = (owner: "office" | "systemAdmin"): number => Number(counted.find((row) => row.owner === owner)?.open ?? 0);
  return { office: of("office"), systemAdmin: of("systemAdmin") };
}
