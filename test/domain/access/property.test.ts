import { expect, test } from "vitest";
import { acting } from "../../../src/domain/access/acting.ts";
import type { Actor } from "../../../src/domain/access/rights.ts";
import { handlingUnit, mayToward, sees } from "../../../src/domain/access/rights.ts";
import { acts } from "../../../src/domain/item/acts.ts";
import { admit } from "../../../src/domain/item/step.ts";
import type { PersonId } from "../../../src/domain/roster/unit.ts";
import { Refusal } from "../../../src/refusal.ts";
import { assignmentOf, itemOf } from "../cast.ts";
import type { Matter, Town, TownPerson } from "./oracle.ts";
import { mayInWords, partsOf } from "./oracle.ts";
import type { Dice } from "./random-town.ts";
import { dice, offices, oneOf, randomPerson, randomUnits, responsible } from "./random-town.ts";

const PROBES = 20_000;
const drawn = assignmentOf();

const standing = ({ units }: Town, person: TownPerson): Actor => ({
  id: "某人" as PersonId,
  name: "某人",
  ...acting(
    person.roles.map((held) => ({
      ...held,
      level: units.find(({ id }) => id === held.unitId)?.city ? ("city" as const) : ("county" as const),
    })),
  ),
});

function answerOf(actor: Actor, [act, matter, town]: [(typeof acts)[number], Matter, Town]): string {
  const unit = town.units.find(({ id }) => id === matter.unitId);
  const handledIn = handlingUnit(unit ?? { id: matter.unitId, leadUnitId: null });
  const assignment = { ...drawn, unitId: matter.unitId, handledIn };
  try {
    admit(itemOf([assignment], { officeId: matter.officeId }), assignment, { act, by: actor });
    return "admitted";
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal.reason === "wrongStatus" ? "admitted" : refusal.reason;
    throw refusal;
  }
}

function probe(throwing: Dice, town: Town): { leaks: string[]; allowed: boolean; torn: boolean } {
  const person = randomPerson(throwing, town);
  const actor = standing(town, person);
  const matter = { officeId: oneOf(throwing, offices(town)).id, unitId: oneOf(throwing, responsible(town)).id };
  const act = oneOf(throwing, acts);
  const seen = mayInWords(town, person, ["lookUp", matter]);
  const allowed = mayInWords(town, person, [act, matter]);
  const expected = !seen ? "notFound" : allowed ? "admitted" : "notYours";
  const unit = town.units.find(({ id }) => id === matter.unitId);
  const place = { officeId: matter.officeId, handledIn: unit?.leadUnitId ?? matter.unitId };
  const answers: [string, unknown, unknown][] = [
    ["admit", answerOf(actor, [act, matter, town]), expected],
    ["sees", sees(actor, place), seen],
    ["may", mayToward(actor, act, place), allowed],
  ];
  const wrong = answers
    .filter(([, is, should]) => is !== should)
    .map((each) => JSON.stringify([...each, act, person, matter]));
  return { leaks: wrong, allowed, torn: partsOf(person).size > 1 };
}

test(`随机的通讯录、随机的人、随机的事项，问 ${PROBES} 次：权限表与条文逐字相符，一次不漏`, () => {
  const throwing = dice(20_210_209);
  let town: Town = { units: [] };
  const seen = { allowed: 0, torn: 0 };
  const wrong: string[] = [];
  for (let n = 0; n < PROBES; n += 1) {
    if (n % 50 === 0) town = { units: randomUnits(throwing) };
    const { leaks, allowed, torn } = probe(throwing, town);
    wrong.push(...leaks);
    seen.allowed += allowed ? 1 : 0;
    seen.torn += torn ? 1 : 0;
  }
  expect(wrong).toEqual([]);
  // The probes are worth something only if both answers and the parted duties really come up.
  expect(seen.allowed).toBeGreaterThan(PROBES / 200);
  expect(seen.torn).toBeGreaterThan(PROBES / 200);
});
