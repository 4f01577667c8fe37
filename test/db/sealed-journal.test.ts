import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "../../src/db/db.ts";
import { append } from "../../src/db/journal.ts";
import { verifyJournal } from "../../src/db/verify-journal.ts";
import { sealJournal } from "../../src/usecases/journal/seal.ts";
import { seededApp } from "../support/database.ts";

/** On each of the two databases. */
const TRIES = 500;

type Roll = (sides: number) => number;

/** Past every trigger: what somebody with the database in hand can do. */
const tampering = (db: Db, statements: readonly SQL[]) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    for (const statement of statements) await tx.execute(statement);
  });

/** A journal of 60 rows in a dozen seals. */
async function sealedTown() {
  const { app, db, clock } = await seededApp();
  const at = clock.now();
  for (let i = 0; i < 12; i++) {
    await append(
      db,
      [1, 2, 3, 4, 5].map((n) => ({
        act: `act${i}`,
        by: null,
        at,
        article: "七",
        detail: { n },
        texts: { note: `${i}-${n}` },
      })),
    );
    await sealJournal(app);
  }
  return { app, db };
}

/** One random number after another, the same for the same seed. */
function dice(seed: number): Roll {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

test("日志链：写入后由一个封存者封存，两个同时来也只封一次，未封的如实说明", async () => {
  const { app, db } = await sealedTown();
  const before = await verifyJournal(db, []);
  expect(before).toMatchObject({ unsealed: 0, breaks: [], seals: 12 });
  await append(db, [{ act: "later", by: null, at: app.clock.now(), article: "七" }]);
  expect((await verifyJournal(db, [before.head])).unsealed).toBe(1);
  await Promise.all([sealJournal(app), sealJournal(app), sealJournal(app)]);
  expect(await verifyJournal(db, [before.head])).toMatchObject({ unsealed: 0, breaks: [], seals: 13 });
  expect(await sealJournal(app)).toBe(0);
});

test("封存记录同样只增不减：改、删、清空都被数据库拒绝", async () => {
  const { db } = await sealedTown();
  for (const statement of [
    sql`update journal_seal set head = ''`,
    sql`delete from journal_seal`,
    sql`truncate journal_seal`,
  ]) {
    await expect(db.transaction((tx) => tx.execute(statement))).rejects.toThrow();
  }
  expect((await verifyJournal(db, [])).seals).toBe(12);
});

type Tamper = { how: string; by: (roll: Roll) => SQL[]; named: RegExp };

const ROWS = 61;
const SEALS = 12;

/** One row of the journal, whichever. */
const one = (roll: Roll): SQL => sql`where id = ${1 + roll(ROWS)}`;

const tampers: readonly Tamper[] = [
  {
    how: "改依据",
    by: (roll) => [sql`update journal set article = article || 'x' ${one(roll)}`],
    named: /^rowChanged/,
  },
  {
    how: "改时间",
    by: (roll) => [sql`update journal set at = at + interval '1 ms' ${one(roll)}`],
    named: /^rowChanged/,
  },
  { how: "改人", by: (roll) => [sql`update journal set by = gen_random_uuid() ${one(roll)}`], named: /^rowChanged/ },
  { how: "改细节", by: (roll) => [sql`update journal set detail = '{"n":99}' ${one(roll)}`], named: /^rowChanged/ },
  { how: "改哈希", by: (roll) => [sql`update journal set hashes = '{"note":"0"}' ${one(roll)}`], named: /^rowChanged/ },
  { how: "删", by: (roll) => [sql`delete from journal ${one(roll)}`], named: /^rowMissing/ },
  {
    how: "插",
    by: (roll) => [
      sql`insert into journal (id, at, act, article, detail, hashes)
        values (${ROWS + 1 + roll(1_000)}, now(), 'issue', '四', '{}', '{}')`,
    ],
    named: /^rowAdded/,
  },
  {
    how: "换",
    by: (roll) => {
      const a = 1 + roll(ROWS - 1);
      const move = (from: number, to: number) => sql`update journal set id = ${to} where id = ${from}`;
      return [move(a, -a), move(a + 1, a), move(-a, a + 1)];
    },
    named: /^rowChanged/,
  },
  {
    how: "改封存",
    by: (roll) => [sql`update journal_seal set hashes = reverse(hashes) where seq = ${1 + roll(SEALS)}`],
    named: /^sealChanged/,
  },
  {
    how: "删封存",
    by: (roll) => [sql`delete from journal_seal where seq = ${1 + roll(SEALS - 1)}`],
    named: /^sealMissing/,
  },
  {
    how: "截尾",
    by: (roll) => [
      sql`with cut as (delete from journal_seal where seq > ${1 + roll(SEALS - 1)} returning journal_ids)
        delete from journal where id in (select unnest(journal_ids) from cut)`,
    ],
    named: /^anchorMissing/,
  },
];

/** What a look at the journal names after the tampering, which is then undone. */
async function foundAfter(db: Db, statements: readonly SQL[]): Promise<string> {
  const { head } = await verifyJournal(db, []);
  const undo = new Error("undo");
  let found = "";
  await db
    .transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      for (const statement of statements) await tx.execute(statement);
      found = (await verifyJournal(tx, [head])).breaks.map(({ kind, place }) => `${kind} ${place}`).join(", ");
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return found;
}

test(`日志被改、删、插、换、截尾，随机 ${TRIES} 次，次次发现并指出第一处（R14）`, async () => {
  const { db } = await sealedTown();
  const roll = dice(20_261_129);
  const missed: string[] = [];
  for (let i = 0; i < TRIES; i++) {
    const { how, by, named } = tampers[i % tampers.length] ?? { how: "", by: () => [], named: /./ };
    const found = await foundAfter(db, by(roll));
    if (!named.test(found)) missed.push(`${how}: ${found}`);
  }
  expect(missed).toEqual([]);
  expect((await verifyJournal(db, [])).breaks).toEqual([]);
});

test("还没封存就被删去的一条也会被指出；封存后重新计算全链，也与链外留存的摘要不符", async () => {
  const { app, db } = await sealedTown();
  await append(db, [{ act: "later", by: null, at: app.clock.now(), article: "七" }]);
  expect(await foundAfter(db, [sql`delete from journal where act = 'later'`])).toBe(`rowMissing ${ROWS + 1}`);
  const { head } = await verifyJournal(db, []);
  await tampering(db, [
    sql`delete from journal_seal`,
    sql`insert into journal_unsealed select id from journal on conflict do nothing`,
  ]);
  await sealJournal(app);
  expect((await verifyJournal(db, [])).breaks).toEqual([]);
  expect((await verifyJournal(db, [head])).breaks).toEqual([{ kind: "anchorMissing", place: head.seq }]);
});
