import type { GroupEntry, PersonEntry, RoleEntry, UnitEntry } from "./entries.ts";
import type { PersonId, UnitId } from "./unit.ts";

/** A person after the look-up on the platform: from here on nobody holds a number or an address. */
export type Identified = Omit<PersonEntry, "mobile" | "email"> & {
  mobileHash: string | null;
  emailHash: string | null;
};

/** A group after the same look-up; `present` = the bot is in it today. */
export type IdentifiedGroup = GroupEntry & { present: boolean };

/** The roster as the workbook wants it. */
export type WantedRoster = { units: UnitEntry[]; people: Identified[]; groups: IdentifiedGroup[] };

/** The roster as it stands, ended rows included; units are named by their full names. */
export type StandingUnit = Omit<UnitEntry, "row"> & {
  id: UnitId;
  ended: boolean;
  /** Numbers of open items it must stay for. */
  open: readonly string[];
  /** Numbers of open items its own liaisons handle. */
  handling: readonly string[];
};
export type StandingPerson = Omit<Identified, "row"> & {
  id: PersonId;
  ended: boolean;
  unreachable: string | null;
  /** Numbers of open items this person is the office's handler of. */
  handles: readonly string[];
};
export type StandingGroup<G extends string> = Omit<GroupEntry, "row"> & { id: G; dead: string | null };
export type StandingRoster<G extends string> = {
  /** In roster order, ended ones last. */
  units: StandingUnit[];
  people: StandingPerson[];
  groups: StandingGroup<G>[];
};

export type FieldChange = { field: string; from: string; to: string };

/** One row to be kept. `id` null = new; `returning` = it had left the roster; no changes = stays as it is. */
export type Planned<Id, Entry> = { id: Id | null; entry: Entry; returning: boolean; changes: FieldChange[] };

export type PersonToKeep = Identified & { unreachable: string | null };
export type GroupToKeep = GroupEntry & { dead: string | null };

/** What an import would do, for a person to read before it is done. */
export type RosterPlan<G extends string> = {
  wanted: WantedRoster;
  units: Planned<UnitId, UnitEntry>[];
  people: Planned<PersonId, PersonToKeep>[];
  groups: Planned<G, GroupToKeep>[];
  goneUnits: { id: UnitId; name: string }[];
  gonePeople: { id: PersonId; name: string; unit: string }[];
  /** Groups bound in the chat, or left out of the sheet: an import never unbinds one. */
  otherGroups: string[];
  reordered: boolean;
  /** Why the import cannot be done, each with its cure. */
  hindrances: string[];
};

const isNew = ({ id, returning }: Planned<unknown, unknown>): boolean => id === null || returning;

export const isChanged = (planned: Planned<unknown, unknown>): boolean => !isNew(planned) && planned.changes.length > 0;

/** How many rows are new, changed and gone; all zero = the import has nothing to do. */
export function planCounts(plan: RosterPlan<string>): { fresh: number; changed: number; gone: number } {
  const kept = [...plan.units, ...plan.people, ...plan.groups];
  return {
    fresh: kept.filter(isNew).length,
    changed: kept.filter(isChanged).length + (plan.reordered ? 1 : 0),
    gone: plan.goneUnits.length + plan.gonePeople.length,
  };
}

export const rolesInOrder = (roles: readonly RoleEntry[]): RoleEntry[] =>
  roles.toSorted((a, b) => `${a.unit}\u0000${a.role}`.localeCompare(`${b.unit}\u0000${b.role}`, "en"));
