import { times, wholeNumber, workingDays } from "./readers.ts";
import type { SettingRow } from "./row.ts";
import type { Values } from "./values.ts";

type OfficeKey = "headPatience" | "urgeInterval" | "urgeCeiling" | "urgeDaily";

/** What binds the office itself: how long it may owe an answer, and how often it may press somebody (四 十六). */
export const officeRows: { readonly [K in OfficeKey]: SettingRow<Values[K]> } = {
  headPatience: {
    label: "超时未答复告知",
    unit: "个工作日",
    preset: 5,
    bounds: "1 至 30 之间的整数",
    example: "5",
    note: "本地设定。申请办结或提出不属本单位后到此天数平安办仍未答复的，告知平安办负责人一次。",
    earliest: "tomorrow",
    read: wholeNumber(1, 30, workingDays),
    typed: String,
    said: (days) => `提交后第 ${days} 个工作日`,
  },
  urgeInterval: {
    label: "催办间隔",
    unit: "个工作日",
    preset: 1,
    bounds: "1 至 10 之间的整数",
    example: "1",
    note: "第四条规定平安办督促；间隔为本地设定。同一单位的同一事项，两次催办至少相隔此天数。",
    earliest: "today",
    read: wholeNumber(1, 10, workingDays),
    typed: String,
    said: (days) => `${days} 个工作日`,
  },
  urgeCeiling: {
    label: "催办次数上限",
    unit: "次",
    preset: 3,
    bounds: "1 至 10 之间的整数",
    example: "3",
    note: "本地设定。同一单位的同一事项最多催办此次数；退回、改期或维持以后重新计次。",
    earliest: "today",
    read: wholeNumber(1, 10, times),
    typed: String,
    said: (most) => `${most} 次`,
  },
  urgeDaily: {
    label: "每人每日催办上限",
    unit: "次",
    preset: 3,
    bounds: "1 至 10 之间的整数",
    example: "3",
    note: "第十六条，不干预正常工作；次数为本地设定。同一人同一天最多收到此次数的催办。",
    earliest: "today",
    read: wholeNumber(1, 10, times),
    typed: String,
    said: (most) => `${most} 次`,
  },
};
