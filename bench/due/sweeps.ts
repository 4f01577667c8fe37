import { remindDue } from "../../src/usecases/item/remind.ts";
import { inMs } from "../figures.ts";
import type { City } from "./city.ts";
import { days } from "./city.ts";

const TRIES = 101;

/** One idle sweep after another, in turn through each of the cities; nothing is due in any of them. */
export async function idleSweeps(cities: readonly City[]): Promise<number[][]> {
  const taken: number[][] = cities.map(() => []);
  for (let n = 0; n < TRIES; n += 1)
    for (const [which, { app }] of cities.entries()) taken[which]?.push(await inMs(() => remindDue(app)));
  return taken;
}

/** Nothing of the first day's burst has been said yet. */
export async function rewind({ sql }: City): Promise<void> {
  await sql`delete from outbox_line`;
  await sql`delete from outbox_message`;
  await sql`update assignment set reminded_through = (due - 1 + time '12:00') at time zone 'UTC', last_card_on = '2026-11-20',
    wake_at = (due + time '01:00') at time zone 'UTC' where due = ${days[0]}`;
  await sql`vacuum analyze assignment, outbox_message, outbox_line`;
}

/** The burst of a day: reminders a second that reach the outbox, from nine in the morning until nothing more is due. */
export async function burstOf(
  { app, at }: City,
  day: (typeof days)[number],
): Promise<{ count: number; perSecond: number }> {
  at(`${day}T09:00+08:00`);
  let count = 0;
  const ms = await inMs(async () => {
    for (let done = await remindDue(app); done > 0; done = await remindDue(app)) count += done;
  });
  return { count, perSecond: count / (ms / 1000) };
}
