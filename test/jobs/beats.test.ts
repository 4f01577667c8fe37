import { expect, test } from "vitest";
import { beats, knowJobs } from "../../src/db/job-beats.ts";
import { beatKeeper } from "../../src/jobs/alarm/beats.ts";
import { handClock, openTestDatabase, silentLog } from "../support/database.ts";

const jobs = ["deliver", "remind", "seal"];

/** A process at its start on a clock turned by hand, where an earlier one has made the jobs known. */
async function atStart() {
  const db = await openTestDatabase();
  const machine = handClock("2030-01-01T00:00:00.000Z");
  const read = async () => new Map((await beats(db)).map(({ job, ranAt }) => [job, ranAt]));
  const since = async (before: ReadonlyMap<string, string>): Promise<string[]> =>
    [...(await read())].flatMap(([job, at]) => (before.get(job) === at ? [] : [job])).sort();
  const pass = (ms: number): void => machine.set(new Date(machine.now().getTime() + ms).toISOString());
  await knowJobs(db, jobs);
  return { ran: beatKeeper({ db, machine, log: silentLog, jobs }), pass, read, since };
}

/** The job ends again and again, as it does each 250 ms, until so many are written down since that reading. */
const ends = (ran: (job: string) => void, job: string, since: () => Promise<string[]>) =>
  expect.poll(() => {
    ran(job);
    return since();
  });

test("进程一起来，每个任务第一次跑完就记下，活不到五秒的进程也留得下痕迹", async () => {
  const { ran, read, since } = await atStart();
  const known = await read();
  await ends(ran, "deliver", () => since(known)).toEqual(["deliver"]);
  await ends(ran, "remind", () => since(known)).toEqual(["deliver", "remind"]);
  await ends(ran, "seal", () => since(known)).toEqual(["deliver", "remind", "seal"]);
});

test("一个还没写完，另一个又跑完了：下一次有任务跑完时一并记下", async () => {
  const { ran, read, since } = await atStart();
  const known = await read();
  ran("deliver");
  ran("seal");
  await ends(ran, "deliver", () => since(known)).toEqual(["deliver", "seal"]);
});

test("记过以后，五秒只写一次，从没跑完的仍停在登记的那一刻", async () => {
  const { ran, pass, read, since } = await atStart();
  const known = await read();
  await ends(ran, "deliver", () => since(known)).toEqual(["deliver"]);
  const first = await read();
  pass(4_999);
  ran("deliver");
  ran("deliver");
  expect(await since(first)).toEqual([]);
  pass(1);
  await ends(ran, "deliver", () => since(first)).toEqual(["deliver"]);
  expect(await since(known)).toEqual(["deliver"]);
});

test("机器时钟往回拨一小时，照样接着记", async () => {
  const { ran, pass, read, since } = await atStart();
  const known = await read();
  await ends(ran, "deliver", () => since(known)).toEqual(["deliver"]);
  const first = await read();
  pass(-3_600_000);
  await ends(ran, "deliver", () => since(first)).toEqual(["deliver"]);
});
