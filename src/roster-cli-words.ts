import type { CheckedRoster } from "./domain/roster/entries.ts";
import { planSections, remarkWords } from "./domain/roster/plan-words.ts";
import type { Remark } from "./domain/roster/sheets.ts";
import type { Plan } from "./usecases/roster/import.ts";

export const usage = [
  "用法：",
  "  npm run roster -- template 文件.xlsx        生成空白的通讯录表格",
  "  npm run roster -- check 文件.xlsx           核对表格，逐条列出需要改正的地方",
  "  npm run roster -- import 文件.xlsx [--yes]  列出将有的变化，确认后导入；--yes 不再询问",
];

const bullet = (words: string): string => `  · ${words}`;

export const remarkLine = (remark: Remark): string => bullet(remarkWords(remark));

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

/** What an import would do, for a person to read before it is done. */
export const planLines = (plan: Plan): string[] =>
  planSections(plan).flatMap(({ title, lines }) => [title, ...lines.map(bullet)]);
