import { conflictingDuties, PART_DUTIES } from "../access/separation.ts";
import type { GroupEntry } from "./entries.ts";
import type {
  GroupToKeep,
  Identified,
  IdentifiedGroup,
  Planned,
  RosterPlan,
  StandingGroup,
  StandingRoster,
  WantedRoster,
} from "./plan.ts";
import { hindrancesOf } from "./plan-hindrances.ts";
import { planPeople } from "./plan-people.ts";
import { differences, planUnits } from "./plan-units.ts";
import { purposes, sheets } from "./sheets.ts";
import { sameName } from "./sheets-words.ts";

const columns = sheets.groups.columns;

const fieldsOf = (group: Omit<GroupToKeep, "row">): Record<string, string> => ({
  群名: group.name,
  chat_id: group.chatId ?? "",
  [columns.purposes.title]: group.purposes.map((purpose) => purposes[purpose]).join("、"),
  [columns.scope.title]: group.scope ?? "",
  停用: group.dead ?? "",
});

/** The same group: one of its chat_id, else the only one of its name that may still be it. */
function sameGroup<G extends string>(entry: GroupEntry, standing: readonly StandingGroup<G>[]) {
  const bound = standing.find(({ chatId }) => chatId !== null && chatId === entry.chatId);
  if (bound) return bound;
  const free = standing.filter(({ chatId }) => chatId === null || entry.chatId === null);
  const named = free.filter(({ name }) => sameName(name) === sameName(entry.name));
  return named.length === 1 ? named[0] : undefined;
}

/** A group given by its chat_id alone keeps the name known before; one the bot is in again comes back to life. */
function toKeep<G extends string>(
  { present, ...entry }: IdentifiedGroup,
  group: StandingGroup<G> | undefined,
): GroupToKeep {
  const name = group && entry.name === entry.chatId ? group.name : entry.name;
  const chatId = entry.chatId ?? group?.chatId ?? null;
  return { ...entry, name, chatId, dead: present ? null : (group?.dead ?? null) };
}

function planGroups<G extends string>(wanted: readonly IdentifiedGroup[], standing: readonly StandingGroup<G>[]) {
  const known = new Set<G>();
  const groups = wanted.map((each): Planned<G, GroupToKeep> => {
    const group = sameGroup(each, standing);
    const entry = toKeep(each, group);
    if (!group) return { id: null, entry, returning: false, changes: [] };
    known.add(group.id);
    return { id: group.id, entry, returning: false, changes: differences(fieldsOf(group), fieldsOf(entry)) };
  });
  return { groups, others: standing.filter(({ id }) => !known.has(id)).map(({ name }) => name) };
}

const one = (a: string | null, b: string | null): boolean => a !== null && a === b;

/** Two rows for one group, by its name and by its chat_id, would write over each other. */
function oneGroupTwice(groups: readonly Planned<string, GroupToKeep>[]): string[] {
  return groups.flatMap(({ id, entry }, n) => {
    const first = groups.slice(0, n).find((other) => one(other.id, id) || one(other.entry.chatId, entry.chatId));
    if (!first) return [];
    const said = `“群组”表第 ${entry.row} 行与第 ${first.entry.row} 行是同一个群“${entry.name}”`;
    return [`${said}，请合并为一行，多个用途用“、”分开`];
  });
}

/** However the rows came to be one person: what must be in different hands is not imported. */
function tooManyDuties({ name, roles }: Identified): string[] {
  const has = conflictingDuties(roles.map(({ role }) => role));
  if (has.length === 0) return [];
  return [`“${name}”兼任${has.map((duty) => duty.name).join("和")}，${PART_DUTIES}，请改正其角色`];
}

/** What an import of the wanted roster would do to the standing one. Pure: the same two give the same plan. */
export function planChanges<G extends string>(wanted: WantedRoster, standing: StandingRoster<G>): RosterPlan<G> {
  const { units, gone: goneUnits, reordered, nameNow } = planUnits(wanted.units, standing.units);
  const inTodaysNames = standing.people.map((person) => ({
    ...person,
    unit: nameNow(person.unit),
    roles: person.roles.map((held) => ({ ...held, unit: nameNow(held.unit) })),
  }));
  const { people, gone: gonePeople } = planPeople(wanted.people, inTodaysNames);
  const groupsNow = standing.groups.map((group) => ({ ...group, scope: group.scope && nameNow(group.scope) }));
  const { groups, others } = planGroups(wanted.groups, groupsNow);
  return {
    wanted,
    units,
    people,
    groups,
    goneUnits: goneUnits.map(({ id, name }) => ({ id, name })),
    gonePeople: gonePeople.map(({ id, name, unit }) => ({ id, name, unit })),
    otherGroups: others,
    reordered,
    hindrances: [
      ...wanted.people.flatMap(tooManyDuties),
      ...oneGroupTwice(groups),
      ...hindrancesOf({ goneUnits, units: standing.units, nameNow, people, before: inTodaysNames }),
    ],
  };
}
