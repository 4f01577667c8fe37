import type { CheckedRoster } from "./entries.ts";
import type { RosterPlan } from "./plan.ts";
import { planCounts } from "./plan.ts";
import type { Section } from "./plan-words.ts";
import { planSections, remarkWords } from "./plan-words.ts";

const MOST_LINES = 40;

/** A list as it is kept: its first lines and how many there are. */
export type KeptLines = { lines: string[]; total: number };
export type KeptSection = KeptLines & { title: string };

/** What is said of a workbook: what it holds, what is wrong with it, and what an import would do. */
export type RosterReport = {
  read: { units: number; people: number; groups: number };
  faults: KeptLines;
  warnings: KeptLines;
  /** Null while there are faults. */
  changes: { counts: { fresh: number; changed: number; gone: number }; sections: KeptSection[] } | null;
  hindrances: string[];
};

const kept = (lines: readonly string[]): KeptLines => ({ lines: lines.slice(0, MOST_LINES), total: lines.length });
const keptSection = ({ title, lines }: Section): KeptSection => ({ title, ...kept(lines) });

/** The report on a workbook, and on the plan where it has no fault. */
export const reportOf = (
  { units, people, groups, faults, warnings }: CheckedRoster,
  plan: RosterPlan<string> | null,
): RosterReport => ({
  read: { units: units.length, people: people.length, groups: groups.length },
  faults: kept(faults.map(remarkWords)),
  warnings: kept(warnings.map(remarkWords)),
  changes: plan ? changesIn(plan) : null,
  hindrances: plan?.hindrances ?? [],
});

export const changesIn = (plan: RosterPlan<string>): NonNullable<RosterReport["changes"]> => ({
  counts: planCounts(plan),
  sections: planSections(plan).map(keptSection),
});
