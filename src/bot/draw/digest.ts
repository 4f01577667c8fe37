import { digestCard } from "../../../cards/digest.ts";
import type { DigestFacts } from "../../../cards/facts.ts";
import type { Line } from "../../db/assignments.ts";
import { numberOf } from "../../db/assignments.ts";
import { groupById } from "../../db/chat-groups.ts";
import type { Figures, Period } from "../../db/digest-figures.ts";
import { digestLines, digestPeriod, figuresByUnit, figuresOf } from "../../db/digest-figures.ts";
import type { Owed } from "../../db/digest-waiting.ts";
import { owedAnswers } from "../../db/digest-waiting.ts";
import type { Scope } from "../../db/group-scope.ts";
import { scopeOf } from "../../db/group-scope.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import { dayInWords, unpublishedInWords } from "../../domain/calendar/words.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { isLateDigest } from "../../domain/reminder/hours.ts";
import { handedDownInDigest } from "./handed-down.ts";
import type { Draw, Sight } from "./sight.ts";
import { daysWaited } from "./waiting.ts";

const MOST_UNITS = 30;
const MOST_ROWS = 10;
const JUST_BEFORE_MS = 1;

const inWords = ({ item, unit }: Line) => ({
  number: formatNumber(numberOf(item)),
  matter: item.matter,
  unit: unit.shortName ?? unit.name,
});

const bars = {
  issued: "待签收",
  inProgress: "办理中",
  submitted: "待审核",
  declined: "待改派",
  onHold: "已挂账",
  overdue: "逾期",
} as const;

const chartOf = (units: readonly (Figures & { unit: string })[]): DigestFacts["chart"] =>
  units.flatMap((each) =>
    (Object.keys(bars) as (keyof typeof bars)[])
      .filter((status) => each[status] > 0)
      .map((status) => ({ unit: each.unit, status: bars[status], count: each[status] })),
  );

const countsOf = (all: Figures): DigestFacts["counts"] => [
  { label: "在办", count: all.open },
  { label: "逾期", count: all.overdue },
  { label: "待签收", count: all.unsigned },
  { label: "待审核", count: all.submitted },
  { label: "本期办结", count: all.closed },
  { label: "本周到期", count: all.dueThisWeek },
];

type Asked = { scope: Scope; period: Period };

async function matters({ app, today }: Sight, asked: Asked, all: Figures) {
  const rows = (list: Parameters<typeof digestLines>[1]) => digestLines(app.db, list, { ...asked, most: MOST_ROWS });
  const [overdue, closed, due] = [await rows("overdue"), await rows("closed"), await rows("dueThisWeek")];
  const late = (line: Line): string => {
    const { days, unpublished } = app.calendar.workdaysBetween(line.assignment.due, today);
    return `${days > 0 ? `已逾期 ${days} 个工作日` : "已逾期，未满 1 个工作日"}${unpublishedInWords(unpublished)}`;
  };
  return {
    overdue: overdue.map((line) => ({ ...inWords(line), days: late(line) })),
    closed: closed.map(inWords),
    dueThisWeek: due.map((line) => ({ ...inWords(line), due: dayInWords(line.assignment.due, today) })),
    left: {
      overdue: all.overdue - overdue.length,
      closed: all.closed - closed.length,
      dueThisWeek: all.dueThisWeek - due.length,
    },
  };
}

const noMatters = { overdue: [], closed: [], dueThisWeek: [], left: { overdue: 0, closed: 0, dueThisWeek: 0 } };

function noteOf({ figuresOnly }: Sight, scope: string, late: boolean): string {
  const narrow = scope === "全市" ? "" : `范围：${scope}`;
  return [narrow, figuresOnly ? "本群有通讯录以外人员，仅列数字" : "", late ? "未能按时发出，现予补发" : ""]
    .filter(Boolean)
    .join("；");
}

/** An application nobody answers is not late by its limit, so the digest says how long it has waited. */
const owedWords = ({ app, today }: Sight, owed: readonly Owed[]): string =>
  owed
    .map(({ status, count, oldest }) => {
      const kind = status === "submitted" ? "办结申请待审核" : "不属本单位待答复";
      return `${kind} ${count} 项，最长${daysWaited(oldest, { today, calendar: app.calendar })}`;
    })
    .join("；");

/** 周报: figures first, then what is late, what was closed and what falls due; also when there is nothing to report. */
export const drawDigest: Draw<"digest"> = async (sight, { week }) => {
  const { app, pen, today, groupId, sentAt, sentUnder, figuresOnly } = sight;
  const group = groupId ? await groupById(app.db, groupId) : null;
  const covered = group ? await digestPeriod(app.db, group.id, week) : null;
  if (!group || !covered) return null;
  const scope = await scopeOf(app.db, group);
  const monday = dayOf(covered.toAt);
  const asked = { scope, period: { ...covered, today, monday } };
  const late = isLateDigest(sentAt ?? app.clock.now(), { groupId: group.id, monday }, sentUnder);
  const all = await figuresOf(app.db, asked);
  const { units, others } = await figuresByUnit(app.db, { ...asked, most: MOST_UNITS });
  const last = dayOf(new Date(covered.toAt.getTime() - JUST_BEFORE_MS));
  return digestCard({
    title: "督办周报",
    period: `${dayInWords(dayOf(covered.fromAt), today)}至${dayInWords(last, today)}`,
    counts: countsOf(all),
    chart: chartOf(units),
    table: units.map(({ unit, open, overdue, closed, dueThisWeek }) => ({ unit, open, overdue, closed, dueThisWeek })),
    otherUnits: others.units > 0 ? others : null,
    waiting: owedWords(sight, await owedAnswers(app.db, scope)),
    ...(figuresOnly ? noMatters : await matters(sight, asked, all)),
    handedDown: await handedDownInDigest(sight, asked),
    figuresOnly,
    note: noteOf(sight, scope.name, late),
    reference: pen.reference,
  });
};
