import type { Day } from "../calendar/day.ts";
import type { Category, Workstream } from "../item/categories.ts";
import { categories, workstreams } from "../item/categories.ts";
import type { SourceLevel } from "../item/source.ts";
import { handedDown, sourceLevels } from "../item/source.ts";
import type { UnitId } from "../roster/unit.ts";
import { periodsAt } from "./periods.ts";

const states = {
  open: { label: "未办结", words: ["未办结", "未结", "在办", "未销号", "没办结"] },
  issued: { label: "待签收", words: ["待签收", "未签收"] },
  inProgress: { label: "办理中", words: ["办理中", "正在办理"] },
  submitted: { label: "待审核", words: ["待审核", "未审核"] },
  declined: { label: "待改派", words: ["待改派", "不属本单位"] },
  closed: { label: "已销号", words: ["已销号", "销号", "已办结", "办结"] },
  cancelled: { label: "已撤销", words: ["已撤销", "撤销"] },
  reassigned: { label: "已改派", words: ["已改派"] },
  overdue: { label: "逾期", words: ["已逾期", "逾期未结", "逾期", "超期"] },
} as const satisfies Record<string, { label: string; words: readonly string[] }>;
type LedgerState = keyof typeof states;

const shortWorkstreams: Record<Workstream, readonly string[]> = {
  peaceBuilding: ["平安建设"],
  municipalGovernance: ["市域社会治理现代化", "市域社会治理", "市域治理"],
  gangCrimeCrackdown: ["扫黑除恶", "扫黑"],
};

/** What offices say for the eight categories (八) besides their names. */
const shortCategories: Record<Category, readonly string[]> = {
  keyInstructions: ["重要讲话", "重要指示批示", "重要指示"],
  leaderInstructions: ["领导批示", "领导交办", "批示"],
  lawsAndSystems: ["法律法规", "法规制度"],
  keyDocuments: [],
  meetingsAndDeployments: ["重要会议", "会议部署", "会议"],
  specialTasks: ["专项"],
  grassrootsFoundations: ["基层基础"],
  other: [],
};

/** 04-4, 05-3: whence matters come, where several categories are one kind of source. */
const sources: readonly { label: string; words: readonly string[]; categories: readonly Category[] }[] = [
  {
    label: "上级和领导交办",
    words: ["上级和领导交办", "上级交办", "领导和上级交办"],
    categories: handedDown,
  },
  { label: "文件法规", words: ["文件法规", "上级文件"], categories: ["lawsAndSystems", "keyDocuments"] },
];

/** 08-2 */
const levelWords: Record<SourceLevel, readonly string[]> = {
  superiorBody: ["上级平安建设组织", "上级平安办"],
  central: ["中央领导", "中央批示", "中央交办"],
  province: ["省领导", "省级领导", "省级批示", "省级交办", "省级"],
  city: ["市领导", "市级领导", "市级批示", "市级交办", "市级"],
};

const times = { issued: ["下达", "交办"], due: ["到期", "期限"], ended: ["结束"] } as const;
export type TimeOf = keyof typeof times;

/** One condition, with the words it is said back in. */
export type Condition = { label: string } & (
  | { kind: "units"; unitIds: UnitId[] }
  | { kind: "state"; state: LedgerState }
  | { kind: "category"; categories: readonly Category[] }
  | { kind: "workstream"; workstream: Workstream }
  | { kind: "level"; sourceLevel: SourceLevel }
  | { kind: "time"; from: Day; to: Day }
  | { kind: "timeOf"; by: TimeOf }
);
export type Known = { word: string; condition: Condition };

const keys = <K extends string>(table: Record<K, unknown>): K[] => Object.keys(table) as K[];
const each = (words: readonly string[], condition: Condition): Known[] => words.map((word) => ({ word, condition }));

/** `（一）重要讲话和指示批示`, the sign alone, the words alone. */
function categoryWords(category: Category): string[] {
  const { label } = categories[category];
  const ordinal = label.charAt(1);
  return [label, label.slice(3), `（${ordinal}）`, `(${ordinal})`, `第${ordinal}类`].concat(shortCategories[category]);
}

const fixed: readonly Known[] = [
  ...keys(states).flatMap((state) => each(states[state].words, { kind: "state", state, label: states[state].label })),
  ...keys(categories).flatMap((category) =>
    each(categoryWords(category), { kind: "category", categories: [category], label: categories[category].label }),
  ),
  ...sources.flatMap(({ label, words, categories: kinds }) =>
    each(words, { kind: "category", categories: kinds, label }),
  ),
  ...keys(workstreams).flatMap((workstream) =>
    each(shortWorkstreams[workstream], { kind: "workstream", workstream, label: workstreams[workstream] }),
  ),
  ...keys(sourceLevels).flatMap((level) =>
    each(levelWords[level], { kind: "level", sourceLevel: level, label: `${sourceLevels[level]}交办` }),
  ),
  ...keys(times).flatMap((by) =>
    times[by].map((word): Known => ({ word, condition: { kind: "timeOf", by, label: word } })),
  ),
];

/** Words that look most like conditions, for a person who mistyped one. */
export const conditionWords: readonly string[] = fixed.map(({ word }) => word);

/** The conditions a text begins with, the longest word first. */
export function conditionsAt(text: string, today: Day): Known[] {
  const time = periodsAt(text, today).map(
    ({ word, from, to, label = word }): Known => ({ word, condition: { kind: "time", from, to, label } }),
  );
  return [...fixed.filter(({ word }) => text.startsWith(word)), ...time].sort((a, b) => b.word.length - a.word.length);
}
