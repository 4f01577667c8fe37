import type { Day } from "../calendar/day.ts";
import type { PersonId, UnitId } from "../roster/unit.ts";
import type { BasisKey, Category, Topic, Workstream } from "./categories.ts";
import type { ItemNumber } from "./number.ts";

export type ItemId = string & { readonly __item: true };
export type AssignmentId = string & { readonly __assignment: true };

export const statusLabels = {
  issued: "待签收",
  inProgress: "办理中",
  submitted: "待审核",
  declined: "待改派",
  onHold: "已挂账",
  reassigned: "已改派",
  closed: "已销号",
  cancelled: "已撤销",
} as const;
export type AssignmentStatus = keyof typeof statusLabels;

export const openStatuses = ["issued", "inProgress", "submitted", "declined", "onHold"] as const;
export const isOpen = (status: AssignmentStatus): boolean => (openStatuses as readonly string[]).includes(status);

export const itemStatusLabels = { issued: "办理中", closed: "已办结", cancelled: "已撤销", merged: "已并案" } as const;
export type ItemStatus = keyof typeof itemStatusLabels;

export const priorities = { normal: "一般", important: "重要", urgent: "紧急" } as const;
export type Priority = keyof typeof priorities;

/** What is said once on one occasion, whatever the plan of reminders becomes meanwhile. */
export type SaidOnce = "escalate" | "review" | "declined" | "overlong";

/** 承办: one unit's share of an item. It carries the lifecycle; overdue is computed, never stored. */
export type Assignment = {
  id: AssignmentId;
  itemId: ItemId;
  unitId: UnitId;
  /** Whose liaison handles it today: the unit itself, or a task force's lead unit (五). */
  handledIn: UnitId;
  status: AssignmentStatus;
  due: Day;
  version: number;
  issuedAt: Date;
  /** 签收 is due by 24:00 of this day (七). */
  acknowledgeBy: Day;
  acknowledgedAt: Date | null;
  acknowledgedBy: PersonId | null;
  submittedAt: Date | null;
  /** 07-2e: since when the 第一责任人 is asked to sign the application, and by whom; null while nobody is. */
  signOffAt: Date | null;
  signOffBy: PersonId | null;
  declinedAt: Date | null;
  endedAt: Date | null;
  returns: number;
  percent: number | null;
  /** 承诺完成时限 (07-2b): a day the liaison named; it moves no limit. */
  promisedOn: Day | null;
  /** 转办 (六 06-2): the colleague of the same unit who handles it, and who handed it on; the unit stays responsible. */
  forwardedTo: PersonId | null;
  forwardedBy: PersonId | null;
  /** The assignment this one took over from by 改派. */
  replaces: AssignmentId | null;
  /** Reminder slots up to and including this instant are done with. */
  remindedThrough: Date;
  /** The day the liaison last got a live card of this assignment. */
  lastCardOn: Day;
  /** The next instant at which this assignment must act by itself; null once nothing is left to say. */
  wakeAt: Date | null;
  /** On which occasion each of these was said last: the due date, the application, the 不属本单位. */
  said: Partial<Record<SaidOnce, string | null>>;
};

export type ItemFacts = {
  matter: string;
  requirement: string | null;
  workstreams: Workstream[];
  category: Category;
  topic: Topic | null;
  basis: BasisKey | null;
  source: string | null;
  priority: Priority;
};

/** 督导事项 with its assignments: the unit of change and of locking. */
export type SupervisionItem = ItemFacts & {
  id: ItemId;
  officeId: UnitId;
  number: ItemNumber;
  status: ItemStatus;
  restricted: boolean;
  issuedAt: Date;
  issuedBy: PersonId;
  /** 经办人: review cards and receipts go here. */
  handledBy: PersonId;
  closedAt: Date | null;
  version: number;
  parentAssignmentId: AssignmentId | null;
  assignments: Assignment[];
};

/** The state of a share in words; while the 第一责任人 is asked to sign, that. */
export const statusWords = ({ status, signOffAt }: Pick<Assignment, "status" | "signOffAt">): string =>
  status === "inProgress" && signOffAt ? "待第一责任人签发" : statusLabels[status];
