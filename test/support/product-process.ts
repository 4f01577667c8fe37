import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { program } from "./built.ts";

export type Environment = Record<string, string>;
export type Ended = { code: number | null; signal: NodeJS.Signals | null; ms: number };
export type User = { uid: number; gid: number };

export type ProductProcess = {
  pid: number;
  /** Where it listens; null when it ended before. */
  listening: Promise<string | null>;
  ended: Promise<Ended>;
  /** Everything it wrote so far. */
  output(): string;
  /** Sends the signal; resolves once the process is gone, to how long that took. */
  stop(signal: NodeJS.Signals): Promise<Ended>;
};

const secrets = [
  "FEISHU_APP_SECRET",
  "FEISHU_ENCRYPT_KEY",
  "FEISHU_VERIFICATION_TOKEN",
  "DUBAN_SECRET",
  "METRICS_TOKEN",
];

/** Variables whose secret stands in these words; of the database's address, its password. */
export function spiltIn(words: string, environment: Environment): string[] {
  const { password } = new URL(environment.DATABASE_URL ?? "none:");
  const values = Object.entries({ ...environment, DATABASE_URL: password });
  const kept = values.filter(([name, value]) => value !== "" && (name === "DATABASE_URL" || secrets.includes(name)));
  return kept.flatMap(([name, value]) => (words.includes(value) ? [name] : []));
}

const STARTED = /^督办已启动.*?(http:\/\/[^\s/]+)/;

type How = { user?: User | null; script?: string; heard?: (line: string) => void };

/** A real process of the product as it is shipped, with this environment and nothing else. */
export function startProduct(environment: Environment, { user, script = program, heard }: How = {}): ProductProcess {
  const env = { PATH: process.env.PATH ?? "", ...environment };
  const child = spawn(process.execPath, [script], { env, stdio: ["ignore", "pipe", "pipe"], ...(user ?? {}) });
  const lines: string[] = [];
  const began = performance.now();
  const ended = once(child, "close").then(([code, signal]): Ended => {
    return { code, signal, ms: Math.round(performance.now() - began) };
  });
  const listening = new Promise<string | null>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        heard?.(line);
        const [, address] = STARTED.exec(line) ?? [];
        if (address) resolve(address);
      });
    }
    ended.then(() => resolve(null)).catch(() => resolve(null));
  });
  return {
    pid: child.pid ?? 0,
    listening,
    ended,
    output: () => lines.join("\n"),
    stop: async (signal) => {
      const asked = performance.now();
      child.kill(signal);
      return { ...(await ended), ms: Math.round(performance.now() - asked) };
    },
  };
}
