import { Queue, Worker } from "bullmq";
import { systemClock } from "../../clock.ts";
import type { Alarm, Job } from "../job.ts";
import { callingTogether } from "./calling.ts";
import { timersOf } from "./in-process.ts";
import type { Told } from "./turn.ts";
import { turnOf } from "./turn.ts";
import { watching, within } from "./watch.ts";

type Options = Told & {
  redisUrl: string;
  /** Keeps the keys of several products apart in one Redis. */
  prefix?: string;
  /** A `web` process runs no jobs; its wakes reach the others through Redis. */
  role?: "web" | "worker" | "all";
};

const QUEUE = "jobs";
const LOOK_EVERY_MS = 1_000;
const ANSWER_WITHIN_MS = 2_000;
const RENEW_EVERY_MS = 10_000;
const LATE_MS = 10_000;
const CLOSE_WITHIN_MS = 3_000;
const CALLS_APART_MS = 20;
const bounded = { removeOnComplete: true, removeOnFail: true } as const;

const nothing = () => undefined;

/** Comes back soon after Redis does, and never gives up. */
const connection = (url: string) => ({
  url,
  maxRetriesPerRequest: null,
  connectTimeout: ANSWER_WITHIN_MS,
  retryStrategy: (times: number) => Math.min(times * 100, 1_000),
});

/** The queue everything rings through; its answers are not waited for when Redis is away. */
export function openQueue({ redisUrl, prefix = "duban" }: Pick<Options, "redisUrl" | "prefix">): Queue {
  const hasty = { ...connection(redisUrl), enableOfflineQueue: false, socketTimeout: 2 * ANSWER_WITHIN_MS };
  const queue = new Queue(QUEUE, { connection: hasty, prefix, streams: { events: { maxLen: 100 } } });
  queue.on("error", nothing);
  return queue;
}

function openWorker({ redisUrl, prefix = "duban" }: Options, most: number, run: (name: string) => Promise<void>) {
  const settings = { connection: connection(redisUrl), prefix, concurrency: most, runRetryDelay: 500 };
  const worker = new Worker(QUEUE, (job) => run(job.name), settings);
  worker.on("error", nothing);
  return worker;
}

/**
 * Whether the schedules ring in time. A missing one is written again, since a flushed Redis forgets; one that rings far
 * ahead, which a host leaves behind whose clock was wrong for a moment, is begun anew; every few looks all of them are
 * written, which mends what a process left that died in the middle.
 */
async function schedulesRing(queue: Queue, jobs: readonly Job[], renew: boolean): Promise<boolean> {
  const now = systemClock.now().getTime();
  const standing = await queue.getJobSchedulers(0, -1);
  const scheduleOf = ({ name, everyMs }: Job) =>
    standing.find(({ key, every }) => key === name && Number(every) === everyMs);
  const nextOf = (job: Job) => scheduleOf(job)?.next ?? now;
  const late = jobs.filter((job) => nextOf(job) < now - LATE_MS);
  const ahead = jobs.filter((job) => nextOf(job) > now + job.everyMs + LATE_MS);
  for (const { name } of ahead) await queue.removeJobScheduler(name);
  const anew = [...late, ...ahead];
  for (const job of jobs.filter((each) => renew || anew.includes(each) || !scheduleOf(each))) {
    const { name, everyMs } = job;
    await queue.upsertJobScheduler(name, { every: everyMs, tz: "Asia/Shanghai" }, { name, opts: bounded });
  }
  const stale = standing.filter(({ key }) => !jobs.some(({ name }) => name === key));
  for (const { key } of stale) await queue.removeJobScheduler(key);
  return anew.length === 0;
}

const callingThrough = (queue: () => Queue | undefined) =>
  callingTogether(async (name) => {
    const once = { id: name, keepLastIfActive: true };
    await queue()?.add(name, {}, { ...bounded, deduplication: once });
  }, CALLS_APART_MS);

/**
 * Jobs rung by BullMQ, shared by any number of processes. While Redis does not ring, whatever the reason, each process
 * rings for itself: the jobs are sweeps, so that two of them do no harm.
 */
export function bullmqAlarm(jobs: readonly Job[], options: Options): Alarm {
  const turns = new Map(jobs.map((job) => [job.name, turnOf(job, options)]));
  const timers = timersOf([...turns.values()]);
  const works = options.role !== "web";
  let open: { queue: Queue; worker: Worker | null; stopWatching: () => Promise<void> } | null = null;
  let rung: boolean | null = null;

  const run = async (name: string) => {
    if (open) await turns.get(name)?.go();
  };
  const call = callingThrough(() => open?.queue);
  const turnTo = (rings: boolean, reason: string) => {
    if (rings === rung) return;
    rung = rings;
    if (rings) options.log.info({ event: "redisRings" });
    else options.log.warn({ event: "redisSilent", reason });
    if (works) void (rings ? timers.stop() : timers.start());
  };
  return {
    start: async () => {
      if (open) return;
      if (works) await timers.start();
      const queue = openQueue(options);
      const worker = works ? openWorker(options, jobs.length, run) : null;
      const look = (renew: boolean) => schedulesRing(queue, jobs, renew);
      const timing = { everyMs: LOOK_EVERY_MS, withinMs: ANSWER_WITHIN_MS, renewEveryMs: RENEW_EVERY_MS };
      open = { queue, worker, stopWatching: watching({ look, told: turnTo, ...timing }) };
    },
    stop: async () => {
      const { queue, worker, stopWatching } = open ?? {};
      open = null;
      await stopWatching?.();
      await timers.stop();
      if (worker) {
        await within(CLOSE_WITHIN_MS, worker.close(!rung)).catch(() => worker.getBackend().close(true));
      }
      await queue?.getBackend().close(true);
      rung = null;
    },
    running: () => open !== null,
    wake: (name) => {
      const turn = turns.get(name);
      if (!open || !turn) return;
      if (works) void turn.again();
      else if (rung) call(name);
    },
  };
}
