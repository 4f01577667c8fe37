import type { Tone } from "../../../cards/facts.ts";
import type { HistoryEntry } from "../../db/journal.ts";
import type { Why } from "../../db/view.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { handles, rolesToward, seesAll } from "../../domain/access/rights.ts";
import type { Day } from "../../domain/calendar/day.ts";
import { dayOf, instantAt } from "../../domain/calendar/day.ts";
import { dayInWords, dueInWords, momentInWords, unpublishedInWords } from "../../domain/calendar/words.ts";
import type { Calendar } from "../../domain/calendar/workdays.ts";
import type { EventAct } from "../../domain/item/event.ts";
import type { Finding } from "../../domain/item/findings.ts";
import { findings } from "../../domain/item/findings.ts";
import type { Assignment, AssignmentStatus, SupervisionItem } from "../../domain/item/item.ts";
import { isOpen, statusWords } from "../../domain/item/item.ts";
import type { Terms } from "../../domain/settings/rules.ts";

/** What was done, as the history says it. */
export const doneWords: Record<EventAct, string> = {
  issue: "下达",
  acknowledge: "签收",
  decline: "提出不属本单位",
  uphold: "维持由该单位承办",
  reassign: "改派其他单位",
  reportProgress: "反馈进展",
  attachEvidence: "上传佐证",
  submitCompletion: "申请办结",
  askSignOff: "申请办结，报第一责任人签发",
  withdrawSignOff: "收回办结申请",
  signOff: "签发办结申请",
  refuseSignOff: "退回办结申请，未予签发",
  returnForRework: "退回",
  closeOut: "审核通过并销号",
  cancel: "撤销",
  redate: "改期",
  urge: "催办",
  guide: "提出指导意见",
  check: "核查",
  forward: "转办",
  withdrawForward: "收回转办",
  escalate: "发出长期逾期告知",
  handOver: "办理交接",
};

type WhyRow = { title: string; holds: readonly AssignmentStatus[]; when?: (a: Assignment) => boolean };
const open: readonly AssignmentStatus[] = ["issued", "inProgress", "submitted", "declined", "onHold"];

/** What a card about one assignment is called, as long as the state it speaks of holds. */
const whyRows: Record<Why, WhyRow> = {
  issued: { title: "督导事项交办", holds: ["issued"] },
  upheld: { title: "维持承办，请签收办理", holds: ["issued"] },
  returned: { title: "退回补充整改", holds: ["inProgress"] },
  redated: { title: "办理期限调整", holds: open },
  closedOut: { title: "事项已销号", holds: ["closed"] },
  cancelled: { title: "事项已撤销", holds: ["cancelled"] },
  submitted: { title: "办结申请待审核", holds: ["submitted"] },
  declined: { title: "不属本单位，待处理", holds: ["declined"] },
  reassigned: { title: "事项已改派", holds: ["reassigned"] },
  urged: { title: "催办", holds: ["issued", "inProgress"] },
  urgedToSign: { title: "催办", holds: ["inProgress"], when: (a) => a.signOffAt !== null },
  guided: { title: "指导意见", holds: ["issued", "inProgress", "submitted"] },
  checked: { title: "核查情况告知", holds: open },
  forwarded: { title: "转办事项", holds: ["inProgress"] },
  overdueProgress: { title: "逾期事项进展反馈", holds: ["inProgress"] },
  principalTold: { title: "督导事项告知", holds: ["issued"] },
  signOff: { title: "办结申请待签发", holds: ["inProgress"], when: (a) => a.signOffAt !== null },
  signOffRefused: { title: "办结申请未予签发", holds: ["inProgress"], when: (a) => a.signOffAt === null },
  asked: { title: "督导事项", holds: [] },
};

/** Past its limit while the unit is still at work. */
export const isLate = ({ status, due }: Pick<Assignment, "status" | "due">, today: Day): boolean =>
  (status === "issued" || status === "inProgress") && due < today;

export function titleOf(a: Assignment, why: Why, today: Day): string {
  const row: WhyRow = whyRows[why];
  const holds = row.holds.includes(a.status) && (row.when?.(a) ?? true);
  return holds ? row.title : `督导事项 · ${statusWords(a)}${isLate(a, today) ? "（已逾期）" : ""}`;
}

/** A card that brings words to read, whatever the limit: guidance and the result of a check (四 04-5). */
export const informs = (why: Why, { status }: Pick<Assignment, "status">): boolean =>
  (why === "guided" || why === "checked") && whyRows[why].holds.includes(status);

/** How grave a matter is today (product §5). */
export function toneOf(a: Pick<Assignment, "status" | "due">, today: Day, calendar: Terms): Tone {
  if (a.status === "closed") return "done";
  if (!isOpen(a.status)) return "ended";
  if (a.status !== "submitted" && a.due < today) return "grave";
  if (a.status !== "submitted" && a.due === today) return "today";
  const soon = calendar.workdaysBetween(today, a.due).days <= Math.max(...calendar.rules.beforeDue);
  return soon && a.status !== "submitted" ? "comingDue" : "information";
}

type AtWork = Pick<Assignment, "status" | "due" | "submittedAt">;

/** How late the application came that waits or led to 销号; empty where it came in time. */
function appliedLate({ due, submittedAt }: AtWork, calendar: Calendar, done: string): string {
  const { days, unpublished } = calendar.workdaysBetween(due, submittedAt ? dayOf(submittedAt) : due);
  return days > 0 ? `，逾期 ${days} 个工作日${done}${unpublishedInWords(unpublished)}` : "";
}

