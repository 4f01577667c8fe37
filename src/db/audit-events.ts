import { sql } from "drizzle-orm";
import { z } from "zod";
import type { OwedDigest } from "../domain/audit/digest-owed.ts";
import type { Db } from "./db.ts";
import { rows } from "./rows.ts";
import type { GroupId } from "./schema/roster.ts";

const count = z.object({ found: z.coerce.number() });

/** Events of the last day that were given up and of which nobody was told. */
export async function deadUntold(db: Db, now: Date): Promise<number> {
  const [row] = await rows(
    db,
    count,
    sql`select count(*)::int as found from inbox_event e
      where e.status = 'dead' and e.received_at > ${now.toISOString()}::timestamptz - interval '1 day'
        and not exists (select 1 from follow_up f where f.kind = 'deadLetter' and f.subject = e.key)`,
  );
  return row?.found ?? 0;
}

const group = z.object({ id: z.custom<GroupId>((id) => typeof id === "string") });

/** Living groups that are to get digests. */
export async function digestGroups(db: Db): Promise<GroupId[]> {
  const living = await rows(
    db,
    group,
    sql`select id from chat_group where dead is null and purposes @> array['digest']::text[] order by id`,
  );
  return living.map(({ id }) => id);
}

/** How many of these groups were promised no digest of that week. */
export async function withoutDigest(db: Db, groups: readonly GroupId[], { week }: OwedDigest): Promise<number> {
  const [row] = await rows(
    db,
    count,
    sql`select count(*)::int as found from unnest(${`{${groups.join(",")}}`}::uuid[]) as g(id)
      where not exists (select 1 from outbox_message m join digest d on d.group_id = m.group_id and d.week = ${week}
        where m.slot = 'digest:' || g.id || ':' || ${week}::text and m.tidies is null)`,
  );
  return row?.found ?? 0;
}
