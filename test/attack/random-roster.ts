import type { Db } from "../../src/db/db.ts";
import { assignment, supervisionItem } from "../../src/db/schema/item.ts";
import type { FollowUpId } from "../../src/db/schema/journal.ts";
import { followUp } from "../../src/db/schema/journal.ts";
import { person, personRole, unit } from "../../src/db/schema/roster.ts";
import { day } from "../../src/domain/calendar/day.ts";
import type { AssignmentId, AssignmentStatus, ItemId } from "../../src/domain/item/item.ts";
import { statusLabels } from "../../src/domain/item/item.ts";
import type { PersonId, UnitId } from "../../src/domain/roster/unit.ts";
import { newId } from "../../src/ids.ts";
import type { Matter, Town, TownPerson, TownUnit } from "../domain/access/oracle.ts";
import type { Dice } from "../domain/access/random-town.ts";
import { offices, oneOf, randomPerson, randomUnits, responsible } from "../domain/access/random-town.ts";

export type Share = Matter & {
  id: AssignmentId;
  itemId: ItemId;
  serial: number;
  mark: string;
  status: AssignmentStatus;
};
export type Raised = { id: FollowUpId; owner: "office" | "systemAdmin"; officeId: UnitId | null };
export type Somebody = TownPerson & { id: PersonId };
export type City = Town & { people: Somebody[]; shares: Share[]; raised: Raised[] };

const AT = new Date("2026-11-24T01:00:00Z");
const statuses = Object.keys(statusLabels) as AssignmentStatus[];
const pad = (n: number): string => String(n).padStart(3, "0");

const unitRow = ({ id, kind, city, parentId, leadUnitId }: TownUnit, position: number) => ({
  id,
  name: `单位${pad(position)}`,
  kind,
  level: city ? ("city" as const) : ("county" as const),
  parentId,
  leadUnitId,
  position,
});

function randomShares(throwing: Dice, town: Town, items: number): Share[] {
  return Array.from({ length: items }, (_, n) => {
    const [itemId, officeId] = [newId<ItemId>(), oneOf(throwing, offices(town)).id];
    const units = new Set(Array.from({ length: 1 + throwing(3) }, () => oneOf(throwing, responsible(town)).id));
    return [...units].map((unitId) => {
      const status = oneOf(throwing, statuses);
      return {
        id: newId<AssignmentId>(),
        itemId,
        officeId,
        unitId,
        serial: n + 1,
        mark: `暗号${pad(n + 1)}号`,
        status,
      };
    });
  }).flat();
}

const itemRow = ({ itemId, officeId, serial, mark }: Share) => ({
  id: itemId,
  officeId,
  year: 2026,
  serial,
  matter: mark,
  workstreams: ["peaceBuilding" as const],
  category: "grassrootsFoundations" as const,
  priority: "normal" as const,
  status: "issued" as const,
  restricted: false,
  issuedAt: AT,
  issuedBy: newId<PersonId>(),
  handledBy: newId<PersonId>(),
  version: 1,
});

const shareRow = ({ id, itemId, unitId, status }: Share) => ({
  id,
  itemId,
  unitId,
  status,
  due: day("2026-11-20"),
  version: 1,
  issuedAt: AT,
  acknowledgeBy: day("2026-11-25"),
  returns: 0,
  remindedThrough: AT,
  lastCardOn: day("2026-11-24"),
});

function randomRaised(throwing: Dice, town: Town): Raised[] {
  return Array.from({ length: 8 }, () => {
    const office = throwing(2) === 0 ? oneOf(throwing, offices(town)).id : null;
    return {
      id: newId<FollowUpId>(),
      owner: office ? ("office" as const) : ("systemAdmin" as const),
      officeId: office,
    };
  });
}

/** A city nobody thought of, in an empty database: every name and mark in it is known to the test alone. */
export async function randomCity(db: Db, throwing: Dice, size: { people: number; items: number }): Promise<City> {
  const units = randomUnits(throwing);
  const people = Array.from({ length: size.people }, () => ({
    ...randomPerson(throwing, { units }),
    id: newId<PersonId>(),
  }));
  const shares = randomShares(throwing, { units }, size.items);
  const raised = randomRaised(throwing, { units });
  await db.insert(unit).values(units.map(unitRow));
  const [home] = units;
  if (!home) throw new Error("a city without a unit");
  await db
    .insert(person)
    .values(people.map(({ id }, n) => ({ id, name: `人员${pad(n)}`, unitId: home.id, openId: `ou_random_${n}` })));
  const held = people.flatMap(({ id, roles }) => roles.map((each) => ({ personId: id, ...each })));
  if (held.length > 0) await db.insert(personRole).values(held);
  const items = shares.filter(({ itemId }, n) => shares.findIndex((each) => each.itemId === itemId) === n);
  await db.insert(supervisionItem).values(items.map(itemRow));
  await db.insert(assignment).values(shares.map(shareRow));
  const about = (each: Raised) => ({ ...each, kind: "unreachable", subject: each.id, detail: {}, createdAt: AT });
  await db.insert(followUp).values(raised.map(about));
  return { units, people, shares, raised };
}
