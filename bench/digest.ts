import { drizzle } from "drizzle-orm/postgres-js";
import type { App } from "../src/app.ts";
import { drawMessage } from "../src/bot/draw/draw.ts";
import type { OutboxId } from "../src/db/schema/messages.ts";
import type { GroupId } from "../src/db/schema/roster.ts";
import { schema } from "../src/db/schema.ts";
import { calendar } from "../src/domain/calendar/workdays.ts";
import { newId } from "../src/ids.ts";
import { createLog } from "../src/log.ts";
import { figure, inMs, middle, reach } from "./figures.ts";
import type { Figure } from "./goals.ts";
import { matters, roster } from "./matters.ts";
import type { Place } from "./place.ts";
import { ownPostgres } from "./place.ts";

const SIZE = 1_000_000;
const UNITS = 300;
const TIMES = 3;
const WEEK = "2026-W48";
const now = new Date("2026-11-23T09:10+08:00");

type Query = { sql: string; params: unknown[] };

/** A group of the whole city with its digest of the week, drawn by the product; the questions it asks are heard. */
async function digestOf({ sql }: Place) {
  const groupId = newId<GroupId>();
  await sql`insert into chat_group (id, name, chat_id, purposes) values (${groupId}, '周报群', 'oc_digest', '{digest}')`;
  await sql`insert into digest values (${groupId}, ${WEEK}, '2026-11-15T16:00Z', '2026-11-22T16:00Z', '2026-11-23T01:00Z')`;
  const heard: Query[] = [];
  const logger = { logQuery: (query: string, params: unknown[]) => void heard.push({ sql: query, params }) };
  const db = drizzle(sql, { schema, logger });
  const app: App = { db, clock: { now: () => now }, calendar, log: createLog("silent"), dataDir: "" };
  const row = { id: newId<OutboxId>(), view: { view: "digest", week: WEEK }, groupId, personId: null };
  return { heard, draw: () => drawMessage(app, { ...row, sentAt: null, resent: false }, { again: false }) };
}

/** Rows that leave the database for one digest. */
async function rowsRead({ sql }: Place, heard: readonly Query[]): Promise<number> {
  let rows = 0;
  for (const query of heard) rows += (await sql.unsafe(query.sql, query.params as never[])).length;
  return rows;
}

/** The week's digest of a city of 300 units over a million matters, one in ten of them open. */
export async function digest([size = SIZE]: readonly number[]): Promise<readonly Figure[]> {
  const place = await ownPostgres();
  try {
    await roster(place.sql, { units: UNITS });
    await matters(place.sql, size, { units: UNITS, searched: false });
    const { heard, draw } = await digestOf(place);
    const seconds: number[] = [];
    for (let n = 0; n < TIMES; n += 1) seconds.push((await inMs(draw)) / 1000);
    const asked = heard.slice(0, heard.length / TIMES);
    const rows = await rowsRead(place, asked);
    figure("digest", `${asked.length} questions, ${rows} rows`);
    const spread = `${reach(seconds, 1)}, ${rows} rows of ${size}`;
    return [{ id: "P16", value: `${middle(seconds).toFixed(1)} s`, spread, met: middle(seconds) <= 20 }];
  } finally {
    await place.close();
  }
}
