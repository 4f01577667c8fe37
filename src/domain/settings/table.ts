import { consent } from "./consent.ts";
import { officeRows } from "./office-rows.ts";
import {
  minutes,
  numberForm,
  timeOfDay,
  times,
  timeWindow,
  wholeNumber,
  wholeNumbers,
  workingDays,
} from "./readers.ts";
import type { SettingRow } from "./row.ts";
import type { SettingKey, Values, Window } from "./values.ts";

const same = <V extends number | string>(value: V): string => String(value);
const listed = (days: readonly number[]): string => days.join("、");
const stretch = ({ from, to }: Window): string => `${from}–${to}`;
const weekdays = ["周一", "周二", "周三", "周四", "周五"] as const;
const names: readonly string[] = weekdays;
const markOf = (form: string): string => form.replace(/〔.*/, "");

/** The times there are: what goes out in the morning is over before noon, and nothing goes out late. */
const forenoon = { least: "07:01", most: "11:59", fewest: 5 } as const;
const forenoonWords = "上午 7 点至 12 点之间、不少于 5 分钟的时段，避开整点和半点";

/** Every setting: a row is the whole truth about it. A missing row does not compile. */
const settings: { readonly [K in SettingKey]: SettingRow<Values[K]> } = {
  beforeDue: {
    label: "到期前提醒",
    unit: "个工作日",
    preset: [3, 1],
    bounds: "1 至 30 之间的整数，最多 5 个，用顿号分开",
    example: "5、3、1",
    note: "本地设定。细则第十四条只规定“限期”，没有规定提醒时间。",
    earliest: "tomorrow",
    read: wholeNumbers({ least: 1, most: 30, count: 5, unit: workingDays }),
    typed: listed,
    said: (days) => `到期前 ${listed(days)} 个工作日`,
  },
  overdueCeiling: {
    label: "逾期提醒次数",
    unit: "次",
    preset: 5,
    bounds: "1 至 20 之间的整数",
    example: "5",
    note: "本地设定。逾期后每个工作日提醒一次，满次数后不再逐日提醒，仍列入待办和周报。",
    earliest: "tomorrow",
    read: wholeNumber(1, 20, times),
    typed: same,
    said: (most) => `${most} 次`,
  },
  escalateAfter: {
    label: "长期逾期告知",
    unit: "个工作日",
    preset: 3,
    bounds: "1 至 30 之间的整数",
    example: "3",
    note: "第七条。逾期满此天数，告知第一责任人和平安办；天数为本地设定。",
    earliest: "tomorrow",
    read: wholeNumber(1, 30, workingDays),
    typed: same,
    said: (days) => `逾期第 ${days} 个工作日`,
  },
  reviewPatience: {
    label: "待审核提醒",
    unit: "个工作日",
    preset: 2,
    bounds: "1 至 10 之间的整数",
    example: "2",
    note: "本地设定。申请办结或提出不属本单位后到此天数仍未答复的，提醒平安办全体工作人员。",
    earliest: "tomorrow",
    read: wholeNumber(1, 10, workingDays),
    typed: same,
    said: (days) => `提交后第 ${days} 个工作日`,
  },
  ...officeRows,
  morning: {
    label: "每日提醒时段",
    unit: "",
    preset: { from: "09:01", to: "09:10" },
    bounds: forenoonWords,
    example: "08:31–08:40",
    note: "本地设定。各人在时段内有固定的一分钟。",
    earliest: "tomorrow",
    read: timeWindow(forenoon),
    typed: stretch,
    said: stretch,
  },
  latest: {
    label: "最晚发送时间",
    unit: "",
    preset: "18:00",
    bounds: "12:00 至 20:00 之间的时间",
    example: "17:30",
    note: "第十六条，不干预正常工作；时间为本地设定。此后的提醒和周报顺延到下一个工作日。",
    earliest: "today",
    read: timeOfDay("12:00", "20:00"),
    typed: same,
    said: same,
  },
  digestDay: {
    label: "周报发出日",
    unit: "",
    preset: 1,
    bounds: "周一至周五中的一天",
    example: "周一",
    note: "本地设定。当天休息的，顺延到本周下一个工作日；本周此后都休息的，提前到此前最后一个工作日。",
    earliest: "tomorrow",
    read: (words) => {
      const at = names.indexOf(words.trim().replace(/星期|礼拜/, "周"));
      return at >= 0 ? at + 1 : wholeNumber(1, 5)(words);
    },
    typed: same,
    said: (weekday) => weekdays[weekday - 1] ?? same(weekday),
    choices: weekdays.map((label, at) => ({ value: String(at + 1), label })),
  },
  digest: {
    label: "周报发出时段",
    unit: "",
    preset: { from: "08:31", to: "08:39" },
    bounds: forenoonWords,
    example: "08:31–08:39",
    note: "本地设定。各群在时段内有固定的一分钟。",
    earliest: "tomorrow",
    read: timeWindow(forenoon),
    typed: stretch,
    said: stretch,
  },
  notice: {
    label: "通知发出时段",
    unit: "",
    preset: { from: "10:01", to: "10:09" },
    bounds: forenoonWords,
    example: "10:01–10:09",
    note: "本地设定。有新下达、销号、撤销的工作日，向通知群发一次督办动态；各群在时段内有固定的一分钟。",
    earliest: "tomorrow",
    read: timeWindow(forenoon),
    typed: stretch,
    said: stretch,
  },
  itemNumber: {
    label: "督导事项编号",
    unit: "",
    preset: "督〔{year}〕{n}号",
    bounds: "机关代字：不超过 10 个汉字，以“督”字结尾",
    example: "安平督",
    note: "本地设定。只用于此后下达的事项；已有事项的编号不变，序号接着往下编。",
    earliest: "today",
    read: numberForm,
    typed: markOf,
    said: (form) => `${markOf(form)}〔年份〕序号`,
  },
  evidenceMinutes: {
    label: "佐证上传时限",
    unit: "分钟",
    preset: 30,
    bounds: "5 至 240 之间的整数",
    example: "30",
    note: "本地设定。选择“上传佐证”后，此时间内发来的文件归入该事项。",
    earliest: "today",
    read: wholeNumber(5, 240, minutes),
    typed: same,
    said: (most) => `${most} 分钟`,
  },
  ...consent,
};

/** Guarantee of the cast: these are the keys of the table, and a row is missing for none. */
export const settingKeys = Object.keys(settings) as [SettingKey, ...SettingKey[]];

/** The row of a setting whose key is known only at run time; the value it takes is the one it reads. */
export const rowOf = (key: SettingKey): SettingRow<unknown> => settings[key] as SettingRow<unknown>;

/** Guarantee of the cast: each key is paired with the preset of its own row. */
export const presets = Object.fromEntries(settingKeys.map((key) => [key, settings[key].preset])) as unknown as Values;
