import type { Words } from "./page.ts";
import type { Absence, Post } from "./town.ts";

/** One thing that happens in a history. Each stands for itself, so that a history stays one whichever of them is left out. */
export type Step =
  | {
      kind: "deed";
      act: string;
      by: string;
      share: string;
      /** So many versions behind the page; null where it was typed and no card was pressed. */
      behind: number | null;
      times: number;
      words: Words;
    }
  /** Time passes: looked through at each morning, at the end alone as after a standstill, or not yet. */
  | { kind: "time"; minutes: number; sweep: "each morning" | "at the end" | "not yet" }
  | { kind: "leaves"; absence: Absence }
  | { kind: "returns"; who: string }
  | { kind: "hands over"; post: Post; at: string; from: string; to: string };

export type Start = {
  at: string;
  category: "grassrootsFoundations" | "keyInstructions";
  units: readonly string[];
  due: string;
  by: string;
  /** Who is asked to agree, in turn, and with which version before them, where the house asks for it. */
  agrees: readonly { by: string; seen: number }[];
};

export const inWords = (step: Step): string => JSON.stringify(step);
