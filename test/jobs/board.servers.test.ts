import { randomBytes } from "node:crypto";
import { Redis } from "ioredis";
import { expect, onTestFinished, test } from "vitest";
import { opsRoutes } from "../../src/bot/ops/ops.ts";
import { addSession } from "../../src/db/ops-access.ts";
import { openBoard } from "../../src/jobs/alarm/board.ts";
import { bullmqAlarm } from "../../src/jobs/alarm/bullmq.ts";
import { seededApp } from "../support/database.ts";
import { provided } from "../support/servers.ts";
import { actorOf } from "../support/town.ts";
import { bell, ringing, told } from "./bell.ts";

/** A cookie as the product makes them. */
const word = "i".repeat(43);

/** 后台 over a Redis, with an administrator who is in. */
async function ops({ redisUrl, prefix }: { redisUrl: string; prefix: string }) {
  const { app, db, clock } = await seededApp();
  const board = openBoard(redisUrl, prefix);
  onTestFinished(async () => void (await board.close()));
  const web = opsRoutes({ app, board: async () => board });
  const admin = await actorOf(db, "admin");
  const expiresAt = new Date(clock.now().getTime() + 60_000);
  await addSession(db, { word, personId: admin.id, begunAt: clock.now(), expiresAt });
  const asked = (path: string, method = "GET") =>
    web.request(`http://127.0.0.1:3000${path}`, { method, headers: { cookie: `duban_ops=${word}` } });
  return { asked };
}

/** A Redis through which a job rings, as in production. */
async function ringingRedis() {
  const { redisUrl, redisPrefix } = provided();
  const place = { redisUrl: redisUrl ?? "", prefix: `${redisPrefix}_${randomBytes(4).toString("hex")}` };
  const rings = bell();
  const heard = told();
  const log = {
    ...heard.log,
    info: (line: Record<string, unknown>) => (line.event === "redisRings" ? rings.ring() : undefined),
  };
  const sweep = ringing("remind-due", 100);
  const alarm = bullmqAlarm([sweep], { ...heard, log, ...place });
  onTestFinished(() => alarm.stop());
  await alarm.start();
  await rings.until(1);
  await sweep.until(3);
  return { ...place, alarm };
}

test("后台页面：队列和排班看得到，页面不向别处要任何东西", async () => {
  const place = await ringingRedis();
  const { asked } = await ops(place);
  const page = await asked("/ops/");
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).toContain("督办后台");
  expect(html).not.toMatch(/(src|href)="https?:/);
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self'");
  const script = /src="(static\/js\/main[^"]+)"/.exec(html)?.[1];
  expect((await asked(`/ops/${script}`)).headers.get("content-type")).toContain("javascript");
  const queues = await (await asked("/ops/api/queues")).json();
  expect(queues).toMatchObject({ queues: [{ name: "jobs", readOnlyMode: true }] });
  const schedules = JSON.stringify(await (await asked("/ops/api/job-schedulers")).json());
  expect(schedules).toContain("remind-due");
});

test("队列里只有任务的名称，没有任何文字内容", async () => {
  const place = await ringingRedis();
  const redis = new Redis(place.redisUrl);
  onTestFinished(() => redis.disconnect());
  const keys = await redis.keys(`${place.prefix}:jobs:repeat:*`);
  const hashes = await Promise.all(keys.map(async (key) => [await redis.type(key), key] as const));
  const jobs = await Promise.all(hashes.filter(([type]) => type === "hash").map(([, key]) => redis.hgetall(key)));
  expect(jobs.length).toBeGreaterThan(0);
  expect(new Set(jobs.map(({ data = "{}" }) => data))).toEqual(new Set(["{}"]));
});

test("要改动队列的一律不执行，队列照常", async () => {
  const place = await ringingRedis();
  const { asked } = await ops(place);
  for (const method of ["PUT", "POST", "PATCH", "DELETE"]) {
    for (const path of ["/ops/api/queues/jobs/pause", "/ops/api/queues/jobs/obliterate", "/ops/api/queues/pause"]) {
      expect([method, (await asked(path, method)).status]).toEqual([method, 403]);
    }
  }
  expect(await (await asked("/ops/api/queues")).json()).toMatchObject({ queues: [{ isPaused: false }] });
});

const hostile = [
  "/ops/api/queues/nobody",
  "/ops/api/queues/nobody/1",
  "/ops/api/queues/jobs/nobody",
  "/ops/api/queues/jobs/%2e%2e%2f%2e%2e",
  "/ops/api/queues/jobs/%E0%A4%A",
  "/ops/api/queues?activeQueue=jobs&status=nonsense&page=-1&jobsPerPage=99999999999",
  "/ops/api/queues?activeQueue[]=jobs&page=NaN",
  "/ops/api/queues/jobs/metrics?type=%00",
  "/ops/static/../../../package.json",
  "/ops/static/..%2f..%2f..%2fpackage.json",
  "/ops/static/%00",
  `/ops/${"x".repeat(5_000)}`,
  "/ops//",
  "/ops/enter?link=%E0%A4%A",
  "/ops/enter?link=a&link=b",
];
test("怪异的地址：不出错，也不露出别的文件", async () => {
  const { asked } = await ops(await ringingRedis());
  for (const path of hostile) {
    const answer = await asked(path);
    expect([path, answer.status < 500]).toEqual([path, true]);
    expect(await answer.text()).not.toContain('"private": true');
  }
});

test("Redis 不在：说明缘由，不等到超时", async () => {
  const { asked } = await ops({ redisUrl: "redis://127.0.0.1:1", prefix: "nobody" });
  const answer = await asked("/ops/");
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining("Redis 没有应答")]);
});
