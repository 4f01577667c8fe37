import { getTableName, is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { z } from "zod";
import type { Db } from "../../src/db/db.ts";
import { rows } from "../../src/db/rows.ts";
import { schema } from "../../src/db/schema.ts";
import type { SandboxMessage } from "../../src/sandbox/page-parts.ts";

const tables = Object.values(schema).flatMap((each) => (is(each, PgTable) ? [getTableName(each)] : []));
const line = z.object({ row: z.string() });

/** A mobile number of this country, standing alone. */
const MOBILE = /(?<![0-9a-f])1[3-9]\d{9}(?![0-9a-f])/;
/** Shorter words say nothing: they may stand anywhere. */
const TELLING = 6;

async function dumpOf(db: Db): Promise<string[]> {
  const all: string[] = [];
  for (const table of tables) {
    const found = await rows(db, line, sql`select row_to_json(t)::text as row from ${sql.identifier(table)} t`);
    all.push(...found.map(({ row }) => `${table} ${row}`));
  }
  return all;
}

export type Watched = {
  db: Db;
  messages: readonly SandboxMessage[];
  lines: readonly string[];
  secrets: readonly string[];
};

/**
 * What stands where it must not: a secret in a log, a message or the database; in the log a word anybody said or a
 * number; in the database a number outside texts that can be erased (R16).
 */
export async function leaksIn({ db, messages, lines, secrets }: Watched): Promise<string[]> {
  const dump = await dumpOf(db);
  const said = messages.flatMap(({ sender, content }) => {
    const { text = "" } = content as { text?: string };
    return sender !== "bot" && text.length >= TELLING ? [text] : [];
  });
  const cards = messages.map((each) => JSON.stringify([each.card, each.content]));
  const holding = (all: readonly string[], words: readonly string[]) =>
    all.filter((each) => words.some((word) => each.includes(word)));
  const found = {
    "a secret": holding([...dump, ...cards, ...lines], secrets),
    "a word in the log": holding(lines, said),
    "a number in the log": lines.filter((each) => MOBILE.test(each)),
    "a number in the database": dump.filter((each) => MOBILE.test(each)),
  };
  return Object.entries(found).flatMap(([what, places]) => places.map((place) => `${what}: ${place}`));
}
