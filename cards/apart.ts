import { button } from "./buttons.ts";
import type { Element } from "./elements.ts";
import { column, columns, markdown } from "./elements.ts";
import { words } from "./escape.ts";
import type { ApartFacts, CardAction } from "./facts.ts";
import type { Room } from "./fit.ts";

const MOST_WORDS = 150;

const headingOf = ({ title, figures }: ApartFacts): string => `**${words(title, 40)}**　${words(figures, 100)}`;

function linesOf({ lines, left }: ApartFacts, room: Room): string[] {
  const shown = lines.slice(0, room.entries).map((each) => words(each, Math.min(room.words, MOST_WORDS)));
  const rest = left + lines.length - shown.length;
  return [...shown, ...(rest > 0 && lines.length > 0 ? [`另有 ${rest} 项`] : [])];
}

/** Matters under a heading of their own; with a button beside the heading where more of them can be seen. */
export function apartParts(facts: ApartFacts | null | undefined, room: Room, action?: CardAction): Element[] {
  if (!facts) return [];
  const [heading, lines] = [headingOf(facts), linesOf(facts, room)];
  if (!action) return [markdown([heading, ...lines].join("\n"))];
  const first = columns([column([markdown(heading)], 1), column([button(action)])]);
  return [first, ...(lines.length > 0 ? [markdown(lines.join("\n"))] : [])];
}

/** The same for the plain text. */
export const apartText = (facts: ApartFacts | null | undefined): string[] =>
  facts ? [`${facts.title}：${facts.figures}`, ...facts.lines] : [];
