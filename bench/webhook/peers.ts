import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("peer.ts", import.meta.url));

type Peer = { address: string; pid: number; stop: () => Promise<void> };

async function stopped(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill();
  await gone;
}

/** A server to be compared with, in a process of its own. */
export async function openPeer(kind: "sdk" | "bare", encryptKey: string): Promise<Peer> {
  const child = fork(program, [kind, encryptKey], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [port] = await once(child, "message");
  return { address: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => stopped(child) };
}
