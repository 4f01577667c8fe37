import { asc, eq, gt, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { Head } from "./chain.ts";
import { genesis, hashesOf, hashOfRow, headAfter } from "./chain.ts";
import type { Db } from "./db.ts";
import { rows } from "./rows.ts";
import { journal } from "./schema/journal.ts";
import { journalSeal, journalUnsealed } from "./schema/seal.ts";

/** What is wrong, and where: the number of a seal or of a journal row. */
export type Break = {
  kind: "sealMissing" | "sealChanged" | "rowMissing" | "rowChanged" | "rowAdded" | "anchorMissing" | "anchorDiffers";
  place: number;
};

/** What a look at the whole journal found. `unsealed`: rows of the last second, which no seal vouches for yet. */
export type Verdict = { rows: number; seals: number; unsealed: number; head: Head; breaks: Break[] };

const SEALS_AT_ONCE = 50;
const ROWS_AT_ONCE = 5_000;
const MOST_BREAKS = 20;

type Seal = typeof journalSeal.$inferSelect;

/** The seals in turn, each with the hashes its rows have today. */
async function* sealsOf(db: Db): AsyncGenerator<Seal & { hashNow: ReadonlyMap<number, string> }> {
  for (let after = 0; ; ) {
    const some = await db
      .select()
      .from(journalSeal)
      .where(gt(journalSeal.seq, after))
      .orderBy(asc(journalSeal.seq))
      .limit(SEALS_AT_ONCE);
    const last = some.at(-1);
    if (!last) return;
    const ids = some.flatMap(({ journalIds }) => journalIds);
    const standing = await db
      .select()
      .from(journal)
      .where(sql`${journal.id} = any(${`{${ids.join(",")}}`}::bigint[])`);
    const hashNow = new Map(standing.map((row) => [row.id, hashOfRow(row)]));
    for (const seal of some) yield { ...seal, hashNow };
    after = last.seq;
  }
}

/** The rows one seal vouches for, against what stands in the journal today. */
function rowBreaks({ journalIds, hashes }: Seal, hashNow: ReadonlyMap<number, string>): Break[] {
  const sealed = hashesOf(hashes);
  return journalIds.flatMap((id, i): Break[] => {
    const now = hashNow.get(id);
    if (now === sealed[i]) return [];
    return [{ kind: now === undefined ? "rowMissing" : "rowChanged", place: id }];
  });
}

const added = z.object({ id: z.coerce.number(), waits: z.boolean() });

/** Rows that came into the journal past the door: neither sealed nor waiting for the sealer. */
async function addedRows(db: Db, sealed: ReadonlySet<number>): Promise<Break[]> {
  const found: Break[] = [];
  for (let after = 0; ; ) {
    const some = await rows(
      db,
      added,
      sql`select j.id, u.journal_id is not null as waits from ${journal} j
        left join ${journalUnsealed} u on u.journal_id = j.id
        where j.id > ${after} order by j.id limit ${ROWS_AT_ONCE}`,
    );
    for (const { id, waits } of some) if (!waits && !sealed.has(id)) found.push({ kind: "rowAdded", place: id });
    const last = some.at(-1);
    if (!last) return found;
    after = last.id;
  }
}

/** Rows that were there a moment ago and were gone before the sealer came. */
const goneUnsealed = async (db: Db): Promise<Break[]> =>
  (
    await db
      .select({ place: journalUnsealed.journalId })
      .from(journalUnsealed)
      .leftJoin(journal, eq(journal.id, journalUnsealed.journalId))
      .where(isNull(journal.id))
      .orderBy(asc(journalUnsealed.journalId))
      .limit(MOST_BREAKS)
  ).map(({ place }) => ({ kind: "rowMissing", place }));

type Walked = { head: Head; sealed: Set<number>; heads: Map<number, string>; breaks: Break[] };

/** Every seal in turn. After a broken one the walk goes on from what that seal says of itself, so that each fault is named once. */
async function walk(db: Db, anchors: readonly Head[]): Promise<Walked> {
  const walked: Walked = { head: genesis, sealed: new Set(), heads: new Map(), breaks: [] };
  const wanted = new Set(anchors.map(({ seq }) => seq));
  for await (const seal of sealsOf(db)) {
    const { breaks } = walked;
    const next = headAfter(walked.head, seal);
    if (seal.seq !== next.seq) breaks.push({ kind: "sealMissing", place: next.seq });
    else if (seal.head !== next.head) breaks.push({ kind: "sealChanged", place: seal.seq });
    breaks.push(...rowBreaks(seal, seal.hashNow));
    for (const id of seal.journalIds) walked.sealed.add(id);
    if (wanted.has(seal.seq)) walked.heads.set(seal.seq, seal.head);
    walked.head = { seq: seal.seq, head: seal.head };
  }
  return walked;
}

const anchorBreaks = (anchors: readonly Head[], heads: ReadonlyMap<number, string>): Break[] =>
  anchors.flatMap(({ seq, head }): Break[] => {
    const now = heads.get(seq);
    if (now === head || seq === 0) return [];
    return [{ kind: now === undefined ? "anchorMissing" : "anchorDiffers", place: seq }];
  });

async function look(db: Db, anchors: readonly Head[]): Promise<Verdict> {
  const { head, sealed, heads, breaks } = await walk(db, anchors);
  const all = [
    ...breaks,
    ...(await addedRows(db, sealed)),
    ...(await goneUnsealed(db)),
    ...anchorBreaks(anchors, heads),
  ];
  return {
    rows: await db.$count(journal),
    seals: head.seq,
    unsealed: await db.$count(journalUnsealed),
    head,
    breaks: all.slice(0, MOST_BREAKS),
  };
}

/**
 * Looks at every row of the journal and every seal as of one moment (goals R14), and at the heads kept outside: a tail
 * cut off together with its seals shows only against those. At most the first 20 breaks are given, in the order of the chain.
 */
export const verifyJournal = (db: Db, anchors: readonly Head[]): Promise<Verdict> =>
  db.transaction((tx) => look(tx, anchors), { isolationLevel: "repeatable read", accessMode: "read only" });
