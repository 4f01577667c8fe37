import { setTimeout as wait } from "node:timers/promises";
import { systemClock } from "../src/clock.ts";
import { auditAll } from "../src/jobs/audit-all.ts";
import type { City } from "./due/city.ts";
import { cityOf, days } from "./due/city.ts";
import { burstOf, rewind } from "./due/sweeps.ts";
import { figure, inMs, reach } from "./figures.ts";
import type { Figure } from "./goals.ts";

const [today] = days;
const ROUNDS = 3;
const SIZE = 1_000_000;
const FORGOTTEN = 5;
const MOST_SECONDS = 60;

/** Nothing else falls due about that day, so that what the rule asks for is exactly what stands in the plans. */
async function oneMorning({ sql }: City): Promise<void> {
  await sql`update assignment set due = '2027-02-01', wake_at = '2027-02-01T01:00Z' where due > ${today} and due < '2027-01-01'`;
}

/** The reminders of that morning as a faulty sweep leaves them: all sent, a few of them never promised. */
async function faultyMorning(city: City): Promise<number> {
  const { sql, app } = city;
  await rewind(city);
  await sql`delete from follow_up`;
  await sql`delete from setting where key = 'audit'`;
  city.at(`${today}T00:00+08:00`);
  await auditAll({ app, machine: systemClock }, []).run();
  const { count } = await burstOf(city, today);
  await sql`delete from outbox_line
    where assignment_id in (select id from assignment where due = ${today} order by id limit ${FORGOTTEN})`;
  await sql`update outbox_message set status = 'sent', sent_at = ${app.clock.now().toISOString()} where status = 'waiting'`;
  return count;
}

/** The auditor's job as the product runs it, round after round, until it says that something was not said; in seconds. */
async function secondsToAlarm({ sql, app }: City): Promise<{ seconds: number; rounds: number[] }> {
  const { run, everyMs } = auditAll({ app, machine: systemClock }, []);
  const rounds: number[] = [];
  const began = performance.now();
  for (;;) {
    let found = 0;
    rounds.push(
      await inMs(async () => {
        found = Number(await run());
      }),
    );
    const [said] = await sql`select count(*) from follow_up where kind = 'unsaid'`;
    if (Number(said?.count) > 0) return { seconds: (performance.now() - began) / 1000, rounds };
    if (performance.now() - began > 10 * MOST_SECONDS * 1000) throw new Error("the auditor does not see it");
    if (found === 0) await wait(everyMs);
  }
}

/** A few reminders lost among a million open matters on a morning of ten thousand: how long until the alarm. */
export async function auditor([size = SIZE]: readonly number[]): Promise<readonly Figure[]> {
  const city = await cityOf(size);
  const seconds: number[] = [];
  try {
    await oneMorning(city);
    for (let round = 0; round < ROUNDS; round += 1) {
      const due = await faultyMorning(city);
      const seen = await secondsToAlarm(city);
      seconds.push(seen.seconds);
      const longest = `${seen.rounds.length} rounds, the longest ${Math.max(...seen.rounds).toFixed(0)} ms`;
      figure(`morning ${round + 1}`, `${due} due, ${FORGOTTEN} lost: ${seen.seconds.toFixed(1)} s, ${longest}`);
    }
  } finally {
    await city.leave();
  }
  const most = Math.max(...seconds);
  return [{ id: "R19", value: `${most.toFixed(1)} s`, spread: reach(seconds, 1), met: most <= MOST_SECONDS }];
}
