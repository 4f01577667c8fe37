import { systemClock } from "../../src/clock.ts";
import { print } from "../figures.ts";
import type { Figure } from "../goals.ts";
import { matters, roster } from "../matters.ts";
import type { Place } from "../place.ts";
import { openLoop } from "./load.ts";
import type { Ground } from "./product.ts";
import { sender } from "./product.ts";
import { events } from "./requests.ts";
import { quantile } from "./spread.ts";

const PER_SECOND = 500;
const SECONDS = 20;
const WARM_SECONDS = 3;
const DUE = 20_000;
const LIMIT_MS = 25;

/** So many of the open matters are due, more than the sweep gets through meanwhile. */
const wakeSome = ({ sql }: Place) =>
  sql`update assignment set wake_at = now() where id in (select id from assignment where status <> 'closed' limit ${DUE})`;

/** P4: events at a steady rate, whatever became of those before, beside a worker that sweeps what is due. */
export async function underLoad(ground: Ground, place: Place, size: number): Promise<Figure> {
  await roster(place.sql);
  await matters(place.sql, size);
  await wakeSome(place);
  const [web, worker] = [
    await ground.start({ DATABASE_URL: place.url, DUBAN_ROLE: "web" }),
    await ground.start({ DATABASE_URL: place.url, DUBAN_ROLE: "worker" }),
  ];
  const requests = events(PER_SECOND * (WARM_SECONDS + SECONDS), { ...sender, at: systemClock.now() }, "entered");
  try {
    await openLoop(web.address, requests.slice(0, PER_SECOND * WARM_SECONDS), PER_SECOND);
    const took = await openLoop(web.address, requests.slice(PER_SECOND * WARM_SECONDS), PER_SECOND);
    const [left] = await place.sql<
      { due: number }[]
    >`select count(*)::int as due from assignment where wake_at <= now()`;
    print(`${DUE - (left?.due ?? 0)} of ${DUE} due matters were swept meanwhile, over ${size}`);
    const at = (share: number) => `${quantile(took, share).toFixed(1)} ms`;
    const spread = `p50 ${at(0.5)}, p99.9 ${at(0.999)}, most ${at(1)}, ${took.length} events`;
    return { id: "P4", value: at(0.99), spread, met: quantile(took, 0.99) < LIMIT_MS };
  } finally {
    await Promise.all([web.stop(), worker.stop()]);
  }
}
