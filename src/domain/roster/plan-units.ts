import type { UnitEntry } from "./entries.ts";
import type { FieldChange, Planned, StandingUnit } from "./plan.ts";
import { sheets } from "./sheets.ts";
import { sameName } from "./sheets-words.ts";
import type { UnitId } from "./unit.ts";
import { levels, orgKinds, unitKinds } from "./unit.ts";
import { namesOf } from "./unit-words.ts";

const columns = sheets.units.columns;

/** What two tellings of one thing differ in, by the titles of the columns. */
export const differences = (before: Record<string, string>, after: Record<string, string>): FieldChange[] =>
  Object.entries(after).flatMap(([field, to]) => {
    const from = before[field];
    return from === undefined || from === to ? [] : [{ field, from, to }];
  });

const fieldsOf = (unit: Omit<UnitEntry, "row">): Record<string, string> => ({
  [columns.name.title]: unit.name,
  [columns.shortName.title]: unit.shortName ?? "",
  [columns.aliases.title]: unit.aliases.join("、"),
  [columns.kind.title]: unitKinds[unit.kind],
  [columns.level.title]: levels[unit.level],
  [columns.orgKind.title]: unit.orgKind ? orgKinds[unit.orgKind] : "",
  [columns.parent.title]: unit.parent ?? "",
  [columns.lead.title]: unit.lead ?? "",
  [columns.section.title]: unit.section ?? "",
});

/** The same unit: one of its name, else one whose former name the sheet gives as short name or alias. */
function matched(wanted: readonly UnitEntry[], standing: readonly StandingUnit[]): Map<UnitEntry, StandingUnit> {
  const byName = new Map(standing.map((unit) => [sameName(unit.name), unit]));
  const pairs = new Map<UnitEntry, StandingUnit>();
  for (const entry of wanted) {
    const unit = byName.get(sameName(entry.name));
    if (unit) pairs.set(entry, unit);
  }
  const taken = new Set([...pairs.values()].map(({ id }) => id));
  for (const entry of wanted.filter((each) => !pairs.has(each))) {
    const former = namesOf(entry).map((word) => byName.get(sameName(word)));
    const unit = former.find((each) => each && !each.ended && !taken.has(each.id));
    if (!unit) continue;
    pairs.set(entry, unit);
    taken.add(unit.id);
  }
  return pairs;
}

export type UnitPlan = {
  units: Planned<UnitId, UnitEntry>[];
  gone: StandingUnit[];
  reordered: boolean;
  /** What a unit of today will be called. */
  nameNow: (name: string) => string;
};

const inStep = (ids: readonly (UnitId | null)[], before: readonly UnitId[]): boolean => {
  const kept = ids.filter((id) => id !== null && before.includes(id));
  const stood = before.filter((id) => kept.includes(id));
  return kept.every((id, n) => id === stood[n]);
};

/** Compares the sheet 单位 with the units as they stand. */
export function planUnits(wanted: readonly UnitEntry[], standing: readonly StandingUnit[]): UnitPlan {
  const pairs = matched(wanted, standing);
  const renamed = new Map([...pairs].map(([entry, unit]) => [unit.name, entry.name]));
  const nameNow = (name: string) => renamed.get(name) ?? name;
  const inTodaysNames = (unit: StandingUnit) => ({
    ...unit,
    parent: unit.parent && nameNow(unit.parent),
    lead: unit.lead && nameNow(unit.lead),
  });
  const units = wanted.map((entry) => {
    const unit = pairs.get(entry);
    if (!unit) return { id: null, entry, returning: false, changes: [] };
    const changes = differences(fieldsOf(inTodaysNames(unit)), fieldsOf(entry));
    return { id: unit.id, entry, returning: unit.ended, changes };
  });
  const kept = new Set([...pairs.values()].map(({ id }) => id));
  const active = standing.filter(({ ended }) => !ended);
  const ids = units.map(({ id }) => id);
  return {
    units,
    gone: active.filter(({ id }) => !kept.has(id)),
    reordered: !inStep(
      ids,
      active.map(({ id }) => id),
    ),
    nameNow,
  };
}
