import type { Clock } from "../../clock.ts";
import { limits } from "../../feishu/limits.ts";
import type { Snapshot } from "./snapshot.ts";

type Memory = Snapshot["uuids"][number];

/** Which message a uuid sent: remembered for one hour by the clock, not a moment longer. */
export function uuidMemory(clock: Clock, left: readonly Memory[]) {
  const known = new Map(left.map((memory) => [memory.uuid, memory]));

  function forget() {
    const oldest = clock.now().getTime() - limits.uuidMemoryMs.most;
    for (const { uuid, at } of known.values()) if (at <= oldest) known.delete(uuid);
  }

  return {
    sentBy(uuid: string): string | null {
      forget();
      return known.get(uuid)?.messageId ?? null;
    },
    remember: (uuid: string, messageId: string) => known.set(uuid, { uuid, messageId, at: clock.now().getTime() }),
    all: () => [...known.values()],
  };
}

export type Uuids = ReturnType<typeof uuidMemory>;
