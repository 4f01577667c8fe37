import { expect, onTestFinished } from "vitest";
import type { Log } from "../../src/log.ts";
import type { SandboxMessage } from "../../src/sandbox/page-parts.ts";
import type { Watched } from "./leaks.ts";
import { leaksIn } from "./leaks.ts";

/** A log that keeps its lines as they would be written. */
export function keptLog(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const keep = (given: Record<string, unknown>, message?: string) => {
    lines.push(JSON.stringify({ ...given, message }));
  };
  return { log: { info: keep, warn: keep, error: keep }, lines };
}

type Watching = Omit<Watched, "messages"> & { messages: () => SandboxMessage[] };

/** Looks for leaks at the end of a story. */
export function watchForLeaks({ messages, ...watched }: Watching): void {
  onTestFinished(async () => {
    expect(await leaksIn({ ...watched, messages: messages() })).toEqual([]);
  });
}
