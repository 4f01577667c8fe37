import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { bullmqAlarm } from "../../src/jobs/alarm/bullmq.ts";
import type { Job } from "../../src/jobs/job.ts";
import { provided } from "../support/servers.ts";
import type { Line } from "./bell.ts";
import { bell, gate, ringing, told } from "./bell.ts";
import { redisChild } from "./redis-child.ts";

type Place = { redisUrl: string; prefix: string; role?: "web" | "worker" | "all" };

/** An alarm, and how often it has turned to Redis and away from it. */
function alarmAt(place: Place, jobs: Job[]) {
  const heard = told();
  const rings = bell();
  const silent = bell();
  const log = {
    ...heard.log,
    info: (line: Line) => (line.event === "redisRings" ? rings.ring() : undefined),
    warn: (line: Line) => (line.event === "redisSilent" ? silent.ring() : undefined),
  };
  const alarm = bullmqAlarm(jobs, { ...heard, log, ...place });
  onTestFinished(() => alarm.stop());
  return { alarm, rings, silent, runs: heard.runs };
}

function place(): Place {
  const { redisUrl, redisPrefix } = provided();
  return { redisUrl: redisUrl ?? "", prefix: `${redisPrefix}_${randomBytes(4).toString("hex")}` };
}

const seconds = async (what: Promise<unknown>): Promise<number> => {
  const began = Date.now();
  await what;
  return (Date.now() - began) / 1000;
};

test("两个进程合用一份排班，不会各响一遍；停了一个，另一个接着干", async () => {
  const at = place();
  const { ring, times, until } = bell();
  const work = async () => ring();
  const first = alarmAt(at, [ringing("sweep", 200, work)]);
  const second = alarmAt(at, [ringing("sweep", 200, work)]);
  await Promise.all([first.alarm.start(), second.alarm.start()]);
  await Promise.all([first.rings.until(1), second.rings.until(1)]);
  const before = times();
  const took = await seconds(until(before + 12));
  expect(12).toBeLessThanOrEqual(took / 0.2 + 2);
  expect(await seconds(first.alarm.stop())).toBeLessThan(3);
  await until(times() + 5);
  expect(await seconds(second.alarm.stop())).toBeLessThan(3);
});

test("Redis 被清空，十秒内自行恢复", async () => {
  const redis = await redisChild();
  await redis.start();
  const sweep = ringing("sweep", 100);
  const { alarm, rings } = alarmAt({ redisUrl: redis.url, prefix: "flushed" }, [sweep]);
  await alarm.start();
  await rings.until(1);
  await sweep.until(sweep.times() + 3);
  for (let n = 0; n < 3; n += 1) {
    await redis.does("FLUSHALL");
    expect(await seconds(sweep.until(sweep.times() + 3))).toBeLessThan(10);
    expect(await redis.does("EXISTS", "flushed:jobs:repeat:sweep")).toBe(1);
  }
});

test.each([
  ["快", 86_400_000],
  ["慢", -86_400_000],
])("本机时钟%s了一天又校正过来（R9），任务在十秒内照常", async (_, offMs) => {
  onTestFinished(() => void vi.useRealTimers());
  const sweep = ringing("sweep", 100);
  const { alarm, rings } = alarmAt(place(), [sweep]);
  await alarm.start();
  await rings.until(1);
  await sweep.until(sweep.times() + 3);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + offMs });
  await wait(1_500);
  vi.useRealTimers();
  expect(await seconds(sweep.until(sweep.times() + 20))).toBeLessThan(10);
});

test("Redis 中断，任务照常；恢复后重新由 BullMQ 分派", async () => {
  const redis = await redisChild();
  await redis.start();
  const sweep = ringing("sweep", 100);
  const { alarm, rings, silent } = alarmAt({ redisUrl: redis.url, prefix: "killed" }, [sweep]);
  await alarm.start();
  for (let n = 1; n <= 3; n += 1) {
    await rings.until(n);
    await redis.kill();
    expect(await seconds(silent.until(n))).toBeLessThan(5);
    await sweep.until(sweep.times() + 3);
    await redis.start();
    expect(await seconds(rings.until(n + 1))).toBeLessThan(10);
    await sweep.until(sweep.times() + 3);
    expect(await redis.does("EXISTS", "killed:jobs:repeat:sweep")).toBe(1);
  }
  expect(await seconds(alarm.stop())).toBeLessThan(3);
});

