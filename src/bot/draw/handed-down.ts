import type { ApartFacts, GroupedFacts } from "../../../cards/facts.ts";
import type { Line } from "../../db/assignments.ts";
import { assignmentsVisibleTo, ledgerTotal, numberOf } from "../../db/assignments.ts";
import type { Figures, Period } from "../../db/digest-figures.ts";
import { digestLines, figuresOf } from "../../db/digest-figures.ts";
import type { Scope } from "../../db/group-scope.ts";
import type { LedgerFilter } from "../../db/ledger-filter.ts";
import { ledgerFilter } from "../../db/ledger-filter.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { unitsGiving } from "../../domain/access/rights.ts";
import { dayInWords, dueInWords } from "../../domain/calendar/words.ts";
import { statusWords } from "../../domain/item/item.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { handedDown } from "../../domain/item/source.ts";
import type { Sight } from "./sight.ts";

const TITLE = "上级和领导交办事项";
const MOST_LINES = 10;

/** Number, matter, unit, state and limit of one of them. */
function lineWords({ item, assignment, unit }: Line, { app, today }: Sight): string {
  const { status, due } = assignment;
  const running = status === "issued" || status === "inProgress";
  const limit = running ? dueInWords(due, today, app.calendar) : `期限${dayInWords(due, today)}`;
  const name = unit.shortName ?? unit.name;
  return [formatNumber(numberOf(item)), item.matter, name, `${statusWords(assignment)}，${limit}`].join("　");
}

const figuresIn = ({ open, overdue, closed }: Pick<Figures, "open" | "overdue"> & { closed?: number }): string =>
  [`在办 ${open}`, `逾期 ${overdue}`, ...(closed === undefined ? [] : [`本期办结 ${closed}`])].join("，");

/** In the digest (05-3, 06-3, 08-2): open ones with their state, through the eyes of the group; null where there are none. */
export async function handedDownInDigest(
  sight: Sight,
  asked: { scope: Scope; period: Period },
): Promise<ApartFacts | null> {
  const { app, figuresOnly } = sight;
  const figures = await figuresOf(app.db, { ...asked, apart: true });
  if (figures.open + figures.closed === 0) return null;
  const lines = figuresOnly ? [] : await digestLines(app.db, "handedDown", { ...asked, most: MOST_LINES });
  return {
    title: TITLE,
    figures: figuresIn(figures),
    lines: lines.map((line) => lineWords(line, sight)),
    left: figures.open - lines.length,
  };
}

const open: LedgerFilter = ledgerFilter.parse({
  categories: [...handedDown],
  state: "open",
  said: "上级和领导交办、未办结",
});

/** In the 待办 of whoever sees a whole register: how those matters stand, and where all of them are found. */
export async function handedDownInTodo(
  sight: Sight,
  viewer: Actor,
): Promise<NonNullable<GroupedFacts["apart"]> | null> {
  const { app, pen, today } = sight;
  if (unitsGiving(viewer, "lookUp", "office").length === 0) return null;
  const { lines, total } = await assignmentsVisibleTo(app.db, viewer, {
    filter: open,
    today,
    page: 1,
    size: MOST_LINES,
  });
  if (total === 0) return null;
  const overdue = await ledgerTotal(app.db, viewer, { filter: { ...open, state: "overdue" }, today });
  return {
    title: TITLE,
    figures: figuresIn({ open: total, overdue }),
    lines: lines.map((line) => lineWords(line, sight)),
    left: total - lines.length,
    action: pen.button({ label: "查看", act: "goto", subject: { view: "ledger", filter: open } }),
  };
}
