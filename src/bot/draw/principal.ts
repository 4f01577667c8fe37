import type { Fact } from "../../../cards/facts.ts";
import type { HistoryEntry } from "../../db/journal.ts";
import { inOfficeSince } from "../../db/office-terms.ts";
import { principalOf } from "../../db/roster-store.ts";
import { dayInWords } from "../../domain/calendar/words.ts";
import type { Assignment } from "../../domain/item/item.ts";
import { isOpen } from "../../domain/item/item.ts";
import { isLongOverdue } from "../../domain/reminder/stage.ts";
import type { UnitId } from "../../domain/roster/unit.ts";
import type { Sight } from "./sight.ts";

/** 第一责任人 of today by name, with the day since when; null where the roster names none (07-1). */
async function principalWords({ app, today }: Sight, unitId: UnitId): Promise<string | null> {
  const principal = await principalOf(app.db, unitId);
  if (!principal) return null;
  const since = (await inOfficeSince(app.db, principal.id)).get(unitId);
  return `${principal.name}${since ? `，${dayInWords(since, today)}起登记` : ""}`;
}

/** Where a matter is long overdue, or was, its card names who answers for it (七 07-1). */
export async function principalFacts(
  sight: Sight,
  { a, history }: { a: Assignment; history: readonly HistoryEntry[] },
): Promise<Fact[]> {
  const late = isLongOverdue(a, { day: sight.today, calendar: sight.app.calendar });
  const escalated = isOpen(a.status) && history.some(({ act }) => act === "escalate");
  if (!late && !escalated) return [];
  return [{ label: "第一责任人", value: (await principalWords(sight, a.handledIn)) ?? "没有登记" }];
}
