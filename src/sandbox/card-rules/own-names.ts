import type { Fault } from "./shape.ts";
import { fault, isRaw, rawOf } from "./shape.ts";
import { isPlatformColour, isPlatformSize } from "./values.ts";

/** Which words of a card name a size or a colour; a tag's `color` has a shorter list of its own. */
const SIZES: ReadonlySet<string> = new Set(["text_size"]);
const COLOURS: ReadonlySet<string> = new Set("text_color background_style background_color border_color".split(" "));
const COLOURED: ReadonlySet<unknown> = new Set(["standard_icon", undefined]);
/** What is not the platform's to read: specifications of charts, values sent back, data, and what has words of its own. */
const FOREIGN: ReadonlySet<string> = new Set([
  "chart_spec",
  "value",
  "rows",
  "header_style",
  "text_tag_list",
  "config",
]);

type Own = { sizes: ReadonlySet<string>; colours: ReadonlySet<string> };

function wordFaults(key: string, value: unknown, at: { path: string; own: Own; tag: unknown }): Fault[] {
  if (typeof value !== "string" || value === "") return [];
  const { path, own, tag } = at;
  if (SIZES.has(key) && !isPlatformSize(value) && !own.sizes.has(value)) {
    return fault(path, `没有名为 ${value} 的字号，自定义的要写进 config.style.text_size`);
  }
  const named = COLOURS.has(key) || (key === "color" && COLOURED.has(tag));
  return named && !isPlatformColour(value) && !own.colours.has(value)
    ? fault(path, `没有名为 ${value} 的颜色，自定义的要写进 config.style.color`)
    : [];
}

function within(value: unknown, path: string, own: Own): Fault[] {
  if (Array.isArray(value)) return value.flatMap((each, at) => within(each, `${path}[${at}]`, own));
  if (!isRaw(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    if (FOREIGN.has(key)) return [];
    const at = path === "" ? key : `${path}.${key}`;
    return [...wordFaults(key, each, { path: at, own, tag: value.tag }), ...within(each, at, own)];
  });
}

/** §9.1: a size or a colour is one of the platform's, or one the card itself declares. */
export function nameFaults(card: unknown): Fault[] {
  const style = rawOf(rawOf(rawOf(card).config).style);
  const own: Own = {
    sizes: new Set(Object.keys(rawOf(style.text_size))),
    colours: new Set(Object.keys(rawOf(style.color))),
  };
  return within(card, "", own);
}
