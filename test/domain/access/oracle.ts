import type { Right } from "../../../src/domain/access/table.ts";
import type { Role } from "../../../src/domain/roster/role.ts";
import type { UnitId, UnitKind } from "../../../src/domain/roster/unit.ts";

export type TownUnit = {
  id: UnitId;
  kind: UnitKind;
  city: boolean;
  parentId: UnitId | null;
  leadUnitId: UnitId | null;
};
export type TownPerson = { roles: { role: Role; unitId: UnitId }[] };
export type Matter = { officeId: UnitId; unitId: UnitId };
export type Town = { units: TownUnit[] };

/** The sentences of the regulation and of the office, one for each kind of people. Whatever none of them allows is forbidden. */
const sentences: { who: RegExp; where: "itsOffice" | "whoHandles"; may: string }[] = [
  {
    who: /^office(Staff|Head)$/,
    where: "itsOffice",
    may: "lookUp uphold reassign returnForRework closeOut cancel redate urge guide check",
  },
  { who: /^leader$/, where: "itsOffice", may: "lookUp" },
  { who: /^principalOfficer$/, where: "whoHandles", may: "lookUp signOff refuseSignOff" },
  {
    who: /^(liaison|deputyLiaison)Officer$/,
    where: "whoHandles",
    may: "lookUp acknowledge decline reportProgress attachEvidence submitCompletion withdrawSignOff forward withdrawForward",
  },
];

/** Administrators, auditors and the office's people are three: who is two of them is none. */
export function partsOf({ roles }: TownPerson): Set<string> {
  const part = (role: Role) => (/^office(Staff|Head)$/.test(role) ? "office" : role);
  return new Set(roles.map(({ role }) => part(role)).filter((each) => /^(office|systemAdmin|auditor)$/.test(each)));
}

const OFFICE = /^office(Staff|Head)$/;

/** The roles that count today: none of the torn ones, none of a county's office. */
function counting(town: Town, person: TownPerson): TownPerson["roles"] {
  const torn = partsOf(person).size > 1;
  const inCity = (id: UnitId) => town.units.some((unit) => unit.id === id && unit.city);
  return person.roles
    .filter(({ role }) => !torn || !/^(office(Staff|Head)|systemAdmin|auditor)$/.test(role))
    .filter(({ role, unitId }) => inCity(unitId) || !(OFFICE.test(role) || role === "leader"));
}

/** What one person may do with one assignment, found by reading the sentences, without any table of rights. */
export function mayInWords(town: Town, person: TownPerson, [what, matter]: [Right, Matter]): boolean {
  const handler = town.units.find(({ id }) => id === matter.unitId)?.leadUnitId ?? matter.unitId;
  return counting(town, person).some(({ role, unitId }) =>
    sentences.some(({ who, where, may }) => {
      const there = where === "itsOffice" ? matter.officeId : handler;
      return who.test(role) && unitId === there && may.split(" ").includes(what);
    }),
  );
}

/** A line of the intake list: the office that decides on it, and the unit that proposed it, if any. */
export type Listed = { officeId: UnitId; proposedIn: UnitId | null };

/** What one person may do with one line of the intake list (四 04-1, 04-4), told without any table of rights. */
export function mayOnListInWords(town: Town, person: TownPerson, [what, listed]: [Right, Listed]): boolean {
  const torn = partsOf(person).size > 1;
  const unitOf = (id: UnitId) => town.units.find((unit) => unit.id === id);
  const leads = (id: UnitId) => town.units.some(({ leadUnitId }) => leadUnitId === id);
  return person.roles.some(({ role, unitId }) => {
    const works = OFFICE.test(role) && !torn;
    const inCity = unitOf(unitId)?.city === true;
    if (unitId === listed.officeId && inCity && (works || role === "leader")) {
      return what === "seeIntake" || (works && what === "decideIntake");
    }
    if (unitId !== listed.proposedIn || what === "decideIntake") return false;
    return /^(liaison|deputyLiaison)Officer$/.test(role) ? leads(unitId) : works && !inCity;
  });
}