test("Redis 不答话也不断线，任务照常，醒来后恢复", async () => {
  const redis = await redisChild();
  await redis.start();
  const sweep = ringing("sweep", 100);
  const { alarm, rings, silent } = alarmAt({ redisUrl: redis.url, prefix: "hung" }, [sweep]);
  await alarm.start();
  await rings.until(1);
  redis.hang();
  expect(await seconds(silent.until(1))).toBeLessThan(5);
  await sweep.until(sweep.times() + 3);
  redis.wakeUp();
  await rings.until(2);
  await sweep.until(sweep.times() + 3);
  redis.hang();
  await silent.until(2);
  expect(await seconds(alarm.stop())).toBeLessThan(5);
  redis.wakeUp();
});

test("启动时 Redis 不在，任务照常；后来起来了就用上", async () => {
  const redis = await redisChild();
  const sweep = ringing("sweep", 100);
  const at = { redisUrl: redis.url, prefix: "late" };
  const { alarm, rings, silent } = alarmAt(at, [sweep]);
  await alarm.start();
  expect(alarm.running()).toBe(true);
  await Promise.all([silent.until(1), sweep.until(3)]);
  await redis.start();
  await rings.until(1);
  await sweep.until(sweep.times() + 3);
  const never = alarmAt({ ...at, redisUrl: "redis://127.0.0.1:1" }, [ringing("sweep", 100)]);
  await never.alarm.start();
  await never.silent.until(1);
  expect(await seconds(never.alarm.stop())).toBeLessThan(3);
});

test("一个任务卡住，别的任务和排班照常", async () => {
  const held = gate();
  const stuck = ringing("stuck", 20, () => held.passed);
  const sweep = ringing("sweep", 50);
  const { alarm, rings } = alarmAt(place(), [stuck, sweep]);
  await alarm.start();
  await rings.until(1);
  await sweep.until(sweep.times() + 40);
  expect(stuck.times()).toBe(1);
  held.open();
  await stuck.until(3);
  expect(await seconds(alarm.stop())).toBeLessThan(3);
});

test("停止等手上的活干完，之后不再运行", async () => {
  const held = gate();
  let done = false;
  const sweep = ringing("sweep", 50, async () => {
    await held.passed;
    done = true;
  });
  const { alarm, rings } = alarmAt(place(), [sweep]);
  await alarm.start();
  await Promise.all([sweep.until(1), rings.until(1)]);
  const stopping = alarm.stop();
  held.open();
  await stopping;
  expect(done).toBe(true);
  expect(alarm.running()).toBe(false);
});

test("只收消息的进程不运行任务，它叫醒的由别的进程运行", async () => {
  const at = place();
  const idle = ringing("sweep", 3_600_000);
  const busy = ringing("sweep", 3_600_000);
  const web = alarmAt({ ...at, role: "web" }, [idle]);
  const worker = alarmAt({ ...at, role: "worker" }, [busy]);
  await Promise.all([web.alarm.start(), worker.alarm.start()]);
  await Promise.all([web.rings.until(1), worker.rings.until(1)]);
  for (let n = 0; n < 5; n += 1) {
    const before = busy.times();
    web.alarm.wake("sweep");
    await busy.until(before + 1);
  }
  expect(idle.times()).toBe(0);
});

test("清单里没有了的任务，排班也撤掉", async () => {
  const redis = await redisChild();
  await redis.start();
  const at = { redisUrl: redis.url, prefix: "older" };
  const older = alarmAt(at, [ringing("former", 1_000)]);
  await older.alarm.start();
  await older.rings.until(1);
  await older.alarm.stop();
  expect(await redis.does("EXISTS", "older:jobs:repeat:former")).toBe(1);
  const newer = alarmAt(at, [ringing("present", 1_000)]);
  await newer.alarm.start();
  await newer.rings.until(1);
  expect(await redis.does("EXISTS", "older:jobs:repeat:former")).toBe(0);
  expect(await redis.does("EXISTS", "older:jobs:repeat:present")).toBe(1);
});
