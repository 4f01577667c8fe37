import { button } from "./buttons.ts";
import type { Markdown, Panel } from "./elements.ts";
import { markdown, panel } from "./elements.ts";
import { cut, words } from "./escape.ts";
import type { AssignmentFacts, Fact, HistoryLine, Tone } from "./facts.ts";
import type { Room } from "./fit.ts";
import { looks } from "./kit.ts";

/** The first line of every card about a matter. */
export const headline = (number: string, matter: string, room: Room): Markdown =>
  markdown(`**${words(number)}　${words(matter, Math.max(room.words, 40))}**`, "heading");

const gravely = (text: string, tone: Tone): string => {
  const { font } = looks[tone];
  return font ? `<font color='${font}'>${text}</font>` : text;
};

/** `label` in bold, then the value, one to a line. */
export const factLines = (facts: readonly Fact[], most: number): string =>
  facts
    .filter(({ value }) => value !== "")
    .map(({ label, value }) => `**${words(label)}**　${words(value, most)}`)
    .join("\n");

/** The limit first, in the colour of its urgency; then who and in which state. */
export function standing(due: string, tone: Tone, rest: readonly Fact[]): Markdown {
  const limit = due ? [`**办理期限**　${gravely(words(due), tone)}`] : [];
  return markdown([...limit, factLines(rest, 200)].filter(Boolean).join("\n"));
}

/** Beyond this a fact is a wall of text and goes into a panel. */
const SHORT = 80;

export const shortFacts = (facts: readonly Fact[]): Fact[] =>
  facts.map(({ label, value }) => ({
    label,
    value: [...value].length > SHORT ? `${cut(value, SHORT)}（全文见“详细内容”）` : value,
  }));

export function longFacts(facts: readonly Fact[], room: Room): Panel | null {
  const long = facts.filter(({ value }) => [...value].length > SHORT);
  return long.length > 0 ? panel("详细内容", [markdown(factLines(long, room.words))]) : null;
}

/** What is asked, or who did what and what comes next. */
export const asked = (ask: string, room: Room): Markdown | null =>
  ask ? markdown(words(ask, Math.min(Math.max(room.words, 100), 300))) : null;

const left = (count: number): string[] => (count > 0 ? [`其余 ${count} 条未列出。`] : []);

const historyWords = ({ when, who, what, words: said }: HistoryLine, room: Room): string =>
  `${words(when)}　${words(who)}　${words(what)}${said ? `：${words(said.replace(/\s+/g, " "), Math.min(room.words, 300))}` : ""}`;

/** 办理过程, the newest first. */
export function historyPanel(history: readonly HistoryLine[], room: Room): Panel | null {
  if (history.length === 0) return null;
  const shown = history.toReversed().slice(0, room.entries);
  const lines = shown.map((line) => historyWords(line, room));
  return panel(`办理过程（${history.length}）`, [
    markdown([...lines, ...left(history.length - shown.length)].join("\n")),
  ]);
}

/** 佐证材料, the newest first, with where they can be opened. */
export function evidencePanel(
  evidence: AssignmentFacts["evidence"],
  room: Room,
  open: AssignmentFacts["openEvidence"] = null,
): Panel | null {
  if (evidence.length === 0) return null;
  const shown = evidence.toReversed().slice(0, room.entries);
  const lines = shown.map(({ name, when, who }) => `${words(name, 60)}　${words(who)}　${words(when)}`);
  return panel(`佐证材料（${evidence.length}）`, [
    markdown([...lines, ...left(evidence.length - shown.length)].join("\n")),
    ...(open ? [button(open)] : []),
  ]);
}

/** The last line: where to go when the card is too old, and the card's short reference. */
export const footer = (reference: string, open: boolean, note = ""): Markdown =>
  markdown(
    `<font color='grey'>${[words(note, 100), open ? "过期请发 /待办" : "", `&#35;${reference}`].filter(Boolean).join("　")}</font>`,
    "notation",
  );
