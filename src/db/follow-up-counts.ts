import { and, inArray, isNull, or, sql } from "drizzle-orm";
import type { Actor } from "../domain/access/rights.ts";
import { unitsGiving } from "../domain/access/rights.ts";
import type { Db } from "./db.ts";
import { followUp } from "./schema/journal.ts";

/** How many 待处置 are open, by who must see to them: an office counts its own, an administrator all. */
export async function countFollowUps(db: Db, viewer: Actor): Promise<Record<"office" | "systemAdmin", number>> {
  const offices = unitsGiving(viewer, "endFollowUp", "office");
  const all = unitsGiving(viewer, "endFollowUp", "system").length > 0;
  const own = or(isNull(followUp.officeId), offices.length > 0 ? inArray(followUp.officeId, offices) : undefined);
  const counted = await db
    .select({ owner: followUp.owner, open: sql<number>`count(*)::int` })
    .from(followUp)
    .where(and(isNull(followUp.endedAt), all ? undefined : own))
    .groupBy(followUp.owner);
  const of = (owner: "office" | "systemAdmin"): number => Number(counted.find((row) => row.owner === owner)?.open ?? 0);
  return { office: of("office"), systemAdmin: of("systemAdmin") };
}
