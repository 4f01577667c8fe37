import type { Element, PlainText } from "./elements.ts";
import { plainText } from "./elements.ts";
import { cut, oneLine } from "./escape.ts";
import type { Tone } from "./facts.ts";

/** What a card may hold: the platform's limits, and for size and pieces our own bound below them. */
export const LIMITS = {
  bytes: 24 * 1024,
  elements: 150,
  pageSize: 10,
  buttonText: 100,
  inputLength: 1000,
  placeholder: 100,
  headerTags: 3,
  buttonsInRow: 3,
} as const;

type Template = "blue" | "yellow" | "orange" | "red" | "green" | "grey";
type TagColour = "blue" | "yellow" | "orange" | "red" | "green" | "neutral";
type TextTag = { tag: "text_tag"; text: PlainText; color: TagColour };

/** A card JSON 2.0 as we send it. */
export type Card = {
  schema: "2.0";
  config: { update_multi: true; enable_forward: false; summary: { content: string } };
  header: { title: PlainText; subtitle?: PlainText; text_tag_list?: TextTag[]; template: Template };
  body: { elements: Element[] };
};

/** How grave a tone looks (product §5): the header, a tag, a word. */
export const looks = {
  information: { header: "blue", tag: "blue", font: null },
  comingDue: { header: "yellow", tag: "yellow", font: null },
  today: { header: "orange", tag: "orange", font: "orange" },
  grave: { header: "red", tag: "red", font: "red" },
  done: { header: "green", tag: "green", font: null },
  ended: { header: "grey", tag: "neutral", font: null },
} as const satisfies Record<Tone, { header: Template; tag: TagColour; font: "red" | "orange" | null }>;

export type CardParts = {
  tone: Tone;
  title: string;
  subtitle?: string;
  tags?: readonly string[];
  /** The line of the chat list. */
  summary: string;
  body: readonly (Element | null)[];
};

/** The frame every card shares: shared by all its readers, not to be forwarded (C13), with a line for the chat list. */
export function card({ tone, title, subtitle = "", tags = [], summary, body }: CardParts): Card {
  const look = looks[tone];
  const marks = tags
    .filter((words) => words !== "" && !title.includes(words))
    .slice(0, LIMITS.headerTags)
    .map((words): TextTag => ({ tag: "text_tag", text: plainText(cut(oneLine(words), 20)), color: look.tag }));
  return {
    schema: "2.0",
    config: { update_multi: true, enable_forward: false, summary: { content: cut(oneLine(summary), 120) } },
    header: {
      title: plainText(cut(oneLine(title), 60)),
      ...(subtitle ? { subtitle: plainText(cut(oneLine(subtitle), 80)) } : {}),
      ...(marks.length > 0 ? { text_tag_list: marks } : {}),
      template: look.header,
    },
    body: { elements: body.filter((element) => element !== null) },
  };
}
