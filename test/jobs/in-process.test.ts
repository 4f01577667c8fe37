import { expect, onTestFinished, test } from "vitest";
import { inProcessAlarm } from "../../src/jobs/alarm/in-process.ts";
import type { Job } from "../../src/jobs/job.ts";
import { gate, ringing, told } from "./bell.ts";

const NEVER_MS = 3_600_000;

async function started(jobs: Job[]) {
  const heard = told();
  const alarm = inProcessAlarm(jobs, heard);
  onTestFinished(() => alarm.stop());
  await alarm.start();
  return { alarm, ...heard };
}

test("启动即运行一次，以后按间隔运行，停止后不再运行", async () => {
  const sweep = ringing("sweep", 5);
  const { alarm } = await started([sweep]);
  expect(alarm.running()).toBe(true);
  await sweep.until(4);
  await alarm.stop();
  expect(alarm.running()).toBe(false);
  const stoppedAt = sweep.times();
  const other = ringing("other", 5);
  const { alarm: next } = await started([other]);
  await other.until(5);
  await next.stop();
  expect(sweep.times()).toBe(stoppedAt);
});

test("同一任务从不同时运行两次，被叫醒也不例外", async () => {
  let inHand = 0;
  let most = 0;
  const sweep = ringing("sweep", 1, async () => {
    inHand += 1;
    most = Math.max(most, inHand);
    await Promise.resolve();
    inHand -= 1;
  });
  const { alarm } = await started([sweep]);
  for (let n = 0; n < 20; n += 1) {
    alarm.wake("sweep");
    await sweep.until(sweep.times() + 1);
  }
  expect(most).toBe(1);
});

test("还有活就接着干，一个任务连续占用有上限", async () => {
  let left = 3;
  const some = ringing("some", NEVER_MS, async () => {
    left -= 1;
    return left > 0 ? 1 : 0;
  });
  const endless = ringing("endless", NEVER_MS, async () => 1);
  const { alarm, runs } = await started([some, endless]);
  await Promise.all([some.until(3), endless.until(50)]);
  await alarm.stop();
  expect(some.times()).toBe(3);
  expect(endless.times()).toBe(50);
  expect(runs.filter(({ job }) => job === "some").map(({ outcome }) => outcome)).toEqual(["worked", "worked", "idle"]);
});

test("叫醒很快就运行，运行中多次叫醒只补一次", async () => {
  const held = gate();
  let first = true;
  const sweep = ringing("sweep", NEVER_MS, async () => {
    if (!first) return;
    first = false;
    await held.passed;
  });
  const { alarm } = await started([sweep]);
  await sweep.until(1);
  for (let n = 0; n < 10; n += 1) alarm.wake("sweep");
  held.open();
  await sweep.until(2);
  await alarm.stop();
  expect(sweep.times()).toBe(2);
});

test("空闲时叫醒只运行一次，不认识的名字不理会", async () => {
  const sweep = ringing("sweep", NEVER_MS);
  const { alarm } = await started([sweep]);
  await sweep.until(1);
  await alarm.stop();
  await alarm.start();
  await sweep.until(2);
  alarm.wake("unknown");
  alarm.wake("sweep");
  await sweep.until(3);
  await alarm.stop();
  expect(sweep.times()).toBe(3);
});

test("停着的时候叫醒不起作用", async () => {
  const sweep = ringing("sweep", NEVER_MS);
  const alarm = inProcessAlarm([sweep], told());
  alarm.wake("sweep");
  expect(alarm.running()).toBe(false);
  expect(sweep.times()).toBe(0);
});

test("出错只记一次，不影响其他任务，恢复后说明一次", async () => {
  let broken = true;
  const failing = ringing("failing", 1, async () => {
    if (broken) throw new Error("机密内容", { cause: Object.assign(new Error("also secret"), { code: "57P01" }) });
  });
  const other = ringing("other", 1);
  const { alarm, lines, runs } = await started([failing, other]);
  await Promise.all([failing.until(5), other.until(5)]);
  broken = false;
  await failing.until(failing.times() + 2);
  await alarm.stop();
  expect(lines.map(({ event, job }) => ({ event, job }))).toEqual([
    { event: "jobFailed", job: "failing" },
    { event: "jobRecovered", job: "failing" },
  ]);
  expect(lines[0]).toMatchObject({ error: "Error < Error 57P01" });
  expect(JSON.stringify(lines)).not.toMatch(/机密|secret/);
  const failed = runs.filter(({ outcome }) => outcome === "failed");
  expect(failed.length).toBeGreaterThanOrEqual(5);
});

test("一上来就抛错的任务也只是失败一次", async () => {
  const rude = ringing("rude", NEVER_MS, () => {
    throw new TypeError("at once");
  });
  const other = ringing("other", 1);
  const { alarm, runs } = await started([rude, other]);
  await other.until(3);
  await alarm.stop();
  expect(runs.filter(({ job }) => job === "rude")).toMatchObject([{ outcome: "failed" }]);
});

test("一个任务卡住，其他任务照常", async () => {
  const held = gate();
  const stuck = ringing("stuck", 1, () => held.passed);
  const other = ringing("other", 1);
  const { alarm } = await started([stuck, other]);
  await other.until(20);
  expect(stuck.times()).toBe(1);
  held.open();
  await stuck.until(2);
  await alarm.stop();
});

test("停止等手上的活干完", async () => {
  const held = gate();
  let done = false;
  const sweep = ringing("sweep", NEVER_MS, async () => {
    await held.passed;
    done = true;
  });
  const { alarm } = await started([sweep]);
  await sweep.until(1);
  const stopping = alarm.stop();
  expect(done).toBe(false);
  held.open();
  await stopping;
  expect(done).toBe(true);
});
