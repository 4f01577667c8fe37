import type { RoleEntry } from "./entries.ts";
import type { FieldChange, Identified, PersonToKeep, Planned, StandingPerson } from "./plan.ts";
import { rolesInOrder } from "./plan.ts";
import { differences } from "./plan-units.ts";
import { roles } from "./role.ts";
import { sheets } from "./sheets.ts";
import { sameName } from "./sheets-words.ts";
import type { PersonId } from "./unit.ts";

export const NOT_FOUND = "手机号或邮箱在飞书中查不到";

const columns = sheets.people.columns;

const rolesInWords = (held: readonly RoleEntry[], home: string): string =>
  rolesInOrder(held)
    .map(({ role, unit }) => (unit === home ? roles[role] : `${roles[role]}（${unit}）`))
    .join("、");

const fieldsOf = (person: Omit<PersonToKeep, "row">): Record<string, string> => ({
  [columns.name.title]: person.name,
  [columns.unit.title]: person.unit,
  [columns.roles.title]: rolesInWords(person.roles, person.unit),
  [columns.post.title]: person.post ?? "",
  [columns.rank.title]: person.rank ?? "",
  [columns.openId.title]: person.openId ?? "",
  无法送达: person.unreachable ?? "",
});

/** Numbers and addresses are told only as there or not there. */
function contactChanges(before: StandingPerson, after: Identified): FieldChange[] {
  const told = [
    { field: columns.mobile.title, from: before.mobileHash, to: after.mobileHash },
    { field: columns.email.title, from: before.emailHash, to: after.emailHash },
  ];
  const word = (hash: string | null) => (hash ? "已登记" : "未登记");
  return told
    .filter(({ from, to }) => from !== to)
    .map(({ field, from, to }) => ({ field, from: word(from), to: from && to ? "已更换" : word(to) }));
}

type Same = (wanted: Identified, standing: StandingPerson) => boolean;
const equal = (a: string | null, b: string | null): boolean => a !== null && a === b;
const oneName: Same = (a, b) => sameName(a.name) === sameName(b.name);
/** Once those of one account are paired, two accounts are two people's. */
const twoAccounts: Same = (a, b) => a.openId !== null && b.openId !== null;

/**
 * How a person is known again, the surest first. A number alone does not do it, since a post's mobile passes to the
 * next holder; a name and unit do it only for people of today, where nobody else there has that name.
 */
const signs: readonly { same: Same; alsoEnded: boolean }[] = [
  { same: (a, b) => equal(a.openId, b.openId), alsoEnded: true },
  { same: (a, b) => equal(a.mobileHash, b.mobileHash) && oneName(a, b), alsoEnded: true },
  { same: (a, b) => equal(a.emailHash, b.emailHash) && oneName(a, b), alsoEnded: true },
  { same: (a, b) => a.unit === b.unit && oneName(a, b) && !twoAccounts(a, b), alsoEnded: false },
  { same: (a, b) => a.unit === b.unit && oneName(a, b), alsoEnded: false },
];

type Sign = (typeof signs)[number];

/** The one of these it can only be; null where there is none, or where several could be meant on either side. */
function onlyOne(
  person: Identified,
  { same, alsoEnded }: Sign,
  { known, asking }: { known: readonly StandingPerson[]; asking: readonly Identified[] },
): StandingPerson | null {
  const [only, ...more] = known.filter((each) => same(person, each));
  if (!only || more.length > 0) return null;
  return !alsoEnded && asking.some((other) => other !== person && same(other, only)) ? null : only;
}

function matched(wanted: readonly Identified[], standing: readonly StandingPerson[]) {
  const pairs = new Map<Identified, StandingPerson>();
  const taken = new Set<PersonId>();
  for (const sign of signs) {
    for (const ended of sign.alsoEnded ? [false, true] : [false]) {
      const asking = wanted.filter((each) => !pairs.has(each));
      const free = standing.filter((each) => each.ended === ended && !taken.has(each.id));
      for (const person of asking) {
        const only = onlyOne(person, sign, { known: free, asking });
        if (!only || taken.has(only.id)) continue;
        pairs.set(person, only);
        taken.add(only.id);
      }
    }
  }
  return pairs;
}

/** A number the platform does not find still belongs to the account known by it before. */
function toKeep(person: Identified, known: StandingPerson | undefined): PersonToKeep {
  const unchanged = known && (equal(known.mobileHash, person.mobileHash) || equal(known.emailHash, person.emailHash));
  const openId = person.openId ?? (unchanged ? known.openId : null);
  const kept = known && openId === known.openId && known.unreachable !== NOT_FOUND ? known.unreachable : null;
  return { ...person, openId, unreachable: openId === null ? NOT_FOUND : kept };
}

export type PeoplePlan = { people: Planned<PersonId, PersonToKeep>[]; gone: StandingPerson[] };

/** Compares the sheet 人员 with the people as they stand, whose units already bear their names to be. */
export function planPeople(wanted: readonly Identified[], standing: readonly StandingPerson[]): PeoplePlan {
  const pairs = matched(wanted, standing);
  const people = wanted.map((person) => {
    const known = pairs.get(person);
    const entry = toKeep(person, known);
    if (!known) return { id: null, entry, returning: false, changes: [] };
    const changes = [...differences(fieldsOf(known), fieldsOf(entry)), ...contactChanges(known, person)];
    return { id: known.id, entry, returning: known.ended, changes };
  });
  const kept = new Set([...pairs.values()].map(({ id }) => id));
  return { people, gone: standing.filter(({ id, ended }) => !ended && !kept.has(id)) };
}
