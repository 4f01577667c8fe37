import type { App } from "../app.ts";
import type { Delegation } from "../domain/access/delegation.ts";
import { dayOf } from "../domain/calendar/day.ts";
import type { SupervisionItem } from "../domain/item/item.ts";
import type { Person, PersonId, UnitId } from "../domain/roster/unit.ts";
import { actingById } from "./acting.ts";
import { awayOn } from "./delegations.ts";
import type { Liaisons } from "./roster-store.ts";
import { actorById, liaisonsOf, officeHeads, officeStaff, personById, principalOf } from "./roster-store.ts";

type Ground = Pick<App, "db" | "clock">;
type Reachable = Person & { openId: string };

export const reachable = (person: Person | null): person is Reachable =>
  person !== null && person.openId !== null && person.unreachable === null;

/** Somebody's place today: away or not, and who holds it meanwhile. */
type Place = { person: Person; away: boolean; standIn: Person | null };

/** A stand-in counts only where the lent role really reaches this unit. */
async function standInFor(app: Ground, delegateId: PersonId, place: { absentId: PersonId; unitId: UnitId }) {
  const acting = await actingById(app, delegateId);
  const lent = acting?.roles.some(
    ({ unitId, onBehalfOf }) => onBehalfOf?.id === place.absentId && unitId === place.unitId,
  );
  return lent ? personById(app.db, delegateId) : null;
}

const absencesAmong = (app: Ground, people: readonly Person[]): Promise<Delegation[]> =>
  awayOn(
    app.db,
    people.map(({ id }) => id),
    dayOf(app.clock.now()),
  );

type Where = { unitId: UnitId; absences: readonly Delegation[] };

async function placeOf(app: Ground, person: Person, { unitId, absences }: Where): Promise<Place> {
  const absence = absences.find(({ absentId }) => absentId === person.id);
  const place = { absentId: person.id, unitId };
  const standIn = absence ? await standInFor(app, absence.delegateId, place) : null;
  return { person, away: absence !== undefined, standIn };
}

async function placesOf(app: Ground, people: readonly Person[], unitId: UnitId): Promise<Place[]> {
  const absences = await absencesAmong(app, people);
  return Promise.all(people.map((person) => placeOf(app, person, { unitId, absences })));
}

const presentOf = ({ person, away, standIn }: Place): (Person | null)[] => [away ? null : person, standIn];

/** Each once, only whom a message reaches. */
const within = (people: readonly (Person | null)[]): Reachable[] => {
  const found = people.filter(reachable);
  return found.filter(({ id }, n) => found.findIndex((other) => other.id === id) === n);
};

const both = ({ liaison, deputy }: Liaisons): Person[] => [liaison, deputy].flatMap((each) => each ?? []);

/**
 * Who gets the cards of each of these units, the first in line (06-1, 07-4): the liaison, who stands in for the liaison, the
 * deputy, who stands in for the deputy; where all of them are away, the absent themselves.
 */
export async function unitsInLine(app: Ground, unitIds: readonly UnitId[]): Promise<Map<UnitId, Reachable[]>> {
  const known = await liaisonsOf(app.db, unitIds);
  const absences = await absencesAmong(app, [...known.values()].flatMap(both));
  const lines = new Map<UnitId, Reachable[]>();
  for (const [unitId, liaisons] of known) {
    const places: Place[] = [];
    for (const person of both(liaisons)) places.push(await placeOf(app, person, { unitId, absences }));
    lines.set(unitId, within([...places.flatMap(presentOf), ...places.map(({ person }) => person)]));
  }
  return lines;
}

export const unitInLine = async (app: Ground, unitId: UnitId): Promise<Reachable[]> =>
  (await unitsInLine(app, [unitId])).get(unitId) ?? [];

/** Who works for an office today: for the absent their stand-ins; with nobody there its heads; never nobody while anybody can be reached. */
export async function staffOnDuty(app: Ground, officeId: UnitId): Promise<Reachable[]> {
  const staff = await placesOf(app, await officeStaff(app.db, officeId), officeId);
  const heads = await placesOf(app, await officeHeads(app.db, officeId), officeId);
  const shifts = [staff.flatMap(presentOf), heads.flatMap(presentOf), staff.map(({ person }) => person)];
  return shifts.map(within).find((shift) => shift.length > 0) ?? [];
}

/**
 * Who may agree to somebody's draft today (04-3): the heads of the office, for the absent their stand-ins, never the drafter in
 * another's place; where nobody of them is there, the absent themselves.
 */
export async function approversFor(app: Ground, officeId: UnitId, drafter: PersonId): Promise<Reachable[]> {
  const heads = await placesOf(app, await officeHeads(app.db, officeId), officeId);
  const others = (people: readonly (Person | null)[]) => within(people).filter(({ id }) => id !== drafter);
  const present = others(heads.flatMap(presentOf));
  return present.length > 0 ? present : others(heads.map(({ person }) => person));
}

/** Who signs for a unit today (07-2e): its 第一责任人, else who stands in; where nobody does, the absent. */
export async function signatoryOf(app: Ground, unitId: UnitId): Promise<Reachable | null> {
  const principal = await principalOf(app.db, unitId);
  const places = await placesOf(app, principal ? [principal] : [], unitId);
  return within([...places.flatMap(presentOf), ...places.map(({ person }) => person)])[0] ?? null;
}

/** The heads of an office today: for the absent their stand-ins; where all are away, the absent themselves. */
export async function headsOnDuty(app: Ground, officeId: UnitId): Promise<Reachable[]> {
  const heads = await placesOf(app, await officeHeads(app.db, officeId), officeId);
  const present = within(heads.flatMap(presentOf));
  return present.length > 0 ? present : within(heads.map(({ person }) => person));
}

const works = async ({ db }: Ground, { id }: Person, officeId: UnitId): Promise<boolean> =>
  (await actorById(db, id))?.roles.some(({ unitId }) => unitId === officeId) ?? false;

/** Who answers for a matter in its office: its handler, who stands in for the handler, else whoever is on duty there. */
export async function handlersOnDuty(
  app: Ground,
  { officeId, handledBy }: Pick<SupervisionItem, "officeId" | "handledBy">,
): Promise<Reachable[]> {
  const handler = await personById(app.db, handledBy);
  const fit = handler && (await works(app, handler, officeId)) ? [handler] : [];
  const [first] = within((await placesOf(app, fit, officeId)).flatMap(presentOf));
  return first ? [first] : staffOnDuty(app, officeId);
}