/** The due date of a share: days left or overdue only while the unit has something left to do. */
export function dueOf(a: AtWork, today: Day, calendar: Calendar): string {
  if (a.status === "submitted" && a.due < today)
    return `${dayInWords(a.due, today)}${appliedLate(a, calendar, "申请办结")}`;
  if (isOpen(a.status)) return dueInWords(a.due, today, calendar);
  return `${dayInWords(a.due, today)}${a.status === "closed" ? appliedLate(a, calendar, "办结") : ""}`;
}

export const signedLate = (a: Assignment): boolean =>
  a.acknowledgedAt !== null && a.acknowledgedAt >= instantAt(a.acknowledgeBy, "24:00");

export type Side = "unit" | "office";

/** From which side somebody looks at an assignment; who stands on both sees the office's. */
export const sideOf = (viewer: Actor, item: Pick<SupervisionItem, "officeId">, a: Assignment): Side =>
  !seesAll(viewer, item) && (handles(viewer, a) || rolesToward(viewer, item.officeId, a.handledIn).length > 0)
    ? "unit"
    : "office";

type Next = Record<Side, string>;

const atWork = (unit: string): Next => ({
  unit: "请按要求办理，及时反馈进展；完成后申请办结。",
  office: `${unit}正在办理。`,
});

const whileAsked = (since: Date, today: Day, unit: string): Next => ({
  unit: `办结申请${sinceWords(since, today)}报第一责任人，待签发；签发前，办理期限照常计算。`,
  office: `${unit}${sinceWords(since, today)}申请办结，待该单位第一责任人签发。`,
});

/** What comes next, said to the one who reads. */
export function nextWords(a: Assignment, side: Side, { unit, today }: { unit: string; today: Day }): string {
  const last = [a.acknowledgeBy, a.due].toSorted()[0] ?? a.due;
  const by = dayInWords(last, today);
  const signing = last < today ? `签收时限${by}已过，请立即签收` : `请于${by}前签收`;
  const table: Record<AssignmentStatus, Next> = {
    issued: {
      unit: `${signing}；确不属本单位职责的，请选择“不属本单位”并写明理由。`,
      office: `等待${unit}签收，签收时限为${by}${last < today ? "，已过" : ""}。`,
    },
    inProgress: a.signOffAt ? whileAsked(a.signOffAt, today, unit) : atWork(unit),
    submitted: {
      unit: "等待平安办审核。",
      office: "请审核：符合要求的通过并销号；不符合的写明理由退回。",
    },
    declined: {
      unit: "已提出不属本单位，等待平安办答复。",
      office: "请决定：改派其他单位，或写明理由维持由该单位承办。",
    },
    onHold: { unit: "本事项已挂账，暂停计时。", office: "本事项已挂账。" },
    reassigned: { unit: "本事项已改派其他单位，无需再办。", office: "已改派其他单位。" },
    closed: { unit: "本事项已销号，感谢配合。", office: "本事项已销号。" },
    cancelled: { unit: "本事项已撤销，无需再办。", office: "本事项已撤销。" },
  };
  return table[a.status][side];
}

const detailWords = (entry: HistoryEntry, today: Day): string[] => {
  const { percent, from, to, promise, due, finding } = entry.detail;
  const dated = entry.act === "redate" && from && to;
  return [
    finding ? findings[finding as Finding] : "",
    percent === undefined ? "" : `完成 ${percent}%`,
    promise ? `承诺${dayInWords(promise as Day, today)}前完成${due && promise > due ? "，晚于办理期限" : ""}` : "",
    dated ? `期限由${dayInWords(from as Day, today)}调整为${dayInWords(to as Day, today)}` : "",
  ];
};

/** What people wrote, without the sign it ends with: more words follow it. */
const unended = (text: string | undefined): string => (text ?? "").trim().replace(/[。；;，,、.]+$/u, "");

/** The words of one history entry: what people wrote, then the figures. */
export function entryWords(entry: HistoryEntry, today: Day): string {
  const { reason, progress, nextStep, result, fileName, opinion, note } = entry.texts;
  const next = nextStep ? `下一步：${nextStep}` : "";
  const said = [reason, opinion, note, progress, result, fileName, next, ...detailWords(entry, today)];
  return said.map(unended).filter(Boolean).join("；");
}

/** What was done; a 改派 says from whom and to whom, a 转办 to whom. */
export function doneOf({ act, unit, heir, person, proposedName }: HistoryEntry): string {
  if (act === "reassign" && unit && heir) return `由${unit}改派至${heir}`;
  if (act === "issue" && proposedName) return `同意下达（${proposedName}起草）`;
  if (act === "signOff" && proposedName) return `${doneWords[act]}（${proposedName}申请）`;
  if (act === "escalate" && proposedName) return `${doneWords[act]}（第一责任人${proposedName}）`;
  if (act === "forward" && person) return `转办给${person}`;
  if (act === "withdrawForward" && person) return `收回转办（原由${person}经办）`;
  return doneWords[act];
}

/** Who did what and when, in one line. */
export const doneLine = (entry: HistoryEntry, today: Day): string =>
  `${entry.byName ?? "系统"} ${momentInWords(entry.at, today)} ${doneOf(entry)}`;

/** A moment of today, or the day it was, ready for a verb behind it. */
export const sinceWords = (at: Date, today: Day): string =>
  dayOf(at) === today ? `${momentInWords(at, today)} ` : dayInWords(dayOf(at), today);
