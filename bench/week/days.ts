import { once } from "node:events";
import type postgres from "postgres";
import type { Sandbox } from "../../src/sandbox/platform/open.ts";
import type { Dice } from "../../test/chaos/dice.ts";
import { UNITS } from "./city.ts";
import type { Memory, Turn, Turned } from "./messages.ts";
import type { Running } from "./running.ts";

const HOURS = ["09:40", "10:30", "11:20", "14:30", "15:20", "16:10", "17:00"];
const REPORTS_AN_HOUR = 20;
const QUESTIONS_AN_HOUR = 20;
const questions = ["/待办", "/台账", "/我", "/查 校园安全42处"];

export type Week = { sandbox: Sandbox; sql: postgres.Sql; dice: Dice; running: Running };

/** The clock is turned by so much at least: what falls due in between is late by less than that. */
const STEP_MS = 60_000;

/** Turns the clock there through the moments on the way at which something is due. */
async function passTo({ running }: Pick<Week, "running">, until: string): Promise<Memory> {
  let moment = running.now();
  for (;;) {
    const { next, ...memory } = await turn(running, moment);
    if (moment === until) return memory;
    const soonest =
      next === null ? until : new Date(Math.max(Date.parse(next), Date.parse(moment) + STEP_MS)).toISOString();
    moment = soonest < until ? soonest : until;
  }
}

async function turn({ child, turned }: Running, at: string): Promise<Turned> {
  turned(at);
  child.send({ at } satisfies Turn);
  const [answer] = (await once(child, "message")) as [Turned];
  return answer;
}

/** Matters of a unit that its liaison has in hand, by their numbers. */
async function numbersOf({ sql, dice }: Week, unit: number): Promise<string | null> {
  const found = await sql<{ number: string }[]>`
    select '督〔' || i.year || '〕' || i.serial || '号' as number from assignment a join supervision_item i on i.id = a.item_id
    where a.unit_id = md5('unit' || ${unit}::int)::uuid and a.status = 'inProgress' limit 50`;
  return found.length > 0 ? dice.oneOf(found).number : null;
}

/** Liaisons report and ask; now and then the platform tells of the last one once more. Resolves to how many reports there were. */
async function anHourOf(week: Week): Promise<number> {
  const { sandbox, dice } = week;
  let reports = 0;
  for (let n = 0; n < REPORTS_AN_HOUR; n += 1) {
    const unit = dice.between(1, UNITS);
    const number = await numbersOf(week, unit);
    if (!number) continue;
    await sandbox.says(`ou_${unit}`, `/反馈 ${number} 第${dice.between(1, 99)}处点位已整改，${dice.between(1, 99)}%`);
    reports += 1;
    if (dice.chance(0.2)) await sandbox.repeatsLastEvent();
  }
  for (let n = 0; n < QUESTIONS_AN_HOUR; n += 1)
    await sandbox.says(`ou_${dice.between(0, UNITS)}`, dice.oneOf(questions));
  return reports;
}

/** One thing that is wrong with the platform while the next things are sent. */
async function trouble({ sandbox: { faults }, dice }: Week): Promise<void> {
  await faults.down(null);
  faults.slow(0);
  await dice.oneOf([
    () => faults.loseAnswers(dice.between(1, 10)),
    () => faults.limit(dice.between(1, 10), 1),
    () => faults.slow(dice.between(20, 100)),
    () => faults.refuseCards(dice.between(1, 3)),
    () => faults.down("error"),
    () => faults.down("refused"),
  ])();
}

async function noTrouble({ sandbox: { faults } }: Week): Promise<void> {
  await faults.down(null);
  faults.slow(0);
  faults.loseAnswers(0);
  faults.limit(0);
  faults.refuseCards(0);
}

export type Lived = Memory & { reports: number };

/** A whole day, hour by hour, something wrong in two of three; the night is quiet. */
export async function liveThrough(week: Week, day: string): Promise<Lived> {
  let reports = 0;
  for (const hour of HOURS) {
    if (week.dice.chance(2 / 3)) await trouble(week);
    await passTo(week, new Date(`${day}T${hour}+08:00`).toISOString());
    reports += await anHourOf(week);
  }
  await noTrouble(week);
  const memory = await passTo(week, new Date(`${day}T23:30:00+08:00`).toISOString());
  return { ...memory, reports };
}
