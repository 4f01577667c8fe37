import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { runChecks } from "../../src/bot/checks/check.ts";
import { checks } from "../../src/bot/checks/index.ts";
import { append } from "../../src/db/journal.ts";
import { healthFigures } from "../../src/health-figures.ts";
import { createMetrics } from "../../src/metrics.ts";
import { audit } from "../../src/usecases/audit/audit.ts";
import { sealJournal } from "../../src/usecases/journal/seal.ts";
import { handClock, seededApp } from "../support/database.ts";

async function watched() {
  const { app, db, clock } = await seededApp();
  const database = { kind: "postgres", ping: async () => undefined, inStep: async () => true } as const;
  const some = checks.records.filter(({ id }) => ["audit", "journalSeals"].includes(id));
  const backlog = async () => ({ waiting: 0, oldest: null });
  const { registry } = createMetrics({ clock, backlog, figures: healthFigures(db, clock) });
  const machine = handClock("2030-01-01T00:00:00Z");
  const found = async () => (await runChecks(some, { app, database, machine })).map(({ state, says }) => [state, says]);
  const gauge = async (name: string) => new RegExp(`^${name} (.*)$`, "m").exec(await registry.metrics())?.[1];
  await sealJournal(app);
  return { app, db, clock, machine, found, gauge };
}

test("操作日志没有按时封存：自检说出等了多久、怎么办，/metrics 给出秒数；封存后恢复正常（R14）", async () => {
  const { app, db, clock, found, gauge } = await watched();
  expect((await found())[1]).toEqual(["good", "正常"]);
  await append(db, [{ act: "issue", by: null, at: clock.now(), article: "四" }]);
  clock.set("2026-11-24T09:03:30+08:00");
  expect((await found())[1]).toEqual(["bad", "最早一条未封存的日志已等 3 分钟"]);
  expect(await gauge("duban_journal_unsealed_seconds")).toBe("210");
  await sealJournal(app);
  expect((await found())[1]).toEqual(["good", "正常"]);
  expect(await gauge("duban_journal_unsealed_seconds")).toBe("0");
});

test("运行核对：没有进行过、正常、发现差异、停了，自检和 /metrics 各有说法", async () => {
  const { app, db, machine, found, gauge } = await watched();
  const round = () => audit(app, { machine, jobs: [] });
  expect((await found())[0]).toEqual(["warning", "还没有进行过"]);
  expect(await gauge("duban_audit_age_seconds")).toBe("Nan");
  await round();
  expect((await found())[0]).toEqual(["good", "应发应办的没有遗漏"]);
  await db.execute(sql`insert into inbox_event (key, event_type, payload, received_at, status, try_at)
    values ('stuck', 'im.message.receive_v1', '{}', '2026-11-24T00:00:00Z', 'waiting', '2026-11-24T00:00:00Z')`);
  await round();
  machine.set("2030-01-01T00:00:26Z");
  await round();
  expect((await found())[0]).toEqual(["bad", "收到消息的处理停住，到时未办的至少 1 项。"]);
  expect(await gauge("duban_audit_differences")).toBe("1");
  await db.execute(sql`update setting set updated_at = clock_timestamp() - interval '5 minutes' where key = 'audit'`);
  expect((await found())[0]).toEqual(["bad", "已停止 5 分钟"]);
});
