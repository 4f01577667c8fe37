import type { Suspicion } from "../../db/audit-state.ts";
import type { AssignmentId } from "../../domain/item/item.ts";
import type { UnitId } from "../../domain/roster/unit.ts";

/** A difference as one round sees it. While its mark stands still and no fewer are tied to it, it is the same one. */
export type Suspect = {
  key: string;
  kind: "unsaid" | "stalled";
  mark: string;
  tied: number;
  says: string;
  /** Whose offices hear of it beside the administrators. */
  offices: readonly UnitId[];
  /** One matter it is about, where there is any. */
  assignmentId: AssignmentId | null;
};

export const stalled = (key: string, { mark, tied, says }: Pick<Suspect, "mark" | "tied" | "says">): Suspect => ({
  ...{ key, kind: "stalled", mark, tied, says },
  ...{ offices: [], assignmentId: null },
});

/** So long a difference must stand unmoved before anybody hears of it: whoever is at work on it moves it sooner. */
const GRACE_MS = 25_000;
/** After a longer silence of the auditor itself, as after a standstill, everything is first given time anew. */
const SILENT_MS = 60_000;

export type Compared = {
  suspicions: Record<string, Suspicion>;
  /** To be said now, once. */
  ripe: Suspect[];
  /** Said before, and over. */
  cured: { key: string; offices: readonly UnitId[] }[];
};

type Before = { at: Date; suspicions: Readonly<Record<string, Suspicion>> };

/** What became of the differences of the last round; `at` is the machine's time of this one. */
export function compared(before: Before, suspects: readonly Suspect[], at: Date): Compared {
  const silentMs = at.getTime() - before.at.getTime();
  const anew = silentMs < 0 || silentMs > SILENT_MS;
  const all = suspects.map((suspect) => {
    const { mark, tied, says, offices } = suspect;
    const known = before.suspicions[suspect.key];
    const same = known !== undefined && known.mark === mark && tied >= known.tied;
    const told = same && known.told;
    const since = same && (told || !anew) ? known.since : at;
    const ripe = !told && at.getTime() - since.getTime() >= GRACE_MS;
    const now = { mark, tied, since, says, told: told || ripe, offices: told ? known.offices : [...offices] };
    return { suspect, ripe, told, now };
  });
  const still = new Set(all.filter(({ told }) => told).map(({ suspect }) => suspect.key));
  const over = Object.entries(before.suspicions).filter(([key, { told }]) => told && !still.has(key));
  return {
    suspicions: Object.fromEntries(all.map(({ suspect, now }) => [suspect.key, now])),
    ripe: all.filter(({ ripe }) => ripe).map(({ suspect }) => suspect),
    cured: over.map(([key, { offices }]) => ({ key, offices })),
  };
}
