import type { Role } from "../../../src/domain/roster/role.ts";
import { roles } from "../../../src/domain/roster/role.ts";
import type { UnitId } from "../../../src/domain/roster/unit.ts";
import type { Town, TownPerson, TownUnit } from "./oracle.ts";

/** A generator of numbers below `most`, the same for the same seed (mulberry32). */
export function dice(seed: number): (most: number) => number {
  let state = seed >>> 0;
  return (most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % most;
  };
}

export type Dice = ReturnType<typeof dice>;
export const oneOf = <T>(throwing: Dice, all: readonly [T, ...T[]] | readonly T[]): T => {
  const found = all[throwing(all.length)];
  if (found === undefined) throw new Error("nothing to choose from");
  return found;
};

const idOf = (kind: number, n: number): UnitId =>
  `00000000-0000-4000-8000-${String(kind).padStart(4, "0")}${String(n).padStart(8, "0")}` as UnitId;

const unit = (id: UnitId, more: Partial<TownUnit>): TownUnit => ({
  id,
  kind: "memberUnit",
  city: true,
  parentId: null,
  leadUnitId: null,
  ...more,
});

/** A city's office, counties with an office and towns of their own, member units, task forces led by some of them. */
export function randomUnits(throwing: Dice): TownUnit[] {
  const counties = Array.from({ length: 1 + throwing(4) }, (_, n) => unit(idOf(1, n), { kind: "county", city: false }));
  const offices = counties.map(({ id }, n) => unit(idOf(2, n), { kind: "pinganOffice", city: false, parentId: id }));
  const towns = counties.flatMap(({ id }, n) =>
    Array.from({ length: throwing(3) }, (_, m) =>
      unit(idOf(3, n * 10 + m), { kind: "responsibleUnit", city: false, parentId: id }),
    ),
  );
  const members = Array.from({ length: 1 + throwing(4) }, (_, n) => unit(idOf(4, n), {}));
  const forces = Array.from({ length: throwing(3) }, (_, n) =>
    unit(idOf(5, n), { kind: "taskForce", leadUnitId: oneOf(throwing, members).id }),
  );
  return [unit(idOf(0, 0), { kind: "pinganOffice" }), ...counties, ...offices, ...towns, ...members, ...forces];
}

const everyRole = Object.keys(roles) as [Role, ...Role[]];

/** Anybody in any role anywhere, also where no import would let them. */
export function randomPerson(throwing: Dice, { units }: Town): TownPerson {
  const held = Array.from({ length: throwing(4) }, () => ({
    role: oneOf(throwing, everyRole),
    unitId: oneOf(throwing, units).id,
  }));
  const keyOf = ({ role, unitId }: TownPerson["roles"][number]) => `${role} ${unitId}`;
  return { roles: held.filter((each, n) => held.findIndex((other) => keyOf(other) === keyOf(each)) === n) };
}

export const offices = ({ units }: Town): TownUnit[] => units.filter(({ kind }) => kind === "pinganOffice");
export const responsible = ({ units }: Town): TownUnit[] => units.filter(({ kind }) => kind !== "pinganOffice");
