import { journalHeadCard } from "../../../cards/journal-head.ts";
import { headAndRows } from "../../db/journal-seals.ts";
import type { Day } from "../../domain/calendar/day.ts";
import { timeOf } from "../../domain/calendar/day.ts";
import type { Draw } from "./sight.ts";

/** With its year: the card is kept. */
function dated(day: Day): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

/** 日志摘要, as far as the chain reaches at the moment of sending; nothing before the first seal. */
export const drawJournalHead: Draw<"journalHead"> = async ({ app, pen, today, groupId }) => {
  const reach = groupId ? await headAndRows(app.db) : null;
  if (!reach) return null;
  const { seq, head, sealed } = reach;
  const at = `${dated(today)} ${timeOf(app.clock.now())}`;
  return journalHeadCard({ head: `${seq}:${head}`, sealed, at, reference: pen.reference });
};
