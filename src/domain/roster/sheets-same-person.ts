import type { PersonEntry } from "./entries.ts";
import type { Remark } from "./sheets.ts";
import { remark, sheets } from "./sheets.ts";

const contactColumns = ["mobile", "email", "openId"] as const;
type ContactColumn = (typeof contactColumns)[number];
type Shared = { column: ContactColumn; with: PersonEntry };

const titles = (column: ContactColumn): string => sheets.people.columns[column].title;

const sharedWith = (person: PersonEntry, earlier: readonly PersonEntry[]): Shared[] =>
  contactColumns.flatMap((column) => {
    const other = person[column] === null ? undefined : earlier.find((each) => each[column] === person[column]);
    return other ? [{ column, with: other }] : [];
  });

const at = ({ row }: PersonEntry, column: ContactColumn | "name") => ({ sheet: "people", row, column }) as const;

/** What keeps two rows that share a contact from being one person with two posts. */
function hindrance(person: PersonEntry, [first, ...more]: [Shared, ...Shared[]]): Remark | null {
  const { column, with: other } = first;
  if (other.name !== person.name) {
    const said = `“${person.name}”的${titles(column)}与第 ${other.row} 行的“${other.name}”相同`;
    const cure = "一个号码只能属于一人，请改正其中一行；如是同一人，请统一姓名";
    return { ...remark(at(person, column), said, cure), also: other.row };
  }
  if (other.roles.some(({ unit }) => unit === person.unit)) {
    const said = `“${person.name}”与第 ${other.row} 行重复`;
    return { ...remark(at(person, "name"), said, "请合并为一行，多个角色用“、”分开"), also: other.row };
  }
  const third = more.find((shared) => shared.with !== other);
  if (third) {
    const said = `${titles(third.column)}与第 ${third.with.row} 行的“${third.with.name}”相同`;
    return remark(at(person, third.column), said, "请核对这三行各是哪一人");
  }
  const differing = contactColumns.find((each) => person[each] && other[each] && person[each] !== other[each]);
  if (!differing) return null;
  const said = `“${person.name}”在第 ${other.row} 行写了不同的${titles(differing)}`;
  return remark(at(person, differing), said, "请在两行写相同的内容");
}

const joined = (home: PersonEntry, second: PersonEntry): PersonEntry => ({
  ...home,
  roles: [...home.roles, ...second.roles],
  mobile: home.mobile ?? second.mobile,
  email: home.email ?? second.email,
  openId: home.openId ?? second.openId,
});

/** Rows of one person with posts in two units become one; the first row tells the home unit and the post. */
export function onePersonEach(rows: readonly PersonEntry[], faults: Remark[]): PersonEntry[] {
  const people: PersonEntry[] = [];
  for (const person of rows) {
    const [first, ...more] = sharedWith(person, people);
    if (!first) {
      people.push(person);
      continue;
    }
    const fault = hindrance(person, [first, ...more]);
    if (fault) faults.push(fault);
    else people[people.indexOf(first.with)] = joined(first.with, person);
  }
  return people;
}

/** Two people of one name in one unit are possible, but seldom meant. */
export function namesakes(people: readonly PersonEntry[]): Remark[] {
  return people.flatMap((person, n) => {
    const other = people.slice(0, n).find(({ name, unit }) => name === person.name && unit === person.unit);
    if (!other) return [];
    const said = `“${person.unit}”有两位“${person.name}”（另见第 ${other.row} 行）`;
    const cure = "如是同一人，请合并为一行；如是两人，以手机号区分，不必改动";
    return [{ ...remark(at(person, "name"), said, cure), also: other.row }];
  });
}
