import { readFileSync, readlinkSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";

/** A holder elsewhere is known to live by the beats of its lock. */
const beats = { everyMs: 1_000, silentAfterMs: 3_500 } as const;
type Beats = { everyMs: number; silentAfterMs: number };
const HALF_WRITTEN_MS = 100;

const holderShape = z.object({ pid: z.int().positive(), started: z.string().nullable(), place: z.string() });
/** `place` is where the pid means something: one boot of one machine or container. */
export type Holder = z.infer<typeof holderShape>;
export type Lock = { release(): void };

function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** The moment a process began, in ticks since boot; null where the system does not tell or the process is no more. */
function startedOf(pid: number): string | null {
  const fields = textOf(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, "")
    .split(" ");
  return fields && fields[0] !== "Z" && fields[0] !== "X" ? (fields[19] ?? null) : null;
}

function here(): string {
  const boot = textOf("/proc/sys/kernel/random/boot_id");
  return boot === null ? hostname() : `${boot.trim()} ${readlinkSync("/proc/self/ns/pid")}`;
}

function parsed(text: string): Holder | null {
  try {
    return holderShape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function runs({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return started === null || startedOf(pid) === started;
}

async function isBeating(file: string, silentAfterMs: number): Promise<boolean> {
  const touched = () => statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  const before = touched();
  await wait(silentAfterMs);
  return touched() !== before;
}

/** Who holds the lock and still lives; a holder elsewhere (another boot, container or machine) lives while it beats. */
export async function holderOf(file: string, { silentAfterMs }: Beats = beats): Promise<Holder | null> {
  let text = textOf(file);
  if (text !== null && !parsed(text)) {
    await wait(HALF_WRITTEN_MS);
    text = textOf(file);
  }
  const holder = text === null ? null : parsed(text);
  if (!holder) return null;
  const alive = holder.place === here() ? runs(holder) : await isBeating(file, silentAfterMs);
  return alive ? holder : null;
}

/** Does what may lose a race to another process; false when it was lost. */
function won(attempt: () => void, lost: "EEXIST" | "ENOENT"): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === lost) return false;
    throw error;
  }
}

/** Takes a dead holder's lock away, unless somebody else put a fresh one there meanwhile. */
function clear(file: string, dead: string): void {
  const aside = `${file}.${process.pid}`;
  if (!won(() => renameSync(file, aside), "ENOENT")) return;
  if (textOf(aside) === dead) rmSync(aside);
  else renameSync(aside, file);
}

function kept(file: string, text: string, everyMs: number): Lock {
  const touch = () => {
    if (textOf(file) === text) writeFileSync(file, text, { flag: "r+" });
  };
  const beat = setInterval(touch, everyMs).unref();
  const release = () => {
    clearInterval(beat);
    if (textOf(file) === text) rmSync(file);
  };
  return { release };
}

/** Takes the lock for this process, or says who has it. The lock of a process that died is taken over. */
export async function takeLock(file: string, timing: Beats = beats): Promise<{ lock: Lock } | { holder: Holder }> {
  const mine: Holder = { pid: process.pid, started: startedOf(process.pid), place: here() };
  const text = JSON.stringify(mine);
  for (;;) {
    const found = textOf(file);
    const holder = await holderOf(file, timing);
    if (holder) return { holder };
    if (found !== null) clear(file, found);
    if (won(() => writeFileSync(file, text, { flag: "wx" }), "EEXIST"))
      return { lock: kept(file, text, timing.everyMs) };
  }
}

/** Whether a holder's pid can be looked up and stopped from here. */
export const isHere = (holder: Holder): boolean => holder.place === here();
