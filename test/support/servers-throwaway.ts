import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";
import postgres from "postgres";

const READY_WITHIN_MS = 20_000;

export type Server = { url: string; stop: () => Promise<void> };
type Ending = "KILL" | "QUIT" | "INT";
/** A server of our own can also be ended in the middle of everything; it comes back on the same port with what it kept. */
export type ThrowAway = Server & { restart: (how: Ending, awaySeconds: number) => Promise<void> };
type Plan = {
  name: string;
  folder: string;
  command: (port: number) => string[];
  answers: (url: string) => Promise<void>;
};

/**
 * Keeps one program until its own stdin closes, which also happens when the test run is killed; then leaves nothing.
 * A line on its stdin ends the program by that signal and begins it anew so many seconds later.
 */
const KEEPER = `begin() { "$@" >>"$HOME/log" 2>&1 & pid=$!; }
begin "$@"
while read -r signal seconds; do
  kill "-$signal" "$pid"
  wait "$pid"
  sleep "$seconds"
  begin "$@"
done
kill -INT "$pid"
wait "$pid"
rm -rf "$HOME"`;

/** PostgreSQL refuses to run as root, so root lends its programs to `postgres`, else to `nobody`. */
function borrowedUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync("/etc/passwd", "utf8").split("\n");
  const line = users.find((user) => user.startsWith("postgres:")) ?? users.find((user) => user.startsWith("nobody:"));
  const [, , uid, gid] = (line ?? "").split(":").map(Number);
  return { uid: uid ?? 65_534, gid: gid ?? 65_534 };
}

function ownFolder(name: string, user: ReturnType<typeof borrowedUser>): string {
  const folder = mkdtempSync(join(tmpdir(), `duban-${name}-`));
  if (user) chownSync(folder, user.uid, user.gid);
  return folder;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 0;
}

async function untilReady(attempt: () => Promise<void>, log: string): Promise<void> {
  const tries = READY_WITHIN_MS / 50;
  for (let n = 1; ; n += 1) {
    try {
      return await attempt();
    } catch (cause) {
      if (n >= tries) throw new Error(`a throw-away server does not answer:\n${readFileSync(log, "utf8")}`, { cause });
      await wait(50);
    }
  }
}

async function started(plan: Plan, scheme: string): Promise<ThrowAway> {
  const user = borrowedUser();
  const home = plan.folder;
  const port = await freePort();
  const keeper = spawn("/bin/sh", ["-c", KEEPER, "keeper", ...plan.command(port)], {
    cwd: home,
    detached: true,
    env: { HOME: home, PATH: process.env.PATH, LC_ALL: "C.UTF-8" },
    stdio: ["pipe", "ignore", "ignore"],
    ...user,
  });
  const gone = once(keeper, "exit");
  const stop = async () => {
    keeper.stdin.end();
    await gone;
  };
  const url = `${scheme}127.0.0.1:${port}`;
  const answers = () => untilReady(() => plan.answers(url), join(home, "log"));
  try {
    await answers();
  } catch (error) {
    await stop();
    throw error;
  }
  const restart = async (how: Ending, awaySeconds: number) => {
    keeper.stdin.write(`${how} ${awaySeconds}\n`);
    await wait((awaySeconds + 1) * 1_000);
    await answers();
  };
  return { url, stop, restart };
}

async function postgresAnswers(url: string): Promise<void> {
  const sql = postgres(`${url}/postgres`, { max: 1, connect_timeout: 2, onnotice: () => undefined });
  try {
    await sql`select 1`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function redisAnswers(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on("error", () => undefined);
  try {
    await redis.connect();
    await redis.ping();
  } finally {
    redis.disconnect();
  }
}

const forgetful = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/** A PostgreSQL of our own on a free port, quick and forgetful unless `durable`: nothing in it survives a power cut. */
export async function throwAwayPostgres(programs: string, { durable = false } = {}): Promise<ThrowAway> {
  const user = borrowedUser();
  const folder = ownFolder("postgres", user);
  const data = join(folder, "data");
  const init = ["-D", data, "-U", "duban", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
  execFileSync(join(programs, "initdb"), init, { cwd: folder, stdio: ["ignore", "ignore", "pipe"], ...user });
  const settings = [...(durable ? [] : forgetful), "max_connections=200"];
  const command = (port: number) => [
    ...[join(programs, "postgres"), "-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", ""],
    ...settings.flatMap((setting) => ["-c", setting]),
  ];
  return started({ name: "postgres", folder, command, answers: postgresAnswers }, "postgres://duban@");
}

/** A Redis of our own on a free port that writes nothing to disk. */
export async function throwAwayRedis(programs: string): Promise<ThrowAway> {
  const folder = ownFolder("redis", borrowedUser());
  const command = (port: number) => [
    ...[join(programs, "redis-server"), "--port", String(port), "--bind", "127.0.0.1", "--dir", folder],
    ...["--save", "", "--appendonly", "no"],
  ];
  return started({ name: "redis", folder, command, answers: redisAnswers }, "redis://");
}
