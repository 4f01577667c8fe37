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
  /** How the number of a new item is printed, `{year}` and `{n}` left open. */
  itemNumber: string;
  /** How long files sent after 上传佐证 belong to the matter, in minutes. */
  evidenceMinutes: number;
};
export type SettingKey = keyof Values;
