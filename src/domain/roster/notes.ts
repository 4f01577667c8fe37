import type { CheckedRoster } from "./entries.ts";
import type { Planned, RosterPlan } from "./plan.ts";
import { isChanged } from "./plan.ts";
import { changeWords } from "./plan-words.ts";
import type { Remark, SheetKey } from "./sheets.ts";
import { sheets } from "./sheets.ts";

/** What an annotated copy says beside one row, and the cell it is about; an empty column is the whole row. */
export type Note = {
  sheet: string;
  row: number;
  column: string;
  kind: "fault" | "warning" | "fresh" | "changed";
  words: string;
  cure: string;
};

function ofRemark(kind: "fault" | "warning", { sheet, row, column, fault, cure, also }: Remark): Note[] {
  const other = also === undefined ? [] : [{ row: also, words: `见第 ${row} 行：${fault}` }];
  return [{ row, words: fault }, ...other].map((place) => ({ sheet, column, kind, cure, ...place }));
}

type Kept = Planned<unknown, { row: number }>;

function ofPlan(key: SheetKey, planned: readonly Kept[]): Note[] {
  const at = (row: number) => ({ sheet: sheets[key].name, row, column: "", cure: "" });
  return planned.flatMap((each): Note[] => {
    const { id, entry, returning, changes } = each;
    if (id === null) return [{ ...at(entry.row), kind: "fresh", words: "新增" }];
    if (returning) return [{ ...at(entry.row), kind: "fresh", words: "重新列入" }];
    if (!isChanged(each)) return [];
    return [{ ...at(entry.row), kind: "changed", words: `变更：${changes.map(changeWords).join("，")}` }];
  });
}

/** Everything to be written beside the rows: faults and warnings, and, where the sheet could be compared, what is new and changed. */
export const notesOf = (
  { faults, warnings }: Pick<CheckedRoster, "faults" | "warnings">,
  plan: RosterPlan<string> | null,
): Note[] => [
  ...faults.flatMap((each) => ofRemark("fault", each)),
  ...warnings.flatMap((each) => ofRemark("warning", each)),
  ...(plan ? [...ofPlan("units", plan.units), ...ofPlan("people", plan.people), ...ofPlan("groups", plan.groups)] : []),
];
