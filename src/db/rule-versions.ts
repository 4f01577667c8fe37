import { and, asc, desc, eq, gt, lte, sql } from "drizzle-orm";
import type { App } from "../app.ts";
import type { Calendar } from "../domain/calendar/workdays.ts";
import type { PersonId } from "../domain/roster/unit.ts";
import type { Rules, Terms, Version } from "../domain/settings/rules.ts";
import { firstRules, rulesOf, termsOf } from "../domain/settings/rules.ts";
import type { Db } from "./db.ts";
import { readLaid } from "./rule-values.ts";
import { person } from "./schema/roster.ts";
import { ruleVersion } from "./schema/settings.ts";

type Row = typeof ruleVersion.$inferSelect;
export type Made = { madeAt: Date; madeBy: PersonId; source: string };

const versionOf = (row: Row): Version & Made => ({ ...row, laid: readLaid(row.laid) });
const latestFirst = [desc(ruleVersion.effectiveAt), desc(ruleVersion.version)] as const;

/** The rules in force at an instant: one row by the index; none of them means the regulation as it began (00-2). */
export async function rulesAt(db: Db, at: Date): Promise<Rules> {
  const [row] = await db
    .select()
    .from(ruleVersion)
    .where(lte(ruleVersion.effectiveAt, at))
    .orderBy(...latestFirst)
    .limit(1);
  return row ? rulesOf(versionOf(row)) : firstRules;
}

/** The number of the version in force at an instant, within a statement. */
export const versionAt = (at: Date) =>
  sql<number>`coalesce((select ${ruleVersion.version} from ${ruleVersion}
    where ${ruleVersion.effectiveAt} <= ${at.toISOString()}::timestamptz
    order by ${ruleVersion.effectiveAt} desc, ${ruleVersion.version} desc limit 1), 1)`;

/** What decisions of this instant rest on. */
export const termsAt = async (db: Db, calendar: Calendar, at: Date): Promise<Terms> =>
  termsOf(calendar, await rulesAt(db, at));

/** The same with the rules that held before, back to the instant from which something was left undone. */
export async function termsSince(db: Db, terms: Terms, since: Date): Promise<Terms> {
  const { rules } = terms;
  if (since >= rules.effectiveAt) return terms;
  const between = await db
    .select()
    .from(ruleVersion)
    .where(and(gt(ruleVersion.effectiveAt, since), lte(ruleVersion.effectiveAt, rules.effectiveAt)))
    .orderBy(asc(ruleVersion.effectiveAt), asc(ruleVersion.version));
  const past = between.map((row) => rulesOf(versionOf(row))).filter(({ version }) => version !== rules.version);
  return { ...terms, past: [await rulesAt(db, since), ...past] };
}

/** An app whose calendar knows the rules of now. */
export type Ruled = Omit<App, "calendar"> & { calendar: Terms };

/** Inside a transaction the rules are read in it: every process sees a change as soon as it was made. */
export const ruled = async (app: App): Promise<Ruled> => ({
  ...app,
  calendar: await termsAt(app.db, app.calendar, app.clock.now()),
});

export type Recorded = Version & Made & { byName: string };

/** Every version there is with its author's name, in the order of their numbers. Version 1 is none of them. */
export async function allVersions(db: Db): Promise<Recorded[]> {
  const found = await db
    .select({ row: ruleVersion, byName: person.name })
    .from(ruleVersion)
    .leftJoin(person, eq(person.id, ruleVersion.madeBy))
    .orderBy(asc(ruleVersion.version));
  return found.map(({ row, byName }) => ({ ...versionOf(row), byName: byName ?? "" }));
}

export async function versionNumbered(db: Db, version: number): Promise<(Version & Made) | null> {
  const [row] = await db.select().from(ruleVersion).where(eq(ruleVersion.version, version));
  return row ? versionOf(row) : null;
}

/** Adds versions; false where somebody else took one of their numbers first. */
export async function addVersions(tx: Db, versions: readonly (Version & Made)[]): Promise<boolean> {
  const added = await tx
    .insert(ruleVersion)
    .values([...versions])
    .onConflictDoNothing()
    .returning({ version: ruleVersion.version });
  return added.length === versions.length;
}
