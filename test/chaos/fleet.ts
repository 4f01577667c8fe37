import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { Ended, Environment, ProductProcess } from "../support/product-process.ts";
import { startProduct } from "../support/product-process.ts";

export type Role = "all" | "web" | "worker";

/** One process of the product after another in the same place: whoever ends is followed at once. */
export type Berth = {
  role: Role;
  /** Where it listens; null while nobody stands there. */
  address(): string | null;
  /** kill -9 */
  kill(): void;
  /** From now on something in it eats its CPU; it needs the script that hears this. */
  seize(): void;
  /** SIGTERM, and a successor. */
  relieve(): Promise<Ended>;
  /** SIGTERM, and no successor. */
  retire(): Promise<Ended>;
  /** Exits nobody asked for. */
  crashes(): string[];
  /** What all of them wrote into their logs. */
  logged(): string[];
};

type Place = { environment: Environment; logFile: string };

export function berth(role: Role, { environment, logFile }: Place): Berth {
  let manned: ProductProcess;
  let address: string | null = null;
  let asked = false;
  let retired = false;
  const crashes: string[] = [];

  const man = async (): Promise<void> => {
    while (!retired) {
      asked = false;
      const mine = startProduct(
        { ...environment, DUBAN_ROLE: role },
        { heard: (line) => appendFileSync(logFile, `${line}\n`) },
      );
      manned = mine;
      void mine.listening.then((at) => {
        if (manned === mine && !asked) address = at;
      });
      const { code, signal } = await mine.ended;
      address = null;
      if (!asked) crashes.push(`${role} ended by itself: ${code ?? signal}`);
    }
  };
  void man();
  const end = (signal: NodeJS.Signals): Promise<Ended> => {
    asked = true;
    address = null;
    return manned.stop(signal);
  };
  return {
    role,
    address: () => address,
    kill: () => void end("SIGKILL"),
    seize: () => {
      asked = true;
      process.kill(manned.pid, "SIGUSR2");
    },
    relieve: () => end("SIGTERM"),
    retire: () => {
      retired = true;
      return end("SIGTERM");
    },
    crashes: () => crashes,
    logged: () => (existsSync(logFile) ? readFileSync(logFile, "utf8").split("\n") : []),
  };
}

/** Resolves once each of them listens. */
export async function allUp(berths: readonly Berth[], withinMs = 120_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (berths.some((each) => each.address() === null)) {
    const [crash] = berths.flatMap((each) => each.crashes());
    if (crash || performance.now() > deadline) throw new Error(`the product does not stand: ${crash ?? "too slow"}`);
    await wait(20);
  }
}
