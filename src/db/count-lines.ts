import type { SQL, Table } from "drizzle-orm";
import { Column, eq, is, Param, SQL as Piece, StringChunk, sql } from "drizzle-orm";
import type { Db } from "./db.ts";
import { assignment, supervisionItem } from "./schema/item.ts";
import { unit } from "./schema/roster.ts";

/** Whether a condition may speak of this table; what cannot be looked into counts as speaking of it. */
function speaksOf(table: Table, piece: unknown): boolean {
  if (is(piece, Column)) return piece.table === table;
  if (is(piece, Piece)) return piece.queryChunks.some((each) => speaksOf(table, each));
  if (Array.isArray(piece)) return piece.some((each) => speaksOf(table, each));
  return !(piece === undefined || typeof piece !== "object" || is(piece, StringChunk) || is(piece, Param));
}

/** How many assignments meet a condition. An item or a unit is joined only where the condition speaks of it: each assignment has one. */
export async function countLines(db: Db, condition: SQL | undefined): Promise<number> {
  let query = db.select({ total: sql<number>`count(*)::int` }).from(assignment).$dynamic();
  if (speaksOf(supervisionItem, condition)) {
    query = query.innerJoin(supervisionItem, eq(supervisionItem.id, assignment.itemId));
  }
  if (speaksOf(unit, condition)) query = query.innerJoin(unit, eq(unit.id, assignment.unitId));
  const [count] = await query.where(condition);
  return Number(count?.total ?? 0);
}
