import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { Redis } from "ioredis";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../support/database.ts";
import { redisFolder } from "../support/servers-found.ts";

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 0;
}

/** A Redis that a test may kill, hang and start again on the same port. It starts empty each time. */
export async function redisChild() {
  const programs = redisFolder();
  if (!programs) throw new Error("这一组测试要自己起停 Redis：请安装 redis-server");
  const port = await freePort();
  const folder = temporaryFolder();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;

  const start = async () => {
    const settings = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
    child = spawn(join(programs, "redis-server"), [...settings, "--dir", folder], { stdio: "ignore" });
    const redis = client();
    await redis.ping();
    redis.disconnect();
  };
  const kill = async () => {
    const gone = child && once(child, "exit");
    child?.kill("SIGKILL");
    child = null;
    await gone;
  };
  const client = () => {
    const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 20 });
    redis.on("error", () => undefined);
    return redis;
  };
  const does = async (...words: [string, ...string[]]) => {
    const redis = client();
    const answer = await redis.call(...words);
    redis.disconnect();
    return answer;
  };
  onTestFinished(kill);
  return {
    url,
    start,
    kill,
    /** One command, such as FLUSHALL. */
    does,
    hang: () => child?.kill("SIGSTOP"),
    wakeUp: () => child?.kill("SIGCONT"),
  };
}
