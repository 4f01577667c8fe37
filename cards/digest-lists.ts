import type { Element } from "./elements.ts";
import { markdown } from "./elements.ts";
import { words } from "./escape.ts";
import type { DigestFacts } from "./facts.ts";
import type { Room } from "./fit.ts";

type Row = { number: string; matter: string; unit: string; last: string };
type List = { title: string; empty: string; rows: readonly Row[]; left: number };

const listsOf = ({ overdue, closed, dueThisWeek, left }: DigestFacts): List[] => [
  {
    title: "逾期未办结",
    empty: "本期没有逾期事项。",
    rows: overdue.map(({ days, ...row }) => ({ ...row, last: days })),
    left: left.overdue,
  },
  {
    title: "本期办结",
    empty: "本期没有办结事项。",
    rows: closed.map((row) => ({ ...row, last: "" })),
    left: left.closed,
  },
  {
    title: "本周到期",
    empty: "本周没有到期事项。",
    rows: dueThisWeek.map(({ due, ...row }) => ({ ...row, last: due })),
    left: left.dueThisWeek,
  },
];

const rowWords = ({ number, matter, unit, last }: Row, room: Room): string =>
  [words(number), words(matter, Math.min(room.words, 60)), words(unit, 30), words(last, 40)].filter(Boolean).join("　");

function listPart({ title, empty, rows, left }: List, room: Room): Element {
  const shown = rows.slice(0, room.entries);
  const rest = left + rows.length - shown.length;
  const more = rest > 0 ? [`另有 ${rest} 项`] : [];
  const lines = rows.length + left > 0 ? [...shown.map((row) => rowWords(row, room)), ...more] : [empty];
  return markdown([`**${title}**`, ...lines].join("\n"));
}

/** The matters by name, unless a stranger reads along. */
export const digestLists = (facts: DigestFacts, room: Room): Element[] =>
  facts.figuresOnly ? [] : listsOf(facts).map((list) => listPart(list, room));
