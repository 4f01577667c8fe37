import { pgTable, primaryKey } from "drizzle-orm/pg-core";
import { beijingDay, idOf, instant } from "./columns.ts";
import type { GroupId } from "./roster.ts";

/** One notice per group and day: what it covers, from the end of the last one to the moment it was promised. */
export const groupNotice = pgTable(
  "group_notice",
  {
    groupId: idOf<GroupId>("group_id").notNull(),
    day: beijingDay("day").notNull(),
    fromAt: instant("from_at").notNull(),
    toAt: instant("to_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.day] })],
);
