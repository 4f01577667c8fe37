import type { CheckedRoster } from "./domain/roster/entries.ts";
import type { FieldChange, Planned } from "./domain/roster/plan.ts";
import { isChanged, planCounts } from "./domain/roster/plan.ts";
import type { Remark } from "./domain/roster/sheets.ts";
import type { Plan } from "./usecases/roster/import.ts";

export const usage = [
  "用法：",
  "  npm run roster -- template 文件.xlsx        生成空白的通讯录表格",
  "  npm run roster -- check 文件.xlsx           核对表格，逐条列出需要改正的地方",
  "  npm run roster -- import 文件.xlsx [--yes]  列出将有的变化，确认后导入；--yes 不再询问",
];

const placeOf = ({ sheet, row, column }: Remark): string =>
  [`“${sheet}”表`, row > 0 ? `第 ${row} 行` : "", column ? `“${column}”列` : ""]
    .filter((part) => part !== "")
    .join(" ");

export const remarkLine = (remark: Remark): string => `  · ${placeOf(remark)}：${remark.fault}。${remark.cure}。`;

const titled = (title: string, lines: readonly string[]): string[] => (lines.length > 0 ? [title, ...lines] : []);

/** What a check found: every fault, every warning, and how much there is. */
export function checkLines({ units, people, groups, faults, warnings }: CheckedRoster): string[] {
  const read = `表格没有需要改正的地方：单位 ${units.length} 个，人员 ${people.length} 名，群 ${groups.length} 个。`;
  return [
    ...titled(`需要改正 ${faults.length} 处，改好以前不能导入：`, faults.map(remarkLine)),
    ...titled(`提醒 ${warnings.length} 处，不影响导入：`, warnings.map(remarkLine)),
    ...(faults.length === 0 ? [read] : []),
  ];
}

const MOST_NAMES = 30;

const listed = (what: string, names: readonly string[]): string[] => {
  if (names.length === 0) return [];
  const shown = names.slice(0, MOST_NAMES).join("、");
  return [`  · ${what} ${names.length}：${shown}${names.length > MOST_NAMES ? " 等" : ""}`];
};

const changeWords = ({ field, from, to }: FieldChange): string => `${field}“${from || "空"}”改为“${to || "空"}”`;

function changedLines<Entry extends { name: string }>(
  what: string,
  planned: readonly Planned<unknown, Entry>[],
): string[] {
  return planned
    .filter(isChanged)
    .map(({ entry, changes }) => `  · ${what}“${entry.name}”：${changes.map(changeWords).join("，")}`);
}

const whoAndWhere = ({ name, unit }: { name: string; unit: string }): string => `${name}（${unit}）`;
const namesOf = <Entry>(planned: readonly Planned<unknown, Entry>[], name: (entry: Entry) => string) => ({
  fresh: planned.filter(({ id }) => id === null).map(({ entry }) => name(entry)),
  returning: planned.filter(({ returning }) => returning).map(({ entry }) => name(entry)),
});

/** What an import would do, for a person to read before it is done. */
export function planLines(plan: Plan): string[] {
  const units = namesOf(plan.units, ({ name }) => name);
  const people = namesOf(plan.people, whoAndWhere);
  const groups = namesOf(plan.groups, ({ name }) => name);
  return [
    ...titled("将新增：", [
      ...listed("单位", units.fresh),
      ...listed("人员", people.fresh),
      ...listed("群", groups.fresh),
    ]),
    ...titled("将重新列入：", [...listed("单位", units.returning), ...listed("人员", people.returning)]),
    ...titled("将变更：", [
      ...changedLines("单位", plan.units),
      ...changedLines("人员", plan.people),
      ...changedLines("群", plan.groups),
      ...(plan.reordered ? ["  · 单位的排列顺序"] : []),
    ]),
    ...titled("将移出通讯录（过往事项中的记录保留）：", [
      ...listed(
        "单位",
        plan.goneUnits.map(({ name }) => name),
      ),
      ...listed("人员", plan.gonePeople.map(whoAndWhere)),
    ]),
    ...titled("表中没有、保持不变的群：", listed("群", plan.otherGroups)),
    ...unreachableLines(plan),
  ];
}

function unreachableLines({ people, groups }: Plan): string[] {
  const unreachable = people.filter(({ entry }) => entry.unreachable !== null);
  const unbound = groups.filter(({ entry }) => entry.chatId === null).map(({ entry }) => entry.name);
  return [
    ...titled(
      "下列人员目前收不到消息，请核对后再次导入：",
      unreachable.map(({ entry }) => `  · ${whoAndWhere(entry)}：${entry.unreachable}`),
    ),
    ...titled("下列群还没有对应的飞书群，请把机器人加入该群后再次导入；有同名群时请改填 chat_id：", [
      ...listed("群", unbound),
    ]),
  ];
}

export const countsLine = (counts: ReturnType<typeof planCounts>): string =>
  `新增 ${counts.fresh} 项，变更 ${counts.changed} 项，移出 ${counts.gone} 项`;

export const hasChanges = (plan: Plan): boolean => {
  const { fresh, changed, gone } = planCounts(plan);
  return fresh + changed + gone > 0;
};
