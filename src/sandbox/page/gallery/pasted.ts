import { listOf, rawOf, stringOf } from "../card/raw.ts";
import { words } from "../words.ts";

const said = words.gallery;

/** What was pasted, read as a card; or in words why it cannot be read at all. */
export type Pasted = { card: unknown; from: string | null } | { unreadable: string };

const lineOf = (text: string, at: number) => {
  const before = text.slice(0, at).split("\n");
  return said.at(before.length, (before.at(-1)?.length ?? 0) + 1);
};

/** Engines say the place as a position or as line and column; where they say neither, the words alone are left. */
function whereIn(text: string, why: string): string {
  const position = /position (\d+)/.exec(why)?.[1];
  if (position !== undefined) return lineOf(text, Number(position));
  const [, line, column] = /line (\d+) column (\d+)/.exec(why) ?? [];
  return line && column ? said.at(Number(line), Number(column)) : said.atEnd;
}

function hints(text: string): string[] {
  return [
    /,\s*[}\]]/.test(text) && said.hints.comma,
    /^\s*\/\/|\/\*/m.test(text) && said.hints.comment,
    /'[\w-]+'\s*:/.test(text) && said.hints.quotes,
    /[“”]/.test(text) && /[“”]\s*[:：]/.test(text) && said.hints.chinese,
  ].filter((each) => each !== false);
}

const parsed = (text: string): unknown => JSON.parse(text);

/** A card within what is sent to the platform, within an answer to a click, or within a sample of ours. */
function unwrapped(value: unknown): { card: unknown; from: string | null } {
  const raw = rawOf(value);
  if (typeof raw.content === "string" && raw.msg_type === "interactive") {
    return { card: parsed(raw.content), from: said.sources.message };
  }
  const answered = rawOf(raw.card);
  if (answered.type === "raw" && answered.data !== undefined) return { card: answered.data, from: said.sources.answer };
  if (raw.card !== undefined && raw.schema === undefined && raw.body === undefined) {
    return { card: raw.card, from: said.sources.sample };
  }
  if (stringOf(raw.tag) !== "" && raw.schema === undefined) return { card: alone([value]), from: said.sources.one };
  if (Array.isArray(value) && listOf(value).length > 0) return { card: alone(value), from: said.sources.several };
  return { card: value, from: null };
}

/** Components without a card around them are shown in the plainest one. */
const alone = (elements: readonly unknown[]) => ({ schema: "2.0", config: { update_multi: true }, body: { elements } });

export function readPasted(text: string): Pasted {
  if (text.trim() === "") return { unreadable: said.nothing };
  try {
    return unwrapped(parsed(text));
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    return { unreadable: said.unreadable(whereIn(text, why), hints(text)) };
  }
}
