import { ensureBuilt } from "../test/support/built.ts";
import { cardsPerReceiver } from "./due/bundling.ts";
import type { City } from "./due/city.ts";
import { cityOf, days } from "./due/city.ts";
import { deadlinesPerSecond } from "./due/deadlines.ts";
import { redisBurst } from "./due/redis-burst.ts";
import { bytesPerReminder } from "./due/room.ts";
import { burstOf, idleSweeps, rewind } from "./due/sweeps.ts";
import type { Seen } from "./due/worker.ts";
import { workerOver } from "./due/worker.ts";
import { figure, middle, reach } from "./figures.ts";
import type { Figure } from "./goals.ts";

const SMALL = 1_000;
const LARGE = 1_000_000;
const ROUNDS = 5;
const WORKERS = 3;

async function idle(small: City, large: City): Promise<Figure> {
  const [few = [], many = []] = await idleSweeps([small, large]);
  const ratio = middle(many) / middle(few);
  const spread = `${middle(many).toFixed(2)} ms ÷ ${middle(few).toFixed(2)} ms, ${many.length} sweeps each in turn`;
  return { id: "P7", value: ratio.toFixed(2), spread, met: ratio <= 1.5 };
}

async function bundled(large: City): Promise<Figure> {
  const { cards, receivers } = await cardsPerReceiver(large);
  const ratio = cards / receivers;
  const spread = `${cards} cards to ${receivers} receivers`;
  return { id: "P15", value: ratio.toFixed(3), spread, met: ratio <= 1.05 };
}

async function bursts(large: City): Promise<Figure[]> {
  const room = await bytesPerReminder(large);
  const redis = await redisBurst(LARGE);
  const ratios: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      await rewind(large);
      const theirs = await redis.perSecond();
      const { count, perSecond } = await burstOf(large, days[0]);
      ratios.push(perSecond / theirs);
      figure(`burst ${round + 1}`, `${count} due: ${perSecond.toFixed(0)}/s, BullMQ ${theirs.toFixed(0)}/s`);
    }
  } finally {
    await redis.close();
  }
  const [ratio, share] = [middle(ratios), room / redis.bytes];
  const bytes = `${room.toFixed(1)} bytes ÷ ${redis.bytes.toFixed(0)}`;
  return [
    { id: "P8", value: ratio.toFixed(2), spread: reach(ratios), met: ratio >= 5 },
    { id: "P10", value: share.toFixed(3), spread: bytes, met: share <= 0.15 },
  ];
}

async function deadlines(large: City): Promise<Figure> {
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rates.push(await deadlinesPerSecond(large, round));
  return { id: "P9", value: `${middle(rates).toFixed(0)}/s`, spread: reach(rates, 0), met: middle(rates) >= 3_000 };
}

async function workers(small: City, large: City): Promise<Figure[]> {
  ensureBuilt();
  const [few, many]: [Seen[], Seen[]] = [[], []];
  for (let round = 0; round < WORKERS; round += 1) {
    const [one, other] = await Promise.all([workerOver(small, round), workerOver(large, round)]);
    few.push(one);
    many.push(other);
  }
  const late = many.flatMap(({ lateMs }) => lateMs).toSorted((a, b) => a - b);
  const [p99, most] = [late[Math.ceil(late.length * 0.99) - 1] ?? 0, late.at(-1) ?? 0];
  const mib = (seen: readonly Seen[]) => middle(seen.map((each) => each.mib));
  const growth = mib(many) / mib(few);
  return [
    {
      ...{ id: "P12", value: `p99 ${p99.toFixed(0)} ms, max ${most.toFixed(0)} ms` },
      ...{ spread: `median ${middle(late).toFixed(0)} ms of ${late.length} cards`, met: p99 <= 500 && most <= 2_000 },
    },
    {
      ...{ id: "P14", value: `${growth.toFixed(2)}, ${mib(many).toFixed(0)} MiB` },
      ...{
        spread: reach(
          many.map((each) => each.mib),
          0,
        ),
        met: growth <= 1.15 && mib(many) <= 200,
      },
    },
  ];
}

/** What falls due: idle sweeps, bursts, changed deadlines, room, lateness, memory and bundling at a million matters. */
export async function due(sizes: readonly number[]): Promise<readonly Figure[]> {
  const [size = LARGE] = sizes;
  const [small, large] = [await cityOf(SMALL), await cityOf(size)];
  try {
    return [
      await idle(small, large),
      ...(await bursts(large)),
      await bundled(large),
      await deadlines(large),
      ...(await workers(small, large)),
    ];
  } finally {
    await small.leave();
    await large.leave();
  }
}
