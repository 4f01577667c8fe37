import type { Desk } from "../door.ts";
import { atTheDoor } from "../door.ts";
import { truthToday } from "../mornings.ts";
import type { Share } from "../page.ts";
import { workedIn } from "../pocket-calendar.ts";
import { seatsOn, seatsToward } from "../town.ts";

/** What people must see: the title of each message, the heading of each line, and which buttons may stand on a card. */

const stateWords: Record<Share["state"], string> = {
  waiting: "待签收",
  working: "办理中",
  applied: "待审核",
  disputed: "待改派",
  moved: "已改派",
  done: "已销号",
  dropped: "已撤销",
};

export const stateSaid = ({ state, awaitsHead }: Share): string =>
  state === "working" && awaitsHead ? "待第一责任人签发" : stateWords[state];

const open: readonly Share["state"][] = ["waiting", "working", "applied", "disputed"];

/** A message is called what it came for as long as that holds; afterwards by how the matter stands. */
const titles: Record<string, [title: string, holds: (share: Share) => boolean]> = {
  issued: ["督导事项交办", ({ state }) => state === "waiting"],
  upheld: ["维持承办，请签收办理", ({ state }) => state === "waiting"],
  returned: ["退回补充整改", ({ state }) => state === "working"],
  redated: ["办理期限调整", ({ state }) => open.includes(state)],
  closedOut: ["事项已销号", ({ state }) => state === "done"],
  cancelled: ["事项已撤销", ({ state }) => state === "dropped"],
  submitted: ["办结申请待审核", ({ state }) => state === "applied"],
  declined: ["不属本单位，待处理", ({ state }) => state === "disputed"],
  reassigned: ["事项已改派", ({ state }) => state === "moved"],
  urged: ["催办", ({ state }) => state === "waiting" || state === "working"],
  urgedToSign: ["催办", ({ state, awaitsHead }) => state === "working" && awaitsHead !== null],
  guided: ["指导意见", ({ state }) => state !== "disputed" && open.includes(state)],
  checked: ["核查情况告知", ({ state }) => open.includes(state)],
  forwarded: ["转办事项", ({ state }) => state === "working"],
  overdueProgress: ["逾期事项进展反馈", ({ state }) => state === "working"],
  signOff: ["办结申请待签发", ({ state, awaitsHead }) => state === "working" && awaitsHead !== null],
  signOffRefused: ["办结申请未予签发", ({ state, awaitsHead }) => state === "working" && awaitsHead === null],
};

export function titleNow(share: Share, why: string, today: string): string {
  const [title, holds] = titles[why] ?? ["", () => false];
  if (holds(share)) return title;
  const late = (share.state === "waiting" || share.state === "working") && share.due < today;
  return `督导事项 · ${stateSaid(share)}${late ? "（已逾期）" : ""}`;
}

const reasonOf: Record<string, string> = {
  dueSoon: "soon",
  dueToday: "lastDay",
  overdue: "late",
  unsigned: "unsigned",
  keepAlive: "worn",
  review: "unanswered",
  declined: "unanswered",
};

/** What a promised line says when the card leaves; null where nothing is left to say. */
export function headingNow(share: Share, stages: readonly string[], today: string): string | null {
  const line = truthToday(
    share,
    stages.map((stage) => reasonOf[stage] ?? stage),
    today,
  );
  const words: Record<string, string> = {
    ...{ overdue: "已逾期", dueSoon: "即将到期", unsigned: "待签收", review: "待审核", declined: "待改派" },
    dueToday: share.due === today ? "今日到期" : "即将到期",
    keepAlive: stateSaid(share),
  };
  return line && (words[line] ?? null);
}

export const isGrave = (share: Share, today: string, after: number): boolean =>
  (share.state === "waiting" || share.state === "working") && today > share.due && workedIn(share.due, today) >= after;

export const labels: Record<string, string> = {
  acknowledge: "签收",
  decline: "不属本单位",
  uphold: "维持",
  reassign: "改派",
  reportProgress: "反馈进展",
  submitCompletion: "申请办结",
  signOff: "签发",
  closeOut: "通过并销号",
  cancel: "撤销",
  redate: "改期",
  urge: "催办",
  guide: "指导",
  check: "核查",
  forward: "转办",
};

/** The acts whose buttons may stand before somebody: what they could begin right now. */
export const openTo = (desk: Desk, who: string, at: string): string[] =>
  Object.keys(labels).filter((act) =>
    desk.matter.shares.some((share) => atTheDoor(desk, share, { act, by: who, at, seen: null }) === null),
  );

export const seesIt = ({ town, matter }: Desk, share: Share, { who, today }: { who: string; today: string }): boolean =>
  seatsToward(seatsOn(town, who, today), { matter, share }).length > 0 || share.handedOn?.to === who;
