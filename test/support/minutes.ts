import { asc, eq, ne } from "drizzle-orm";
import { journal } from "../../src/db/schema/journal.ts";
import { person } from "../../src/db/schema/roster.ts";
import type { City } from "./scenes.ts";

/** What was done since the roster was brought in, as an auditor would read it aloud: who, which act, by which article, and what was refused. */
export async function minutesOf({ db }: Pick<City, "db">): Promise<string[]> {
  const rows = await db
    .select({ act: journal.act, article: journal.article, refusal: journal.refusal, name: person.name })
    .from(journal)
    .leftJoin(person, eq(person.id, journal.by))
    .where(ne(journal.act, "importRoster"))
    .orderBy(asc(journal.id));
  return rows.map(({ name, act, article, refusal }) =>
    [name ?? "系统", act, article, refusal ?? ""].filter(Boolean).join(" "),
  );
}
