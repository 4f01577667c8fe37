import type { Person } from "./wire.ts";

const MAIN = [
  /平安办工作人员/,
  /平安办负责人/,
  /(?<!副)联络员/,
  /副联络员/,
  /第一责任人/,
  /领导(?!小组)/,
  /系统管理员/,
  /审计员/,
] as const;

/** One person of each main role, in the order in which a matter passes through their hands. */
export function mainPeople(people: readonly Person[]): Person[] {
  const found = MAIN.flatMap((role) => people.find(({ title }) => role.test(title)) ?? []);
  return [...new Set(found)];
}

const OFFICE = ["/督办 汉滨区 雪亮工程点位整改 三天内", "/督办", "/待办", "/台账", "/帮助"] as const;
const LIAISON = ["/待办", "/台账", "/查 1", "/帮助"] as const;
const ANYBODY = ["/待办", "/我", "/帮助"] as const;

/** What somebody with this title would write first. */
export function examplesFor(title: string): readonly string[] {
  if (/平安办(工作人员|负责人)/.test(title)) return OFFICE;
  return title.includes("联络员") ? LIAISON : ANYBODY;
}
