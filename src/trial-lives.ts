import type { Log } from "./log.ts";
import type { Product } from "./product.ts";
import type { Stopping } from "./stopping.ts";
import { stoppingList } from "./stopping.ts";

type Life = { product: Pick<Product, "web" | "begin">; words: (address: string) => string };

type Parts<L extends Life> = {
  log: Log;
  /** Opens everything a life stands on; `anew` ends it and begins another. */
  open(stopping: Stopping, anew: () => Promise<void>): Promise<L>;
  /** Called while nothing is open. */
  wipe(): void;
  /** A new life did not come to be, so that there is nothing left to serve. */
  failed(error: unknown): void;
};

/** A trial lives more than once in one process: the server keeps its port, and who asks meanwhile waits for the next life. */
export async function trialLives<L extends Life>({ log, open, wipe, failed }: Parts<L>) {
  let stopping = stoppingList(log);
  let life = open(stopping, anew);

  async function next(): Promise<L> {
    if (!(await stopping.stop())) throw new Error("试用没有停干净，数据没有清空，请再启动一次");
    wipe();
    stopping = stoppingList(log);
    const begun = await open(stopping, anew);
    begun.product.begin();
    return begun;
  }

  async function anew(): Promise<void> {
    life = next();
    await life.catch(failed);
  }

  const { words, product } = await life;
  return {
    words,
    begin: () => product.begin(),
    fetch: async (request: Request, env: unknown) => (await life).product.web.fetch(request, env as object),
    stop: async () => {
      await stopping.stop();
    },
  };
}
