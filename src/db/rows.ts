import type { SQL } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "./db.ts";

/**
 * The one door for hand-written SQL: both drivers answer in their own shape, and each row is parsed on the way in.
 * bigint comes as text from one driver and as number from the other, so count in `::int` or coerce in the row schema.
 */
export async function rows<Row extends z.ZodType>(db: Db, row: Row, query: SQL): Promise<z.infer<Row>[]> {
  const answer: unknown = await db.execute(query);
  const list: unknown = Array.isArray(answer) ? answer : (answer as { rows: unknown }).rows;
  return row.array().parse(list);
}
