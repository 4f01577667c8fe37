import type { ColumnKey, SheetKey } from "../domain/roster/sheets.ts";

const widths: { [S in SheetKey]: Record<ColumnKey<S>, number> } = {
  units: { name: 26, shortName: 14, aliases: 24, kind: 12, level: 8, orgKind: 12, parent: 20, lead: 20, section: 18 },
  people: { name: 12, mobile: 16, email: 24, openId: 24, unit: 26, roles: 26, post: 18, rank: 14 },
  groups: { name: 30, purposes: 16, scope: 26 },
};

const OF_OTHERS = 14;

/** How wide a column of the roster is drawn, in characters; an office's own column gets the common width. */
export function widthOf(sheet: SheetKey, column: string | undefined): number {
  const ofSheet: Record<string, number> = widths[sheet];
  return ofSheet[column ?? ""] ?? OF_OTHERS;
}
