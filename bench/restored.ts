import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { backupCommand } from "../src/backup-command.ts";
import { systemClock } from "../src/clock.ts";
import { claimMode } from "../src/db/mode.ts";
import { openDatabase } from "../src/db/open.ts";
import { restoreCommand } from "../src/restore-command.ts";
import { promiseCards } from "./due/cards.ts";
import type { City } from "./due/city.ts";
import { cityOf } from "./due/city.ts";
import { deliverAll } from "./due/deliver-all.ts";
import { feishuOf } from "./due/feishu.ts";
import { figure, inMs } from "./figures.ts";
import type { Figure } from "./goals.ts";
import { journalRows, search } from "./matters.ts";
import { ownPostgres } from "./place.ts";

const SIZE = 1_000_000;
const CARDS = 60;
const FILES = 200;
const FILE_BYTES = 100_000;
const MB = 1024 * 1024;
const MOST_SECONDS = 300;

const ask = async () => null;
const print = () => undefined;

async function done(what: string, command: (say: (line: string) => void) => Promise<0 | 1>): Promise<number> {
  const said: string[] = [];
  let code = 1;
  const ms = await inMs(async () => {
    code = await command((line) => said.push(line));
  });
  if (code !== 0) throw new Error(said.join("\n"));
  figure(what, `${(ms / 1000).toFixed(1)} s`);
  return ms / 1000;
}

function evidence(dataDir: string): void {
  mkdirSync(join(dataDir, "evidence"), { recursive: true });
  for (let n = 0; n < FILES; n += 1) writeFileSync(join(dataDir, "evidence", `${n}.bin`), Buffer.alloc(FILE_BYTES, n));
}

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);

async function filled(size: number): Promise<City> {
  const city = await cityOf(size, { durable: true });
  await claimMode(city.db, "production");
  await search(city.sql);
  await journalRows(city.sql, size);
  return city;
}

/** What a city says, is backed up, goes on saying, and says again once it is restored elsewhere: how long that takes, and what is heard twice. */
export async function restored([size = SIZE]: readonly number[]): Promise<readonly Figure[]> {
  const room = mkdtempSync(join(tmpdir(), "duban-bench-"));
  const [from, to, folder] = ["from", "to", "backup"].map((name) => join(room, name)) as [string, string, string];
  const [city, target, feishu] = [
    await filled(size),
    await ownPostgres({ durable: true }),
    await feishuOf(systemClock),
  ];
  evidence(from);
  const speaks = async (which: Parameters<typeof deliverAll>[0]) => {
    city.at(systemClock.now().toISOString());
    await deliverAll(which, feishu);
  };
  const here = { dataDir: from, databaseUrl: city.url, mode: "production" } as const;
  const there = { dataDir: to, databaseUrl: target.url, mode: "production" } as const;
  try {
    await promiseCards(city, { round: 0, count: CARDS });
    await speaks(city);
    await promiseCards(city, { round: 1, count: CARDS });
    await done("备份", (say) => backupCommand([folder], here, say));
    figure("备份的大小", `${(bytesIn(folder) / MB).toFixed(0)} MB`);
    await speaks(city);
    const heard = feishu.arrivals().size;
    if (heard !== 2 * CARDS) throw new Error(`the city said ${heard} of ${2 * CARDS}`);
    const seconds = await done("恢复", (say) => restoreCommand([folder], there, { print: say, ask }));
    await done("确认对外发送", (say) => restoreCommand(["release", "--yes"], there, { print: say, ask }));
    const database = await openDatabase({
      url: target.url,
      dataDir: to,
      template: null,
      log: { info: print, warn: print, error: print },
    });
    await speaks({ app: { ...city.app, db: database.db }, database, sql: target.sql });
    await database.close();
    const again = feishu.arrivals().size - heard;
    const spread = `${CARDS} cards sent before the backup, ${CARDS} between it and the restore`;
    const value = `${seconds.toFixed(0)} s; ${again}`;
    return [{ id: "R17", value, spread, met: seconds <= MOST_SECONDS && again === 0 }];
  } finally {
    await feishu.close();
    await target.close();
    await city.leave();
    rmSync(room, { recursive: true, force: true });
  }
}
