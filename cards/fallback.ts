import { cut } from "./escape.ts";

/** What the platform's data-loss audit refuses in a plain text: numbers of telephones and identity cards, mail addresses. */
const personal = [
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g,
  /(?<!\d)(?:\+?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)/g,
  /(?<!\d)(?:0\d{2,3}|400)[-\s]?\d{3,4}[-\s]?\d{4}(?!\d)/g,
  /(?<!\d)\d{3,4}[-\s]?\d{4}(?![\d元万亿年])/g,
];

/** Characters a text message would take for a mention, a tag or a link, and their full-width look-alikes. */
const inert: Readonly<Record<string, string>> = {
  "<": "＜",
  ">": "＞",
  "[": "［",
  "]": "］",
  "*": "＊",
  "~": "～",
  "`": "｀",
};

const asciiDigits = (words: string): string =>
  words.replace(/[０-９＠]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));

/** Words fit for a plain text message: one line, no markup, no telephone number, no mail address. */
export function plainWords(words: string): string {
  const line = asciiDigits(words).replace(/\s+/g, " ").trim();
  const kept = personal.reduce((rest, pattern) => rest.replace(pattern, "（号码略）"), line);
  return kept.replace(/[<>[\]*~`]/g, (char) => inert[char] ?? char);
}

export type Fallback = {
  title: string;
  lines: readonly string[];
  /** What to send instead of pressing a button. */
  instead: string;
  reference: string;
};

const MOST_LINES = 30;
const MOST_LETTERS = 200;

/** The card said in a plain text, for where the card itself is refused. */
export function fallbackText({ title, lines, instead, reference }: Fallback): string {
  const body = lines.map((line) => cut(plainWords(line), MOST_LETTERS)).filter(Boolean);
  const rest = body.length > MOST_LINES ? [`其余 ${body.length - MOST_LINES} 行未列出。`] : [];
  return [
    `【${plainWords(title)}】`,
    ...body.slice(0, MOST_LINES),
    ...rest,
    `卡片未能显示，${instead}。#${reference}`,
  ].join("\n");
}
