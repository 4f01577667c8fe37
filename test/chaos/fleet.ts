import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { program } from "../support/built.ts";

const STARTED = /^督办已启动.*?(http:\/\/\S+)/;

export type Role = "all" | "web" | "worker";
export type Environment = Record<string, string>;

/** One process of the product after another in the same place: whoever dies is followed at once. */
export type Berth = {
  role: Role;
  /** Where it listens; null while none stands. */
  address(): string | null;
  kill(): void;
  /** SIGTERM, and a successor; resolves to the code and how long it took. */
  relieve(): Promise<{ code: number | null; ms: number }>;
  /** SIGTERM, and no successor. */
  retire(): Promise<{ code: number | null; ms: number }>;
  starts(): number;
  /** Exits nobody asked for. */
  crashes(): string[];
};

type Place = { environment: Environment; logFile: string };

function begin(role: Role, { environment, logFile }: Place, up: (address: string) => void): ChildProcess {
  const env = { PATH: process.env.PATH ?? "", ...environment, DUBAN_ROLE: role };
  const child = spawn(process.execPath, [program], { env, stdio: ["ignore", "pipe", "pipe"] });
  const log = createWriteStream(logFile, { flags: "a" });
  child.stderr?.pipe(log, { end: false });
  if (child.stdout) {
    createInterface({ input: child.stdout }).on("line", (line) => {
      log.write(`${line}\n`);
      const [, address] = STARTED.exec(line) ?? [];
      if (address) up(address);
    });
  }
  child.once("close", () => log.end());
  return child;
}

export function berth(role: Role, place: Place): Berth {
  let child: ChildProcess | null = null;
  let address: string | null = null;
  let starts = 0;
  let asked = false;
  let retired = false;
  const crashes: string[] = [];

  const man = () => {
    starts += 1;
    asked = false;
    const mine = begin(role, place, (at) => {
      if (child === mine) address = at;
    });
    child = mine;
    mine.once("exit", (code, signal) => {
      if (!asked) crashes.push(`${role} ended by itself: ${code ?? signal}`);
      address = null;
      if (!retired) man();
    });
  };
  const end = async () => {
    const leaving = child;
    if (!leaving) return { code: null, ms: 0 };
    const began = performance.now();
    const gone = once(leaving, "exit");
    asked = true;
    leaving.kill("SIGTERM");
    const [code] = (await gone) as [number | null];
    return { code, ms: Math.round(performance.now() - began) };
  };
  man();
  return {
    role,
    address: () => address,
    kill: () => {
      asked = true;
      address = null;
      child?.kill("SIGKILL");
    },
    relieve: end,
    retire: () => {
      retired = true;
      return end();
    },
    starts: () => starts,
    crashes: () => crashes,
  };
}

/** Resolves once each of them listens. */
export async function allUp(berths: readonly Berth[], withinMs = 60_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (berths.some((each) => each.address() === null)) {
    const dead = berths.flatMap((each) => each.crashes());
    if (dead.length > 0 || performance.now() > deadline)
      throw new Error(`the product does not start: ${dead[0] ?? ""}`);
    await wait(20);
  }
}
