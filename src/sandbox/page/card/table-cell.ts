import { el } from "../dom.ts";
import { drawMarkdown, textTag } from "./markdown.ts";
import { patterned } from "./moment.ts";
import type { Pen } from "./pen.ts";
import { drawPerson } from "./person.ts";
import type { Raw } from "./raw.ts";
import { listOf, rawOf, stringOf, wordsOf } from "./raw.ts";

function numberWords(value: unknown, format: Raw): string {
  if (typeof value !== "number") return stringOf(value);
  const digits = typeof format.precision === "number" ? format.precision : undefined;
  const fixed =
    digits === undefined
      ? { maximumFractionDigits: 20 }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const words = value.toLocaleString("zh-CN", { useGrouping: format.separator === true, ...fixed });
  return `${stringOf(format.symbol)}${words}`;
}

const idsIn = (value: unknown) => (Array.isArray(value) ? value.map(stringOf) : [stringOf(value)]).filter(Boolean);
const text = (words: string): Node[] => [document.createTextNode(words)];

type Draw = (value: unknown, column: Raw, pen: Pen) => Node[];

const options: Draw = (value) =>
  typeof value === "string"
    ? [textTag(value, "blue")].filter(() => value !== "")
    : listOf(value).map((each) => textTag(wordsOf(rawOf(each).text), stringOf(rawOf(each).color) || "blue"));

/** What would be torn apart letter by letter in a narrow column keeps to its line; the table is scrolled sideways instead. */
const WHOLE = new Set(["number", "date", "persons"]);

const cells: Readonly<Record<string, Draw>> = {
  number: (value, column) => text(numberWords(value, rawOf(column.format))),
  date: (value, column) =>
    text(typeof value === "number" ? patterned(value, stringOf(column.date_format)) : stringOf(value)),
  options,
  persons: (value, _, pen) => idsIn(value).map((id) => drawPerson({ name: pen.nameOf(id), size: "extra_small" })),
  markdown: (value, _, pen) => [drawMarkdown(stringOf(value), pen)],
  lark_md: (value, _, pen) => [drawMarkdown(stringOf(value), pen)],
};

/** One cell, by the data type its column declares. */
export function drawCell(value: unknown, column: Raw, pen: Pen): HTMLElement {
  const type = stringOf(column.data_type);
  const draw = Object.hasOwn(cells, type) ? cells[type] : undefined;
  return el(
    "div",
    { class: WHOLE.has(type) ? "cell whole-words" : "cell" },
    ...(draw ? draw(value, column, pen) : text(stringOf(value))),
  );
}
