import type { PersonToKeep, Planned, StandingPerson, StandingUnit } from "./plan.ts";
import type { Role } from "./role.ts";
import type { PersonId } from "./unit.ts";

const MOST_NUMBERS = 5;

function numbersIn(open: readonly string[]): string {
  const shown = open.slice(0, MOST_NUMBERS).join("、");
  return `${open.length} 件未办结（${shown}${open.length > MOST_NUMBERS ? "等" : ""}）`;
}

type Compared = {
  goneUnits: readonly StandingUnit[];
  /** As they stand, under their names of before. */
  units: readonly StandingUnit[];
  nameNow: (name: string) => string;
  people: readonly Planned<PersonId, PersonToKeep>[];
  /** The people as they stand, their units under the names to be. */
  before: readonly StandingPerson[];
};

type Holder = Pick<StandingPerson, "roles">;

const liaisonRoles: readonly Role[] = ["liaisonOfficer", "deputyLiaisonOfficer"];
const officeRoles: readonly Role[] = ["officeStaff", "officeHead"];

const holds = ({ roles }: Holder, wanted: readonly Role[], unit?: string): boolean =>
  roles.some((held) => wanted.includes(held.role) && (unit === undefined || held.unit === unit));

const whoAndWhere = ({ name, unit }: StandingPerson): string => `“${name}”（${unit}）`;

const unitStays = ({ goneUnits }: Compared): string[] =>
  goneUnits
    .filter(({ open }) => open.length > 0)
    .map(({ name, open }) => `“${name}”还有 ${numbersIn(open)}，请先改派或办结，再从表中删去该单位`);

/** 七 07-3: who handles open items for the office goes, or loses the office's role, only after handing over. */
function handlersGo({ before, people }: Compared): string[] {
  const after = new Map(people.map(({ id, entry }) => [id, entry]));
  return before
    .filter((person) => !person.ended && person.handles.length > 0 && holds(person, officeRoles))
    .filter(({ id }) => !holds(after.get(id) ?? { roles: [] }, officeRoles))
    .map((person) => {
      const does = after.has(person.id) ? "卸任平安办工作" : "移出通讯录";
      return `${whoAndWhere(person)}经办的事项还有 ${numbersIn(person.handles)}，不能${does}。请先发送 /交接 办理交接，或者办结，再导入`;
    });
}

/** 七 03-2, 07-3: a unit with open items never loses its last liaison; naming the successor in the sheet is enough. */
function liaisonsGo({ units, goneUnits, nameNow, before, people }: Compared): string[] {
  const gone = new Set(goneUnits.map(({ id }) => id));
  return units
    .filter(({ id, ended, handling }) => !ended && !gone.has(id) && handling.length > 0)
    .flatMap(({ name, handling }) => {
      const unit = nameNow(name);
      const had = before.filter((person) => !person.ended && holds(person, liaisonRoles, unit));
      if (had.length === 0 || people.some(({ entry }) => holds(entry, liaisonRoles, unit))) return [];
      const names = had.map(whoAndWhere).join("、");
      const cure = `请在“人员”表为“${unit}”填写接任的联络员或副联络员，再导入`;
      return [`${names}移出或改任后，“${unit}”没有联络员，而该单位还有 ${numbersIn(handling)}。${cure}`];
    });
}

/** Why an import cannot be done before something is handed over, each by name and with its cure. */
export const hindrancesOf = (compared: Compared): string[] => [
  ...unitStays(compared),
  ...handlersGo(compared),
  ...liaisonsGo(compared),
];
