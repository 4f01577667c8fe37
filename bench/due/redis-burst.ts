import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { redisFolder } from "../../test/support/servers-found.ts";
import { throwAwayRedis } from "../../test/support/servers-throwaway.ts";
import { BURST } from "./city.ts";

const MEASURED = 20_000;
const LOT = 2_000;
const CONCURRENCY = 200;
const YEAR_MS = 365 * 86_400_000;

/** Copies a job as BullMQ wrote it, in its own keys, as often as asked. */
const COPY = `
local job = redis.call('HGETALL', KEYS[1])
local score = redis.call('ZSCORE', KEYS[2], ARGV[1])
for n = ARGV[2], ARGV[3] do
  redis.call('HSET', KEYS[3] .. n, unpack(job))
  redis.call('ZADD', KEYS[2], score + n, 'copy-' .. n)
end`;

const reminder = (n: number, delay: number) => ({
  name: "remind",
  data: { assignmentId: `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`, stage: "dueToday" },
  opts: { delay, removeOnComplete: true },
});

async function add(queue: Queue, count: number, delay: number): Promise<void> {
  for (let n = 0; n < count; n += LOT)
    await queue.addBulk(Array.from({ length: Math.min(LOT, count - n) }, (_, k) => reminder(n + k, delay)));
}

const usedBytes = async (redis: Redis): Promise<number> =>
  Number(/used_memory:(\d+)/.exec(await redis.info("memory"))?.[1]);

async function bytesPerJob(queue: Queue, redis: Redis): Promise<number> {
  const before = await usedBytes(redis);
  await add(queue, MEASURED, YEAR_MS);
  return ((await usedBytes(redis)) - before) / MEASURED;
}

async function fill(queue: Queue, redis: Redis, count: number): Promise<void> {
  const { id = "" } = await queue.add("remind", reminder(0, 0).data, { delay: YEAR_MS, removeOnComplete: true });
  const key = (name: string) => queue.toKey(name);
  for (let n = 1; n <= count; n += 10_000)
    await redis.eval(COPY, 3, key(id), key("delayed"), key("copy-"), id, n, Math.min(n + 9_999, count));
}

/** A Redis of the bench's own with BullMQ's delayed jobs in it: so many that wait, and bursts that fall due at one moment. */
export async function redisBurst(pending: number) {
  const server = await throwAwayRedis(redisFolder() ?? "");
  const redis = new Redis(server.url, { maxRetriesPerRequest: null });
  const connection = { url: server.url, maxRetriesPerRequest: null };
  const queue = new Queue("reminders", { connection });
  await queue.waitUntilReady();
  const bytes = await bytesPerJob(queue, redis);
  await fill(queue, redis, pending - MEASURED);
  return {
    bytes,
    /** Jobs a second from the moment the worker is let go until the last of the burst was handed to it. */
    async perSecond(): Promise<number> {
      await add(queue, BURST, 1);
      let left = BURST;
      let done: () => void = () => undefined;
      const all = new Promise<void>((resolve) => {
        done = resolve;
      });
      const begun = async () => {
        left -= 1;
        if (left === 0) done();
      };
      const worker = new Worker("reminders", begun, { connection, concurrency: CONCURRENCY, autorun: false });
      await worker.waitUntilReady();
      const from = performance.now();
      void worker.run();
      await all;
      const seconds = (performance.now() - from) / 1000;
      await worker.close();
      return BURST / seconds;
    },
    async close() {
      await queue.close();
      redis.disconnect();
      await server.stop();
    },
  };
}
