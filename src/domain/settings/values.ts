import type { Category } from "../item/categories.ts";

type Switch = "on" | "off";

/** A time of the Beijing clock, `09:01`. */
export type Time = `${number}:${number}`;

/** From the first minute to the last, both included; what is sent spreads over them, the same minute for the same receiver. */
export type Window = { from: Time; to: Time };

/** What an office may lay down for itself. The regulation says 规定时间 and 限期, never a figure (四 十四). */
export type Values = {
  /** Working days before the due date on which the liaison is reminded, the earliest first. */
  beforeDue: readonly number[];
  /** So many cards about an overdue matter, one each working day. */
  overdueCeiling: number;
  /** The working day overdue on which the 第一责任人 and the office hear of it (七 07-1). */
  escalateAfter: number;
  /** Working days after which an application or a 不属本单位 without an answer is shown to the whole office. */
  reviewPatience: number;
  /** Working days after which the head hears, once, of what the office has not answered. */
  headPatience: number;
  /** Working days between two 催办 of one assignment (四 04-5). */
  urgeInterval: number;
  /** So many 催办 of one assignment until it is put to the unit afresh. */
  urgeCeiling: number;
  /** So many 催办 to one person on one day. */
  urgeDaily: number;
  /** When morning cards go out. */
  morning: Window;
  /** After this time nothing goes out by itself before the next working day (十六 16-5). */
  latest: Time;
  /** 1 = Monday … 5 = Friday; on an off day the next working day of the week. */
  digestDay: number;
  digest: Window;
  /** When groups bound by 绑定通知 hear of the news. */
  notice: Window;
  /** How the number of a new item is printed, `{year}` and `{n}` left open. */
  itemNumber: string;
  /** How long files sent after 上传佐证 belong to the matter, in minutes. */
  evidenceMinutes: number;
  /** Whether a member of the office's staff needs the head's 同意 before anything is issued (四 04-3). */
  approveIssue: Switch;
  /** Categories in which the 第一责任人 hears of a matter when it is issued (七 04-3). */
  principalAtIssue: readonly Category[];
  /** Categories in which 申请办结 needs the sign-off of the unit's 第一责任人 (七 07-2e). */
  signOffCategories: readonly Category[];
};
export type SettingKey = keyof Values;
