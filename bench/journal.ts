import { setTimeout as wait } from "node:timers/promises";
import type { App } from "../src/app.ts";
import { systemClock } from "../src/clock.ts";
import { sealRows } from "../src/db/journal-seals.ts";
import { verifyJournal } from "../src/db/verify-journal.ts";
import { addDays, dayOf } from "../src/domain/calendar/day.ts";
import { calendar } from "../src/domain/calendar/workdays.ts";
import { act } from "../src/usecases/item/act.ts";
import { sealJournal } from "../src/usecases/journal/seal.ts";
import { seedRoster } from "../src/usecases/roster/seed.ts";
import { actorOf, issuedItem, town, townChats } from "../test/support/town.ts";
import { figure } from "./figures.ts";
import type { Figure } from "./goals.ts";
import { journalRows } from "./matters.ts";
import type { Place } from "./place.ts";
import { ownPostgres } from "./place.ts";

const SIZES = [100_000, 1_000_000];
const PAIRS = 12;
const ROUND_MS = 3_000;
const EVERY_MS = 1_000;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const appOf = ({ db }: Place): App => ({ db, clock: systemClock, calendar, log, dataDir: "" });

async function sealAll({ db }: Place): Promise<void> {
  while ((await db.transaction((tx) => sealRows(tx, systemClock.now()))) > 0);
}

/** The sealer as the product runs it, until it is told to stop. */
function sealer(app: App): () => Promise<void> {
  const ending = new AbortController();
  const { signal } = ending;
  const running = (async () => {
    while (!signal.aborted) {
      await wait(EVERY_MS, null, { signal }).catch(() => null);
      while (!signal.aborted && (await sealJournal(app)) > 0);
    }
  })();
  return async () => {
    ending.abort();
    await running;
  };
}

/** 反馈 after 反馈 through the one door for three seconds; resolves to how many a second. */
async function written(report: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  let acts = 0;
  for (; performance.now() - began < ROUND_MS; acts += 1) await report();
  return (acts * 1_000) / (performance.now() - began);
}

/** Two rounds one after the other, with the sealer at work and without; whatever is left over is sealed outside the time taken. */
async function bothWays(place: Place, report: () => Promise<unknown>, sealedFirst: boolean) {
  const round = async (sealing: boolean): Promise<number> => {
    const stop = sealing ? sealer(appOf(place)) : null;
    const rate = await written(report);
    await stop?.();
    await sealAll(place);
    return rate;
  };
  const [first, second] = [await round(sealedFirst), await round(!sealedFirst)];
  return sealedFirst ? { sealed: first, plain: second } : { plain: first, sealed: second };
}

const middle = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)} %`;

async function costOfSealing(place: Place): Promise<Figure> {
  const app = appOf(place);
  await seedRoster(app, { rows: town, chats: townChats });
  const { assignments } = await issuedItem(app, { due: addDays(dayOf(systemClock.now()), 30) });
  const liaison = await actorOf(place.db, "hanbinLiaison");
  const [share] = assignments;
  if (!share) throw new Error("the bench has no matter");
  await act(app, liaison, { assignmentId: share.id, act: "acknowledge", words: {} });
  const words = { progress: "点位已整改三处", percent: null, nextStep: null };
  const report = () => act(app, liaison, { assignmentId: share.id, act: "reportProgress", words });
  const costs: number[] = [];
  const speeds: number[] = [];
  await bothWays(place, report, false);
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const { plain, sealed } = await bothWays(place, report, pair % 2 === 1);
    speeds.push(plain);
    costs.push(1 - sealed / plain);
  }
  const sorted = costs.sort((a, b) => a - b);
  figure("反馈，不封存", `${middle(speeds.sort((a, b) => a - b)).toFixed(0)} 次/s`);
  const spread = `${PAIRS} pairs, ${percent(sorted[0] ?? 0)} to ${percent(sorted.at(-1) ?? 0)}`;
  return { id: "R14", value: percent(middle(sorted)), spread, met: middle(sorted) <= 0.05 };
}

async function verifying(place: Place, size: number): Promise<void> {
  await journalRows(place.sql, size);
  const beganSealing = performance.now();
  await sealAll(place);
  const sealSeconds = (performance.now() - beganSealing) / 1_000;
  const began = performance.now();
  const { rows, breaks } = await verifyJournal(place.db, []);
  const seconds = (performance.now() - began) / 1_000;
  if (breaks.length > 0) throw new Error("the bench bent its own journal");
  figure(
    `${rows} 条`,
    `封存 ${(size / sealSeconds).toFixed(0)} 条/s　核对 ${seconds.toFixed(1)} s　${(rows / seconds).toFixed(0)} 条/s`,
  );
}

/** 操作日志: what sealing costs those who write, in interleaved rounds, and how long a look at all of it takes. */
export async function journal(sizes: readonly number[]): Promise<readonly Figure[]> {
  const place = await ownPostgres();
  const cost = await costOfSealing(place).finally(place.close);
  for (const size of sizes.length > 0 ? sizes : SIZES) {
    const own = await ownPostgres();
    await verifying(own, size).finally(own.close);
  }
  return [cost];
}
