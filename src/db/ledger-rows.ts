import type { SQL } from "drizzle-orm";
import { and, eq, gt, lt, or, sql } from "drizzle-orm";
import { z } from "zod";
import type { Actor } from "../domain/access/rights.ts";
import type { Day } from "../domain/calendar/day.ts";
import type { AssignmentId } from "../domain/item/item.ts";
import type { Line } from "./assignments.ts";
import { ledgerOrder, lines, matching } from "./assignments.ts";
import type { Db } from "./db.ts";
import type { LedgerFilter } from "./ledger-filter.ts";
import { assignment, supervisionItem } from "./schema/item.ts";
import { unit } from "./schema/roster.ts";
import { visibleByUnits } from "./visible.ts";

/** A place in the ledger's order: the line read last. */
export const ledgerPlace = z.object({
  year: z.number().int(),
  serial: z.number().int(),
  child: z.number().int(),
  position: z.number().int(),
  id: z.custom<AssignmentId>((value) => typeof value === "string"),
});
export type LedgerPlace = z.infer<typeof ledgerPlace>;

const child = sql<number>`coalesce(${supervisionItem.child}, 0)`;

/** Lines behind that place. The first condition says less than the second, but an index can begin with it. */
function behind({ year, serial, child: at, position, id }: LedgerPlace): SQL | undefined {
  const sameItem = and(eq(supervisionItem.year, year), eq(supervisionItem.serial, serial));
  return and(
    sql`(${supervisionItem.year}, ${supervisionItem.serial}) <= (${year}, ${serial})`,
    or(
      lt(supervisionItem.year, year),
      and(eq(supervisionItem.year, year), lt(supervisionItem.serial, serial)),
      and(sameItem, gt(child, at)),
      and(sameItem, sql`${child} = ${at}`, gt(unit.position, position)),
      and(sameItem, sql`${child} = ${at}`, eq(unit.position, position), gt(assignment.id, id)),
    ),
  );
}

export type Lot = { filter: LedgerFilter; today: Day; after: LedgerPlace | null; size: number };

/** The next lines of the ledger behind a place, in the ledger's own order and through the viewer's eyes. */
export async function ledgerLines(
  db: Db,
  viewer: Actor,
  { filter, today, after, size }: Lot,
): Promise<{ lines: Line[]; last: LedgerPlace | null }> {
  const found = await lines(db, { position: unit.position })
    .where(and(await visibleByUnits(db, viewer), await matching(db, filter, today), after ? behind(after) : undefined))
    .orderBy(...ledgerOrder)
    .limit(size);
  const end = found.at(-1);
  if (!end) return { lines: found, last: null };
  const { year, serial } = end.item;
  const place = { year, serial, child: end.item.child ?? 0, position: end.position, id: end.assignment.id };
  return { lines: found, last: place };
}
