import type { zipEntries } from "./zip-entries.ts";

/** Rows and the one column a merged block covers on its left side, counted from 0. */
export type Merged = { column: number; from: number; to: number };

const attribute = (markup: string, name: string): string | null =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(markup)?.[1] ?? null;

const tags = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>`, "g"))].map(([tag]) => tag);

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function blockOf(ref: string): Merged | null {
  const [, letters = "", top = "", bottom = ""] = /^\$?([A-Z]{1,3})\$?(\d+):\$?[A-Z]{1,3}\$?(\d+)$/.exec(ref) ?? [];
  return letters === "" ? null : { column: columnOf(letters), from: Number(top) - 1, to: Number(bottom) - 1 };
}

/** Where the sheets of a workbook lie in it, in their order. */
function sheetPaths(parts: ReturnType<typeof zipEntries>): (string | null)[] {
  const links = tags(parts.text("xl/_rels/workbook.xml.rels") ?? "", "Relationship");
  const targets = new Map(links.map((link) => [attribute(link, "Id"), attribute(link, "Target")]));
  return tags(parts.text("xl/workbook.xml") ?? "", "sheet").map((sheet) => {
    const target = targets.get(attribute(sheet, "r:id")) ?? null;
    return target?.startsWith("/") ? target.slice(1) : target && `xl/${target}`;
  });
}

/** The merged blocks of every sheet, in the order of the sheets. */
export const mergedCells = (parts: ReturnType<typeof zipEntries>): Merged[][] =>
  sheetPaths(parts).map((path) =>
    tags((path && parts.text(path)) || "", "mergeCell").flatMap((tag) => blockOf(attribute(tag, "ref") ?? "") ?? []),
  );

/**
 * A merged block means its word for each of its rows: the cells below the first get it, in rows that hold anything of
 * their own.
 */
export function unmerged(cells: readonly (readonly string[])[], blocks: readonly Merged[]): string[][] {
  const filled = cells.map((row) => [...row]);
  for (const { column, from, to } of blocks) {
    const word = cells[from]?.[column] ?? "";
    for (let at = from + 1; word !== "" && at <= Math.min(to, cells.length - 1); at += 1) {
      const row = filled[at];
      if (row && (cells[at] ?? []).some((cell) => cell.trim() !== "")) row[column] = word;
    }
  }
  return filled;
}
