import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "./db.ts";
import { rows } from "./rows.ts";
import { jobBeat } from "./schema/job-beat.ts";

/** When a job last came to its end: as written down, and how long ago that is by the database's clock. */
type Beat = { job: string; ranAt: string; ageMs: number };

const beat = z.object({ job: z.string(), ranAt: z.string(), ageMs: z.coerce.number() });

export const beats = (db: Db): Promise<Beat[]> =>
  rows(
    db,
    beat,
    sql`select job, ran_at::text as "ranAt", (extract(epoch from clock_timestamp() - ran_at) * 1000)::float8 as "ageMs" from job_beat`,
  );

const now = sql`clock_timestamp()`;

/** From now on these jobs are known, whether they ever come to their end or not. */
export const knowJobs = (db: Db, jobs: readonly string[]) =>
  db
    .insert(jobBeat)
    .values(jobs.map((job) => ({ job, ranAt: now })))
    .onConflictDoNothing();

/** These jobs just came to their end. In the order of their names, so that two processes wait for each other and never in a circle. */
export const noteBeats = (db: Db, jobs: readonly string[]) =>
  db
    .insert(jobBeat)
    .values(jobs.toSorted().map((job) => ({ job, ranAt: now })))
    .onConflictDoUpdate({ target: jobBeat.job, set: { ranAt: now } });
