import { getTableName, is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { expect, onTestFinished } from "vitest";
import { z } from "zod";
import type { Db } from "../../src/db/db.ts";
import { rows } from "../../src/db/rows.ts";
import { schema } from "../../src/db/schema.ts";
import type { Log } from "../../src/log.ts";
import type { SandboxMessage } from "../../src/sandbox/page-parts.ts";

const tables = Object.values(schema).flatMap((each) => (is(each, PgTable) ? [getTableName(each)] : []));
const line = z.object({ row: z.string() });

/** A mobile number of this country, standing alone. */
const MOBILE = /(?<![0-9a-f])1[3-9]\d{9}(?![0-9a-f])/;
/** Shorter words say nothing: they may stand anywhere. */
const TELLING = 6;

/** A log that keeps its lines as they would be written. */
export function keptLog(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const keep = (given: Record<string, unknown>, message?: string) => {
    lines.push(JSON.stringify({ ...given, message }));
  };
  return { log: { info: keep, warn: keep, error: keep }, lines };
}

async function dumpOf(db: Db): Promise<string[]> {
  const all: string[] = [];
  for (const table of tables) {
    const found = await rows(db, line, sql`select row_to_json(t)::text as row from ${sql.identifier(table)} t`);
    all.push(...found.map(({ row }) => `${table} ${row}`));
  }
  return all;
}

type Watched = { db: Db; messages: () => SandboxMessage[]; lines: readonly string[]; secrets: readonly string[] };

/**
 * At the end of a story: no secret in a log, a message or the database; in the log neither a word anybody said nor a
 * number; in the database no number outside texts that can be erased (R16).
 */
export function watchForLeaks({ db, messages, lines, secrets }: Watched): void {
  onTestFinished(async () => {
    const dump = await dumpOf(db);
    const seen = messages();
    const said = seen.flatMap(({ sender, content }) => {
      const { text = "" } = content as { text?: string };
      return sender !== "bot" && text.length >= TELLING ? [text] : [];
    });
    const cards = seen.map((each) => JSON.stringify([each.card, each.content]));
    const holding = (all: readonly string[], words: readonly string[]) =>
      all.filter((each) => words.some((word) => each.includes(word)));
    expect(holding([...dump, ...cards, ...lines], secrets), "secrets").toEqual([]);
    expect(holding(lines, said), "words in the log").toEqual([]);
    expect(
      lines.filter((each) => MOBILE.test(each)),
      "numbers in the log",
    ).toEqual([]);
    expect(
      dump.filter((each) => MOBILE.test(each)),
      "numbers in the database",
    ).toEqual([]);
  });
}
