import { appendFile } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { append } from "../../src/db/journal.ts";
import { takeLock } from "../../src/db/lock-file.ts";
import { openDatabase } from "../../src/db/open.ts";
import { calendar } from "../../src/domain/calendar/workdays.ts";
import { journalCommand } from "../../src/journal-command.ts";
import { keepHead, keptHeads } from "../../src/usecases/journal/keep-head.ts";
import { sealJournal } from "../../src/usecases/journal/seal.ts";
import { handClock, silentLog, temporaryFolder } from "../support/database.ts";

async function verify(dataDir: string, ...args: string[]) {
  const lines: string[] = [];
  const code = await journalCommand(["verify", ...args], { dataDir, databaseUrl: null }, (line) => lines.push(line));
  return { code, lines, words: lines.join("\n") };
}

/** A folder with a journal of `rows` sealed rows, its head written down beside it; what is done to it then happens past every trigger. */
async function journalOf(rows: number, then: ReturnType<typeof sql>[] = []) {
  const dataDir = temporaryFolder();
  const { db, migrate, close } = await openDatabase({ url: null, dataDir, template: null, log: silentLog });
  await migrate();
  const clock = handClock("2026-11-29T10:00+08:00");
  const app = { db, clock, calendar, log: silentLog, dataDir };
  for (let n = 1; n <= rows; n++) {
    await append(db, [{ act: "issue", by: null, at: clock.now(), article: "四", detail: { n } }]);
    await sealJournal(app);
    await keepHead(app);
  }
  await db.execute(sql`set session_replication_role = replica`);
  for (const statement of then) await db.execute(statement);
  await close();
  return dataDir;
}

test("核对操作日志：没有改动时给出可以另外留存的摘要，再拿它核对也相符（R14）", async () => {
  const dataDir = await journalOf(3);
  const { code, lines } = await verify(dataDir);
  expect(lines.slice(0, 2)).toEqual(["日志 3 条，封存 3 次，与链外留存的 3 个摘要核对。", "✓ 没有发现改动。"]);
  expect(code).toBe(0);
  const head = /(\d+:[0-9a-f]{64})$/.exec(lines[2] ?? "")?.[1] ?? "";
  expect(await verify(dataDir, "--head", head)).toMatchObject({ code: 0 });
  expect(
    (
      await verify(
        dataDir,
        "--head",
        head.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
      )
    ).words,
  ).toContain("封存第 3 号与链外留存的摘要不符");
});

test("日志被改动：退出码 1，指出第几条；末尾连同封存一起截去，靠链外的摘要发现", async () => {
  const changed = await verify(await journalOf(3, [sql`update journal set article = '七' where id = 2`]));
  expect(changed.words).toContain("✗ 日志第 2 条被改动");
  expect(changed.code).toBe(1);
  const cut = await verify(
    await journalOf(3, [sql`delete from journal_seal where seq = 3`, sql`delete from journal where id = 3`]),
  );
  expect(cut.words).toContain("链外留有封存第 3 号的摘要，日志里却没有");
  expect(cut.code).toBe(1);
});

test("链外的摘要有变才写，断电时只写了半行的一行略过", async () => {
  const dataDir = await journalOf(2);
  await appendFile(`${dataDir}/journal-heads.txt`, "1");
  const { db, close } = await openDatabase({ url: null, dataDir, template: null, log: silentLog });
  const app = { db, clock: handClock("2026-11-30T10:00+08:00"), calendar, log: silentLog, dataDir };
  expect(await keepHead(app)).toBe(false);
  await append(db, [{ act: "issue", by: null, at: app.clock.now(), article: "四" }]);
  await sealJournal(app);
  expect(await keepHead(app)).toBe(true);
  await close();
  expect((await keptHeads(dataDir)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(await verify(dataDir)).toMatchObject({ code: 0 });
});

test("刚写入、还没有封存的几条，核对时如实说明不在证明之列；已封存的照常核对（R14）", async () => {
  const dataDir = await journalOf(2);
  const { db, close } = await openDatabase({ url: null, dataDir, template: null, log: silentLog });
  await append(db, [{ act: "issue", by: null, at: new Date("2026-11-29T02:00:00Z"), article: "四" }]);
  await close();
  const { code, lines } = await verify(dataDir);
  expect(lines.slice(0, 3)).toEqual([
    "日志 3 条，封存 2 次，与链外留存的 2 个摘要核对。",
    "最后 1 条写入不久，还没有封存，不在证明之列。",
    "✓ 没有发现改动。",
  ]);
  expect(code).toBe(0);
});

test("写错的参数得到用法，正在运行的进程要先停", async () => {
  const dataDir = await journalOf(1);
  expect((await verify(dataDir, "--head", "三")).words).toContain("用法：");
  const taken = await takeLock(`${dataDir}/pglite.lock`);
  onTestFinished(() => ("lock" in taken ? taken.lock.release() : undefined));
  expect(await verify(dataDir)).toMatchObject({ code: 1, words: expect.stringContaining(`kill ${process.pid}`) });
});
