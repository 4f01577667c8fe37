import { once } from "node:events";
import { serve } from "@hono/node-server";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Parts } from "../../src/bot/operations.ts";
import { operations } from "../../src/bot/operations.ts";
import { createMetrics } from "../../src/metrics.ts";

const now = new Date("2026-03-02T09:00:00+08:00");
const backlog = async () => ({ waiting: 3, oldest: new Date(now.getTime() - 90_000) });
const meter = (look: typeof backlog = backlog) => createMetrics({ clock: { now: () => now }, backlog: look });

const well: Parts = {
  ping: async () => undefined,
  inStep: async () => true,
  alarmRunning: () => true,
  stopping: () => false,
  role: "all",
  metricsToken: null,
  registry: meter().registry,
};

async function served(parts: Partial<Parts> = {}): Promise<string> {
  const server = serve({ fetch: operations({ ...well, ...parts }).fetch, port: 0, hostname: "127.0.0.1" });
  onTestFinished(async () => {
    server.close();
    await once(server, "close");
  });
  if (!server.listening) await once(server, "listening");
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}

const away = async () => {
  throw new Error("password canary-3c1 refused");
};

describe("/healthz", () => {
  test("进程活着就应答，不管数据库", async () => {
    const answer = await fetch(`${await served({ ping: away, alarmRunning: () => false })}/healthz`);
    expect([answer.status, await answer.json()]).toEqual([200, { alive: true }]);
  });
});

describe("/readyz", () => {
  test("样样都好才是 200", async () => {
    const answer = await fetch(`${await served()}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([200, { ready: true }]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test.each<[string, Partial<Parts>, string[]]>([
    ["数据库不在", { ping: away }, ["数据库没有应答"]],
    ["迁移不到位", { inStep: async () => false }, ["数据库还没有迁移到这个版本"]],
    ["迁移查不出来", { inStep: away }, ["数据库没有应答"]],
    ["定时没有运行", { alarmRunning: () => false }, ["定时任务没有运行"]],
    ["worker 的定时没有运行", { alarmRunning: () => false, role: "worker" }, ["定时任务没有运行"]],
    ["正在停止", { stopping: () => true }, ["正在停止"]],
    ["几处都不好", { ping: away, alarmRunning: () => false }, ["数据库没有应答", "定时任务没有运行"]],
  ])("%s：503，说明缘由，不带内情", async (_, parts, reasons) => {
    const answer = await fetch(`${await served(parts)}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([503, { ready: false, reasons }]);
  });

  test("web 不管定时", async () => {
    const answer = await fetch(`${await served({ role: "web", alarmRunning: () => false })}/readyz`);
    expect(answer.status).toBe(200);
  });

  test("数据库一声不响，两秒就答 503；许多人同时问，只问数据库一次", async () => {
    let asked = 0;
    const ping = () => {
      asked += 1;
      return new Promise<void>(() => undefined);
    };
    const url = await served({ ping });
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`${url}/readyz`)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    expect(asked).toBe(1);
  });

  test("好了以后下一次就是 200", async () => {
    let ping: Parts["ping"] = away;
    const url = await served({ ping: () => ping() });
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    ping = async () => undefined;
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });
});

describe("/metrics", () => {
  /** The same request as it looks when it comes from an address of the network. */
  const from = async (remoteAddress: string | undefined, parts: Partial<Parts>, headers = {}) =>
    operations({ ...well, ...parts }).request("/metrics", { headers }, { incoming: { socket: { remoteAddress } } });

  test("本机直接读", async () => {
    const meters = meter();
    meters.event("kept");
    meters.click("done");
    meters.sent("sent");
    meters.jobRun({ job: "deliver", outcome: "done", seconds: 0.2 });
    const answer = await fetch(`${await served({ registry: meters.registry })}/metrics`);
    expect(answer.headers.get("content-type")).toContain("text/plain");
    const lines = (await answer.text()).split("\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        'duban_events_total{outcome="kept"} 1',
        'duban_clicks_total{outcome="done"} 1',
        'duban_sent_total{outcome="sent"} 1',
        'duban_job_runs_total{job="deliver",outcome="done"} 1',
        'duban_job_seconds_count{job="deliver"} 1',
        "duban_outbox_waiting 3",
        "duban_outbox_oldest_seconds 90",
      ]),
    );
  });

  test("数据库不在时，别的数字照样给", async () => {
    const { registry } = meter(away);
    const answer = await fetch(`${await served({ registry })}/metrics`);
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toMatch(/^duban_outbox_waiting nan$/im);
    expect(text).toContain("process_cpu_seconds_total");
  });

  test.each([
    ["X-Forwarded-For", "127.0.0.1"],
    ["Forwarded", "for=127.0.0.1"],
    ["X-Real-IP", "127.0.0.1"],
    ["Via", "1.1 proxy"],
  ])("经本机代理转来的（%s）不算本机", async (header, value) => {
    const url = await served({ metricsToken: "open-sesame" });
    expect((await fetch(`${url}/metrics`, { headers: { [header]: value } })).status).toBe(401);
    const headers = { [header]: value, authorization: "Bearer open-sesame" };
    expect((await fetch(`${url}/metrics`, { headers })).status).toBe(200);
  });

  test.each([
    { why: "不带口令", metricsToken: "open-sesame", status: 401 },
    { why: "口令不对", metricsToken: "open-sesame", authorization: "Bearer open-sesam", status: 401 },
    { why: "不是 Bearer", metricsToken: "open-sesame", authorization: "Basic open-sesame", status: 401 },
    { why: "口令对", metricsToken: "open-sesame", authorization: "Bearer open-sesame", status: 200 },
    { why: "没有设置口令", metricsToken: null, authorization: "Bearer null", status: 401 },
    { why: "没有设置口令，也不带", metricsToken: null, status: 401 },
  ])("别的机器$why：$status", async ({ metricsToken, authorization, status }) => {
    const answer = await from("203.0.113.7", { metricsToken }, authorization ? { authorization } : {});
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain("open-sesame");
  });

  test.each([
    ["127.0.0.1", 200],
    ["127.9.9.9", 200],
    ["::1", 200],
    ["::ffff:127.0.0.1", 200],
    ["::ffff:203.0.113.7", 401],
    ["10.0.0.1", 401],
    ["128.0.0.1", 401],
    ["fe80::1", 401],
    [undefined, 401],
  ])("来自 %s：%d", async (address, status) => {
    expect((await from(address, {})).status).toBe(status);
  });
});
