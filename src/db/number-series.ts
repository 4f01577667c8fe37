import { sql } from "drizzle-orm";
import type { UnitId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import { numberSeries } from "./schema/item.ts";

/**
 * Takes the next number of a series inside the issuing transaction: the row stays locked until it ends, so numbers
 * are gapless and two issuers wait for each other (product §4).
 */
export async function takeNumber(
  tx: Db,
  { officeId, kind, year }: { officeId: UnitId; kind: string; year: number },
): Promise<number> {
  const [taken] = await tx
    .insert(numberSeries)
    .values({ officeId, kind, year, last: 1 })
    .onConflictDoUpdate({
      target: [numberSeries.officeId, numberSeries.kind, numberSeries.year],
      set: { last: sql`${numberSeries.last} + 1` },
    })
    .returning({ last: numberSeries.last });
  if (!taken) throw new Error("a number series gave no number");
  return taken.last;
}
