export type HtmlTag = { name: string; attributes: Record<string, string>; end: number; selfClosed: boolean };

const TAG = /^<([a-z_]+)((?:\s+[a-z_]+\s*=\s*(?:'[^']*'|"[^"]*"|[^\s'"<>]+?))*)\s*(\/?)>/i;
const ATTRIBUTE = /([a-z_]+)\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s'"<>]+))/gi;

export function tagAt(source: string, at: number): HtmlTag | null {
  const found = TAG.exec(source.slice(at));
  if (!found) return null;
  const [whole, name = "", written = "", slash] = found;
  const attributes: Record<string, string> = Object.create(null);
  for (const [, key = "", single, double, bare] of written.matchAll(ATTRIBUTE)) {
    attributes[key.toLowerCase()] = single ?? double ?? bare?.replace(/\/$/, "") ?? "";
  }
  return { name: name.toLowerCase(), attributes, end: at + whole.length, selfClosed: slash === "/" };
}

/** Where the tag that ends at `tag.end` is closed, tags of the same name inside it counted. */
export function endOfTag(source: string, tag: HtmlTag): { start: number; end: number } | null {
  let depth = 1;
  const same = new RegExp(`<(/?)${tag.name}\\b[^<>]*>`, "gi");
  same.lastIndex = tag.end;
  for (let found = same.exec(source); found; found = same.exec(source)) {
    depth += found[1] === "/" ? -1 : 1;
    if (depth === 0) return { start: found.index, end: found.index + found[0].length };
  }
  return null;
}

const NAMED: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  ensp: "\u2002",
  emsp: "\u2003",
  sim: "~",
};

/** HTML entities become the signs they stand for; at the leaves only, so that an escaped sign never acts as markup. */
export function decoded(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, (whole, entity: string) => {
    if (!entity.startsWith("#")) return NAMED[entity.toLowerCase()] ?? whole;
    const hexadecimal = entity[1]?.toLowerCase() === "x";
    const code = Number.parseInt(entity.slice(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
