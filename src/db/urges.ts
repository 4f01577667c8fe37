import { and, count, eq, gte, isNull, lt, ne, sql } from "drizzle-orm";
import type { Day } from "../domain/calendar/day.ts";
import { instantAt } from "../domain/calendar/day.ts";
import type { PersonId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import { outboxMessage } from "./schema/messages.ts";

/** How many 催办 somebody got, or will get, on this day; those that were dropped as moot pressed nobody. */
export async function urgesOn(db: Db, personId: PersonId, day: Day): Promise<number> {
  const { view, sendAt, status, tidies } = outboxMessage;
  const [found] = await db
    .select({ times: count() })
    .from(outboxMessage)
    .where(
      and(
        eq(outboxMessage.personId, personId),
        sql`${view}->>'why' in ('urged', 'urgedToSign')`,
        isNull(tidies),
        ne(status, "dropped"),
        gte(sendAt, instantAt(day, "00:00")),
        lt(sendAt, instantAt(day, "24:00")),
      ),
    );
  return Number(found?.times ?? 0);
}
