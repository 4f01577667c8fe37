import type { City } from "./due/city.ts";
import { cityOf, days } from "./due/city.ts";
import { redisBurst } from "./due/redis-burst.ts";
import { burstOf, idleSweeps } from "./due/sweeps.ts";
import { figure, middle, print, reach } from "./figures.ts";
import type { Figure } from "./goals.ts";

const SMALL = 1_000;
const LARGE = 1_000_000;

async function idle(small: City, large: City): Promise<Figure> {
  const [few = [], many = []] = await idleSweeps([small, large]);
  const ratio = middle(many) / middle(few);
  const spread = `${middle(many).toFixed(2)} ms ÷ ${middle(few).toFixed(2)} ms, ${many.length} sweeps each in turn`;
  return { id: "P7", value: ratio.toFixed(2), spread, met: ratio <= 1.5 };
}

async function bursts(large: City): Promise<Figure[]> {
  const redis = await redisBurst(LARGE);
  const ratios: number[] = [];
  try {
    for (const day of days) {
      const theirs = await redis.perSecond();
      const { count, perSecond } = await burstOf(large, day);
      ratios.push(perSecond / theirs);
      figure(`${day}`, `${count} due: ${perSecond.toFixed(0)}/s, BullMQ ${theirs.toFixed(0)}/s`);
    }
  } finally {
    await redis.close();
  }
  const ratio = middle(ratios);
  return [{ id: "P8", value: ratio.toFixed(2), spread: reach(ratios), met: ratio >= 5 }];
}

/** What falls due: idle sweeps, bursts, changed deadlines, room, lateness, memory and bundling at a million matters. */
export async function due(sizes: readonly number[]): Promise<readonly Figure[]> {
  const [size = LARGE] = sizes;
  const small = await cityOf(SMALL);
  const large = await cityOf(size);
  try {
    return [await idle(small, large), ...(await bursts(large))];
  } finally {
    await small.leave();
    await large.leave();
  }
}
