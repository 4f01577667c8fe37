import type { App } from "../../app.ts";
import type { Line } from "../../db/assignments.ts";
import { numberOf } from "../../db/assignments.ts";
import type { LedgerRow, LedgerTone } from "../../documents/ledger-workbook.ts";
import type { Day } from "../../domain/calendar/day.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import { bases, categories, topics, workstreams } from "../../domain/item/categories.ts";
import type { AssignmentStatus } from "../../domain/item/item.ts";
import { priorities, statusWords } from "../../domain/item/item.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { sourceLevelOf, sourceLevels } from "../../domain/item/source.ts";

const tones = {
  issued: "waiting",
  inProgress: "working",
  submitted: "asking",
  declined: "asking",
  onHold: "ended",
  reassigned: "ended",
  closed: "done",
  cancelled: "ended",
} as const satisfies Record<AssignmentStatus, LedgerTone>;

const on = (at: Date | null): Day | null => (at ? dayOf(at) : null);

/** Working days past the limit; where the arrangement of a year is not published, that is said with the number. */
function overdue(due: Day, today: Day, { calendar }: Pick<App, "calendar">): number | string {
  const { days, unpublished } = calendar.workdaysBetween(due, today);
  return unpublished.length > 0 ? `${days}（按周一至周五计算）` : days;
}

type Ground = Pick<App, "calendar"> & { today: Day };

function standingOf({ assignment: a }: Line, { calendar, today }: Ground) {
  const late = (a.status === "issued" || a.status === "inProgress") && a.due < today;
  return {
    status: `${statusWords(a)}${late ? "（逾期）" : ""}`,
    tone: late ? "late" : tones[a.status],
    due: a.due,
    overdueDays: late ? overdue(a.due, today, { calendar }) : null,
    issued: dayOf(a.issuedAt),
    acknowledged: on(a.acknowledgedAt),
    ended: on(a.endedAt),
    percent: a.percent,
    returns: a.returns,
  } as const;
}

/** One line of the ledger as the workbook prints it. */
export function rowOf(line: Line, ground: Ground): LedgerRow {
  const { item, unit } = line;
  const level = sourceLevelOf(item.source);
  return {
    number: formatNumber(numberOf(item)),
    matter: item.matter,
    requirement: item.requirement ?? "",
    unit: unit.name,
    ...standingOf(line, ground),
    workstreams: item.workstreams.map((key) => workstreams[key]).join("、"),
    category: categories[item.category].label,
    topic: item.topic ? topics[item.topic] : "",
    basis: item.basis ? bases[item.basis] : "",
    source: item.source ?? "",
    level: level ? sourceLevels[level] : "",
    priority: priorities[item.priority],
  };
}
