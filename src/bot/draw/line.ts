import type { CardAction, LineFacts, Tone } from "../../../cards/facts.ts";
import type { Line } from "../../db/assignments.ts";
import { numberOf } from "../../db/assignments.ts";
import type { HistoryEntry } from "../../db/journal.ts";
import { historyOf } from "../../db/journal.ts";
import { dayInWords, dueInWords } from "../../domain/calendar/words.ts";
import type { Act } from "../../domain/item/acts.ts";
import type { EventAct } from "../../domain/item/event.ts";
import { statusWords } from "../../domain/item/item.ts";
import { formatNumber } from "../../domain/item/number.ts";
import type { Stage } from "../../domain/reminder/plan.ts";
import { actButton, actsOpenTo } from "./actions.ts";
import { brokenPromise } from "./promise.ts";
import type { Sight } from "./sight.ts";
import { waitedWords } from "./waiting.ts";
import type { Side } from "./words.ts";
import { doneLine, nextWords, sideOf, sinceWords } from "./words.ts";

type Says = (line: Line, sight: Sight) => string;
type StageRow = { tone: Tone; heading: Says; says: Says };

const dueOf = ({ assignment }: Line, { today, app }: Sight): string => dueInWords(assignment.due, today, app.calendar);
const since = (at: Date | null, { today }: Sight): string => (at ? sinceWords(at, today) : "");
const waited = (a: Line["assignment"], { today, app }: Sight): string =>
  waitedWords(a, { today, calendar: app.calendar }) ?? "";
const asDue = (line: Line, sight: Sight): string => `办理期限为${dueOf(line, sight)}。`;
const called = (heading: string) => () => heading;

/** Whatever else a line says, a matter nobody signed for is to be signed for first. */
function next({ assignment }: Line, otherwise: string): string {
  if (assignment.status === "issued") return "本事项尚未签收，请立即签收办理。";
  return assignment.signOffAt ? "办结申请已报第一责任人，待签发。" : otherwise;
}

/** How each stage looks on a grouped card; the order is that of urgency. */
const stageRows: Record<Stage, StageRow> = {
  overdue: {
    tone: "grave",
    heading: called("已逾期"),
    says: (line, sight) => `${asDue(line, sight)}${next(line, "请尽快办结，并反馈进展。")}`,
  },
  dueToday: {
    tone: "today",
    heading: ({ assignment }, { today }) => (assignment.due === today ? "今日到期" : "即将到期"),
    says: (line, sight) => `${asDue(line, sight)}${next(line, "请申请办结；暂不能办结的，请反馈进展、说明情况。")}`,
  },
  dueSoon: {
    tone: "comingDue",
    heading: called("即将到期"),
    says: (line, sight) => `${asDue(line, sight)}${next(line, "")}`,
  },
  unsigned: {
    tone: "comingDue",
    heading: called("待签收"),
    says: (line, sight) =>
      `签收时限${dayInWords(line.assignment.acknowledgeBy, sight.today)}，${asDue(line, sight)}请尽快签收。`,
  },
  review: {
    tone: "information",
    heading: called("待审核"),
    says: ({ assignment }, sight) =>
      `${since(assignment.submittedAt, sight)}申请办结，${waited(assignment, sight)}，请审核。`,
  },
  declined: {
    tone: "information",
    heading: called("待改派"),
    says: ({ assignment }, sight) =>
      `${since(assignment.declinedAt, sight)}提出不属本单位，${waited(assignment, sight)}，请改派或维持。`,
  },
  keepAlive: {
    tone: "information",
    heading: ({ assignment }) => statusWords(assignment),
    says: (line, sight) => `${asDue(line, sight)}${next(line, "请按要求办理，及时反馈进展。")}`,
  },
};

export const stagesByUrgency = Object.keys(stageRows) as Stage[];
export const toneOfStage = (stage: Stage): Tone => stageRows[stage].tone;

