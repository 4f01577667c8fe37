import { createServer } from "node:http";
import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { sendHeartbeat } from "../../src/jobs/send-heartbeat.ts";
import { audit } from "../../src/usecases/audit/audit.ts";
import { handClock, testApp } from "../support/database.ts";

type Line = Record<string, unknown>;

/** A monitor on loopback that answers with this, and what it was asked. */
async function monitor(status: number) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(status, status === 302 ? { location: "/elsewhere" } : {}).end("ok");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const close = () => new Promise<void>((closed) => server.close(() => closed()));
  onTestFinished(async () => void (server.listening && (await close())));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { asked, close, url: `http://127.0.0.1:${port}/ping/secret-word` };
}

async function beating(status: number) {
  const { app, db } = await testApp();
  const lines: Line[] = [];
  const keep = (line: Line): void => void lines.push(line);
  const log = { info: keep, warn: keep, error: keep };
  const { asked, close, url } = await monitor(status);
  const { run } = sendHeartbeat({ app: { ...app, log } }, url);
  const machine = handClock("2030-01-01T00:00:00Z");
  const round = () => audit(app, { machine, jobs: [] });
  return { db, lines, asked, close, run, round, machine };
}

test("一切正常，每次报一声平安；核对没有进行过、停了、发现了差异，都不报（R19）", async () => {
  const { db, asked, run, round, machine, lines } = await beating(200);
  await run();
  expect(asked).toEqual([]);
  await round();
  await run();
  await run();
  expect(asked).toEqual(["GET /ping/secret-word", "GET /ping/secret-word"]);
  await db.execute(sql`update setting set updated_at = clock_timestamp() - interval '2 minutes' where key = 'audit'`);
  await run();
  expect(asked).toHaveLength(2);
  await db.execute(sql`insert into inbox_event (key, event_type, payload, received_at, status, try_at)
    values ('stuck', 'im.message.receive_v1', '{}', '2026-11-24T00:00:00Z', 'waiting', '2026-11-24T00:00:00Z')`);
  await round();
  machine.set("2030-01-01T00:00:30Z");
  await round();
  await run();
  expect(asked).toHaveLength(2);
  await db.execute(sql`update inbox_event set status = 'done'`);
  await round();
  await run();
  expect(asked).toHaveLength(3);
  expect(lines).toEqual([]);
});

test.each([503, 302])("监测一方答 %d：记一行，不重试，不跟着去别处，不写出地址", async (status) => {
  const { asked, run, round, lines } = await beating(status);
  await round();
  await run();
  expect(asked).toHaveLength(1);
  expect(lines).toHaveLength(1);
  expect(JSON.stringify(lines)).not.toContain("secret-word");
});

test("监测一方不在：记一行，不写出地址，也不抛错", async () => {
  const { close, run, round, lines } = await beating(200);
  await close();
  await round();
  await run();
  expect(lines).toEqual([{ event: "heartbeatUnheard", error: "TypeError" }]);
});
