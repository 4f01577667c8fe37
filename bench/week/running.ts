import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Begin, Begun } from "./messages.ts";

/** The process with the product, and the time it was last told. */
export type Running = {
  child: ChildProcess;
  address: string;
  now: () => string;
  turned: (at: string) => void;
};

const program = fileURLToPath(new URL("product.ts", import.meta.url));

/** Begins the product in a process of its own, which gives back what it does not need before its memory is read. */
export async function begun(begin: Begin, turned: (at: string) => void): Promise<Running> {
  const child = fork(program, { execArgv: ["--import", "tsx", "--expose-gc"] });
  child.send(begin);
  const [{ address }] = (await once(child, "message")) as [Begun];
  let now = begin.at;
  return {
    ...{ child, address, now: () => now },
    turned: (at) => {
      now = at;
      turned(at);
    },
  };
}