/** A line has room for two acts: these are left to the card behind 查看. */
const onlyOnTheCard: readonly Act[] = [
  ...(["attachEvidence", "cancel", "redate"] as const),
  ...(["signOff", "refuseSignOff", "withdrawSignOff"] as const),
  ...(["urge", "guide", "check", "forward", "withdrawForward"] as const),
];

/** 查看 always stands last; at most two acts before it (product §5). */
export function lineActions({ viewer, pen }: Sight, { item, assignment }: Line): CardAction[] {
  const open = viewer ? actsOpenTo(viewer, item, assignment).filter((act) => !onlyOnTheCard.includes(act)) : [];
  const { id: assignmentId, version } = assignment;
  const look = pen.button({ label: "查看", act: "goto", subject: { view: "assignment", assignmentId }, version });
  return [...open.slice(0, 2).map((act) => actButton(pen, act, assignment)), look];
}

/** What every line says first. */
export const lineHead = ({ item, assignment, unit }: Line): Pick<LineFacts, "number" | "matter" | "unit"> => ({
  number: formatNumber(numberOf(item)),
  matter: item.matter,
  unit: assignment.handledIn === unit.id ? unit.name : `${unit.name}（由组长单位承办）`,
});

/** 七 07-1: whoever stands above the unit at work presses, and is not asked to sign or to report. */
const toPress = (line: Line, sight: Sight): string =>
  `${asDue(line, sight)}请督促承办单位${line.assignment.status === "issued" ? "立即签收办理" : "尽快办结"}。`;

export function stageLine(sight: Sight, line: Line, stage: Stage): LineFacts {
  const { tone, heading, says } = stageRows[stage];
  const { viewer } = sight;
  const { item, assignment } = line;
  const atWork = assignment.status === "issued" || assignment.status === "inProgress";
  const looksOn = viewer !== null && atWork && actsOpenTo(viewer, item, assignment).length === 0;
  const words = looksOn ? toPress(line, sight) : says(line, sight);
  const actions = lineActions(sight, line);
  const said = `${words}${brokenPromise(line.assignment, sight.today)}`;
  return { ...lineHead(line), tone, heading: heading(line, sight), says: said, actions, receipt: null };
}

const lastDone = (history: readonly HistoryEntry[], { assignment }: Line): HistoryEntry | undefined =>
  history
    .filter(({ assignmentId, act }) => assignmentId === assignment.id && act !== "escalate" && act !== "handOver")
    .at(-1);

/** Acts after which a side has nothing more to do with a line, though the matter may go on. */
const settles: Record<Side, readonly EventAct[]> = {
  unit: ["acknowledge", "decline", "reportProgress", "submitCompletion", "askSignOff", "signOff"],
  office: ["closeOut", "returnForRework", "reassign", "uphold", "cancel", "redate"],
};

/**
 * What became of a line since the card was sent: who did what, when, and what comes next. Null while nothing did: a line
 * that still `holds` is settled only by the reader's own side.
 */
export async function receiptOf(sight: Sight, line: Line, holds: boolean): Promise<string | null> {
  const { app, today, sentAt, viewer } = sight;
  const last = lastDone(await historyOf(app.db, line.item.id), line);
  if (!sentAt || !last || last.at < sentAt || !viewer) return null;
  const side = sideOf(viewer, line.item, line.assignment);
  if (holds && !settles[side].includes(last.act)) return null;
  return `${doneLine(last, today)}。${nextWords(line.assignment, side, { unit: line.unit.name, today })}`;
}

/** A line done with: its receipt, and 查看 for whoever wants to know more. */
export async function receiptLine(sight: Sight, line: Line, receipt: string): Promise<LineFacts> {
  const { id: assignmentId, version } = line.assignment;
  const look = { label: "查看", act: "goto", subject: { view: "assignment", assignmentId }, version } as const;
  return {
    ...lineHead(line),
    tone: line.assignment.status === "closed" ? "done" : "ended",
    heading: "",
    says: "",
    actions: [sight.pen.button(look)],
    receipt,
  };
}
