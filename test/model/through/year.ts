import { remindDue } from "../../../src/usecases/item/remind.ts";
import { diceFrom } from "../../chaos/dice.ts";
import { seededApp } from "../../support/database.ts";
import { look } from "../mornings.ts";
import { isOpen } from "../page.ts";
import { works } from "../pocket-calendar.ts";
import { actsKept, keptOtherwise, linesPromised, namesIn } from "./kept.ts";
import { inLine, promisedFor } from "./lines.ts";
import { deed, issues } from "./year-deeds.ts";
import type { Year } from "./year-town.ts";
import { house, town, turn } from "./year-town.ts";

/** One whole year of the Chinese calendar: the clock is turned by hand, the sweep runs on the database (R8, R10). */

/** The sweep, twice, as everything that acts by itself may come twice; and the clerk's look at the same moment. */
async function sweep(year: Year): Promise<void> {
  const { app, now, cases } = year;
  while ((await remindDue(app)) > 0) year.counts.sweeps += 1;
  for (const { matter } of cases) {
    for (const share of matter.shares.filter(isOpen)) {
      const said = look(share, now, house);
      year.promised.push(...promisedFor(town, { matter, share, said, now }));
      if (said.escalate) year.acts.push(`${share.id} escalate the clock`);
    }
  }
}

type Day = { matters: number; often: number; rests: boolean };

async function aDay(year: Year, on: string, { matters, often, rests }: Day): Promise<void> {
  const { dice } = year;
  if (!rests && works(on)) {
    turn(year, `${on}T09:00`);
    await sweep(year);
    if (dice.chance(0.3)) await deed(year);
  }
  turn(year, `${on}T${dice.oneOf(["10:12", "15:40", "19:05"])}`);
  if (!works(on) && dice.chance(0.8)) return;
  if (year.cases.length < matters && dice.chance(often)) await issues(year);
  for (let n = dice.between(0, Math.ceil(matters / 60)); n > 0; n -= 1) await deed(year);
  if (!rests && dice.chance(0.2)) await sweep(year);
}

type Told = { differs: string[]; lines: number; counts: Year["counts"] };

type Asked = { days: readonly string[]; matters: number; seed: number };

/** Lives through these days, with some standstills; resolves to what the product and the oracle say otherwise. */
export async function yearOfReminders({ days, matters, seed }: Asked): Promise<Told> {
  const made = await seededApp({ at: `${days[0]}T00:10+08:00` });
  const dice = diceFrom(seed);
  const year: Year = {
    ...made,
    ...{ dice, names: await namesIn(made.db), now: "", cases: [], promised: [], acts: [], tally: new Map(), said: [] },
    counts: { sweeps: 0, deeds: 0, refused: 0 },
  };
  let rests = 0;
  for (const on of days) {
    if (rests === 0 && dice.chance(0.01)) rests = dice.between(1, 6);
    await aDay(year, on, { matters, often: (2.5 * matters) / days.length, rests: rests > 0 });
    rests = Math.max(0, rests - 1);
  }
  return { differs: await compared(year), lines: year.promised.length, counts: year.counts };
}

const only = (these: readonly string[], others: readonly string[]): string[] => {
  const left = new Map<string, number>();
  for (const each of others) left.set(each, (left.get(each) ?? 0) + 1);
  return these.filter((each) => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count <= 0;
  });
};

async function compared(year: Year): Promise<string[]> {
  const { db, names, cases, promised, acts } = year;
  const kept: string[] = [];
  for (const one of cases) {
    const found = await keptOtherwise(db, names, { ...one, house });
    if (found) kept.push(found);
  }
  const [mine, its] = [[...new Set(promised.map(inLine))], await linesPromised(db, names)];
  const journal = await actsKept(
    db,
    names,
    cases.map(({ id }) => id),
  );
  return [
    ...year.said,
    ...only(mine, its).map((line) => `never said: ${line}`),
    ...only(its, mine).map((line) => `said beyond: ${line}`),
    ...only(acts, journal).map((line) => `not in the journal: ${line}`),
    ...only(journal, acts).map((line) => `only in the journal: ${line}`),
    ...kept,
  ];
}
