import { and, eq, lte, or, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "./db.ts";
import { setting } from "./schema/journal.ts";

const KEY = "nativeCommands";

const stored = z.object({
  /** What we made, by name: its id on the platform. */
  made: z.record(z.string(), z.string()),
  state: z.enum(["waiting", "registered", "noScope", "absent", "failed"]),
  /** Which list of commands was registered, in short. */
  print: z.string(),
});
export type NativeState = z.infer<typeof stored>;

const beginning: NativeState = { made: {}, state: "waiting", print: "" };

/** How it stands with our commands on the platform. */
export async function nativeState(db: Db): Promise<NativeState> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, KEY));
  return row ? stored.parse(row.value) : beginning;
}

type Due = {
  now: Date;
  notSince: Date;
  failedNotSince: Date;
  /** Whoever took it up after this may still be at it. */
  heldSince: Date;
  /** Whether it is due whenever it was done last. */
  anyway: (state: NativeState) => boolean;
};

/** Takes the work up for one process alone; null where it is not due, or another one was first. */
export async function claimNative(db: Db, due: Due): Promise<NativeState | null> {
  const { now, notSince, failedNotSince, heldSince, anyway } = due;
  const first = { key: KEY, value: beginning, updatedAt: new Date(0) };
  await db.insert(setting).values(first).onConflictDoNothing();
  const [row] = await db.select().from(setting).where(eq(setting.key, KEY));
  if (!row) return null;
  const failed = sql`${setting.value}->>'state' <> 'registered'`;
  const late = or(lte(setting.updatedAt, notSince), and(failed, lte(setting.updatedAt, failedNotSince)));
  const atOnce = anyway(stored.parse(row.value)) ? lte(setting.updatedAt, heldSince) : undefined;
  const [claimed] = await db
    .update(setting)
    .set({ updatedAt: now })
    .where(and(eq(setting.key, KEY), or(late, atOnce)))
    .returning({ value: setting.value });
  return claimed ? stored.parse(claimed.value) : null;
}

/** Writes down what became of it. */
export const keepNative = (db: Db, state: NativeState) =>
  db.update(setting).set({ value: state }).where(eq(setting.key, KEY));
