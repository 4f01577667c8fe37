import { setTimeout as wait } from "node:timers/promises";
import { dueNow } from "./db/next-due.ts";
import type { Product } from "./product.ts";

const MOST_ROUNDS = 4_000;
const PAUSE_MS = 25;

/** Runs every job until nothing is due at this moment of the clock; the pace limits may make it wait a while. */
export async function settle({ app, jobs, held }: Pick<Product, "app" | "jobs" | "held">): Promise<void> {
  if (await held()) return;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let done = 0;
    for (const { run } of jobs) {
      const worked = await run();
      if (typeof worked === "number") done += worked;
    }
    if (done > 0) continue;
    if ((await dueNow(app.db, app.clock.now())) === 0) return;
    await wait(PAUSE_MS);
  }
  throw new Error("what is due at this moment does not come to an end");
}
