import { dayOf, timeOf } from "./beijing.ts";
import { el } from "./dom.ts";
import type { Raw } from "./raw.ts";
import { listOf, rawOf, stringOf, wordsOf } from "./raw.ts";
import { drawMarkdown, textTag } from "./render-markdown.ts";

type NameOf = (openId: string) => string;

function numberWords(value: unknown, format: Raw): string {
  if (typeof value !== "number") return stringOf(value);
  const digits = typeof format.precision === "number" ? format.precision : undefined;
  const fixed = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const words = value.toLocaleString("zh-CN", { useGrouping: format.separator === true, ...fixed });
  return `${stringOf(format.symbol)}${words}`;
}

function dateWords(value: unknown, format: unknown): string {
  if (typeof value !== "number") return stringOf(value);
  const [year = "", month = "", day = ""] = dayOf(value).split("-");
  const pattern = stringOf(format) || "YYYY/MM/DD";
  return pattern.replace("YYYY", year).replace("MM", month).replace("DD", day).replace("HH:mm", timeOf(value));
}

const idsIn = (value: unknown) => (Array.isArray(value) ? value.map(stringOf) : [stringOf(value)]).filter(Boolean);

const cells: Record<string, (value: unknown, column: Raw, nameOf: NameOf) => Node[]> = {
  number: (value, column) => [document.createTextNode(numberWords(value, rawOf(column.format)))],
  date: (value, column) => [document.createTextNode(dateWords(value, column.date_format))],
  options: (value) =>
    typeof value === "string"
      ? [textTag(value, "")]
      : listOf(value).map((each) => textTag(wordsOf(rawOf(each).text), stringOf(rawOf(each).color))),
  persons: (value, _column, nameOf) => idsIn(value).map((id) => el("span", { class: "person" }, nameOf(id))),
  markdown: (value, _column, nameOf) => [drawMarkdown(stringOf(value), nameOf)],
  lark_md: (value, _column, nameOf) => [drawMarkdown(stringOf(value), nameOf)],
};

/** One cell, by the data type its column declares. */
export function drawCell(value: unknown, column: Raw, nameOf: NameOf): Node[] {
  const draw = cells[stringOf(column.data_type)];
  return draw ? draw(value, column, nameOf) : [document.createTextNode(stringOf(value))];
}
