import { ledgerCard } from "../../../cards/ledger.ts";
import type { Line } from "../../db/assignments.ts";
import { assignmentsVisibleTo, ledgerTotal, numberOf } from "../../db/assignments.ts";
import type { LedgerFilter } from "../../db/ledger-filter.ts";
import { dayInWords } from "../../domain/calendar/words.ts";
import { conditionWords } from "../../domain/command/ledger-conditions.ts";
import { slipsOfWord } from "../../domain/command/nearest.ts";
import { statusLabels, statusWords } from "../../domain/item/item.ts";
import { formatNumber } from "../../domain/item/number.ts";
import type { Page } from "./paging.ts";
import { PAGE_SIZE, pageAt, pagingButtons } from "./paging.ts";
import type { Draw, Sight } from "./sight.ts";
import { waitedWords } from "./waiting.ts";
import { isLate } from "./words.ts";

function statusOf({ assignment }: Line, { today, app }: Sight): string {
  const waited = waitedWords(assignment, { today, calendar: app.calendar });
  if (waited) return assignment.status === "submitted" ? waited : `${statusLabels[assignment.status]}（${waited}）`;
  return `${statusWords(assignment)}${isLate(assignment, today) ? "（逾期）" : ""}`;
}

/** The register stands in the order of its numbers; how much of it is open and late is said above it. */
async function sumsOf({ app, viewer, today }: Sight, filter: LedgerFilter): Promise<string> {
  if (!viewer || filter.state) return "";
  const count = (state: "open" | "overdue") => ledgerTotal(app.db, viewer, { filter: { ...filter, state }, today });
  const [open, overdue] = [await count("open"), await count("overdue")];
  return `未办结 ${open} 条${overdue > 0 ? `，其中逾期 ${overdue} 条` : ""}`;
}

const NOTHING_YET = "督导事项下达后即列入台账。";
const NOTHING_FITS = "请减少条件再查，或发送 /台账 查看全部。";
const EXAMPLES = "可加条件，例如：/台账 逾期、/台账 办理中 本月。";
const CONDITIONS = "条件可写：单位名称、逾期、未办结、领导批示、省领导、扫黑除恶、本周、本月、本季、今年。";

/** Words that are no condition are looked for; where nothing is found, what they may have been meant for is said. */
function hintOf({ words, said }: LedgerFilter, total: number): string {
  if (total > 0) return EXAMPLES;
  if (!words) return said ? NOTHING_FITS : NOTHING_YET;
  const near = words.split(" ").flatMap((word) => slipsOfWord(word, conditionWords));
  const meant = near.length > 0 ? `您是否要：${near.map((word) => `/台账 ${word}`).join("、")}。` : "";
  return `“${words.slice(0, 40)}”不是筛选条件，已按查找词处理。${meant}${CONDITIONS}`;
}

/** At most three: where there is a page on either side, turning it is what refreshes it. */
function buttonsOf({ pen }: Sight, { filter, shown, total }: { filter: LedgerFilter; shown: Page; total: number }) {
  const paging = pagingButtons(pen, shown, (at) => ({ view: "ledger", filter, page: at }));
  if (total === 0) return paging;
  const subject = { view: "ledger", filter, page: shown.at } as const;
  return [...paging.slice(0, 2), pen.button({ label: "导出", act: "exportLedger", subject })];
}

/** 台账: one page of what the viewer may see, and the total of the same rows. */
export const drawLedger: Draw<"ledger"> = async (sight, { filter, page }) => {
  const { app, viewer, pen, today } = sight;
  if (!viewer) return null;
  const asked = { filter, today, size: PAGE_SIZE };
  const first = await assignmentsVisibleTo(app.db, viewer, { ...asked, page });
  const shown = pageAt(page, first.total);
  const { lines, total } =
    shown.at === page ? first : await assignmentsVisibleTo(app.db, viewer, { ...asked, page: shown.at });
  return ledgerCard({
    title: "督导事项台账",
    said: filter.said,
    total,
    sums: total > 0 ? await sumsOf(sight, filter) : "",
    rows: lines.map((line) => ({
      number: formatNumber(numberOf(line.item)),
      matter: line.item.matter,
      unit: line.unit.name,
      status: statusOf(line, sight),
      due: dayInWords(line.assignment.due, today),
    })),
    page: shown,
    lines: lines.map(({ assignment: { id, version } }) =>
      pen.button({ label: "查看", act: "goto", subject: { view: "assignment", assignmentId: id }, version }),
    ),
    paging: buttonsOf(sight, { filter, shown, total }),
    hint: hintOf(filter, total),
    reference: pen.reference,
  });
};
