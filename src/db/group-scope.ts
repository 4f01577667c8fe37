import type { SQL } from "drizzle-orm";
import { and, eq, or, sql } from "drizzle-orm";
import type { UnitId } from "../domain/roster/unit.ts";
import type { ChatGroup } from "./chat-groups.ts";
import type { Db } from "./db.ts";
import { cityOffice, unitById } from "./roster-store.ts";
import { supervisionItem } from "./schema/item.ts";
import { unit } from "./schema/roster.ts";

/** What a group may see: all of an office, or what one unit handles; `officeId` null leaves out an office's own. */
export type Scope = { officeId: UnitId | null; handledIn: UnitId | null };

/** 范围单位: empty is the whole city; a county office also sees what its county handles. */
export async function scopeOf(
  db: Db,
  { scopeUnitId }: Pick<ChatGroup, "scopeUnitId">,
): Promise<Scope & { name: string }> {
  const found = scopeUnitId ? await unitById(db, scopeUnitId) : null;
  if (scopeUnitId && !found) return { officeId: null, handledIn: null, name: "" };
  if (!found) return { officeId: (await cityOffice(db)).id, handledIn: null, name: "全市" };
  const handledIn = found.kind === "pinganOffice" ? found.parentId : found.id;
  return { officeId: found.id, handledIn, name: found.name };
}

/**
 * A group is nobody's eyes: what its scope covers, and never a restricted matter (C4). Needs `supervision_item` and
 * `unit` in the query.
 */
export function withinScope({ officeId, handledIn }: Scope): SQL | undefined {
  const covered = or(
    officeId ? eq(supervisionItem.officeId, officeId) : undefined,
    handledIn ? sql`coalesce(${unit.leadUnitId}, ${unit.id}) = ${handledIn}` : undefined,
  );
  return and(covered ?? sql`false`, eq(supervisionItem.restricted, false));
}
