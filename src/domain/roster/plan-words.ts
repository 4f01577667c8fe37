import type { FieldChange, Planned, RosterPlan } from "./plan.ts";
import { isChanged, planCounts } from "./plan.ts";
import type { Remark } from "./sheets.ts";

/** A heading and what stands under it, whole; whoever shows it may cut it short. */
export type Section = { title: string; lines: string[] };

const placeOf = ({ sheet, row, column }: Remark): string =>
  [`“${sheet}”表`, row > 0 ? `第 ${row} 行` : "", column ? `“${column}”列` : ""]
    .filter((part) => part !== "")
    .join(" ");

export const remarkWords = (remark: Remark): string => `${placeOf(remark)}：${remark.fault}。${remark.cure}。`;

const MOST_NAMES = 30;

const listed = (what: string, names: readonly string[]): string[] => {
  if (names.length === 0) return [];
  const shown = names.slice(0, MOST_NAMES).join("、");
  return [`${what} ${names.length}：${shown}${names.length > MOST_NAMES ? " 等" : ""}`];
};

export const changeWords = ({ field, from, to }: FieldChange): string => `${field}“${from || "空"}”改为“${to || "空"}”`;

const changedLines = <Entry extends { name: string }>(
  what: string,
  planned: readonly Planned<unknown, Entry>[],
): string[] =>
  planned
    .filter(isChanged)
    .map(({ entry, changes }) => `${what}“${entry.name}”：${changes.map(changeWords).join("，")}`);

const whoAndWhere = ({ name, unit }: { name: string; unit: string }): string => `${name}（${unit}）`;
const namesOf = <Entry>(planned: readonly Planned<unknown, Entry>[], name: (entry: Entry) => string) => ({
  fresh: planned.filter(({ id }) => id === null).map(({ entry }) => name(entry)),
  returning: planned.filter(({ returning }) => returning).map(({ entry }) => name(entry)),
});

function unreachable({ people, groups }: RosterPlan<string>): Section[] {
  const lost = people.filter(({ entry }) => entry.unreachable !== null);
  const unbound = groups.filter(({ entry }) => entry.chatId === null).map(({ entry }) => entry.name);
  return [
    {
      title: "下列人员目前收不到消息，请核对后再次导入：",
      lines: lost.map(({ entry }) => `${whoAndWhere(entry)}：${entry.unreachable}`),
    },
    {
      title: "下列群还没有对应的飞书群，请把机器人加入该群后再次导入；有同名群时请改填 chat_id：",
      lines: listed("群", unbound),
    },
  ];
}

/** Everybody and everything that would leave, each in a line of its own. */
export const goneWords = ({ goneUnits, gonePeople }: RosterPlan<string>): string[] => [
  ...goneUnits.map(({ name }) => `单位“${name}”`),
  ...gonePeople.map((person) => `人员“${person.name}”（${person.unit}）`),
];

/** What an import would do, for a person to read before it is done: 新增, 变更, 移除, and what stays. */
export function planSections(plan: RosterPlan<string>): Section[] {
  const units = namesOf(plan.units, ({ name }) => name);
  const people = namesOf(plan.people, whoAndWhere);
  const groups = namesOf(plan.groups, ({ name }) => name);
  const gone = plan.goneUnits.map(({ name }) => name);
  const sections: Section[] = [
    {
      title: "将新增：",
      lines: [...listed("单位", units.fresh), ...listed("人员", people.fresh), ...listed("群", groups.fresh)],
    },
    { title: "将重新列入：", lines: [...listed("单位", units.returning), ...listed("人员", people.returning)] },
    {
      title: "将变更：",
      lines: [
        ...changedLines("单位", plan.units),
        ...changedLines("人员", plan.people),
        ...changedLines("群", plan.groups),
        ...(plan.reordered ? ["单位的排列顺序"] : []),
      ],
    },
    {
      title: "将移出通讯录（过往事项中的记录保留）：",
      lines: [...listed("单位", gone), ...listed("人员", plan.gonePeople.map(whoAndWhere))],
    },
    { title: "表中没有、保持不变的群：", lines: listed("群", plan.otherGroups) },
    ...unreachable(plan),
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

export const countsWords = (counts: ReturnType<typeof planCounts>): string =>
  `新增 ${counts.fresh} 项，变更 ${counts.changed} 项，移出 ${counts.gone} 项`;

export const hasChanges = (plan: RosterPlan<string>): boolean => {
  const { fresh, changed, gone } = planCounts(plan);
  return fresh + changed + gone > 0;
};
