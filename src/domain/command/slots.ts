import type { TypedNumber } from "../item/number.ts";
import { takeNumber } from "./take-number.ts";

export type Ground = { thisYear: number };

/** One word a command asks for: what it is called in the usage line, and how it is taken off the front of what was typed. */
export type Slot<T> = {
  label: string;
  required: boolean;
  /** Null where it is not there. */
  take(words: string, ground: Ground): { value: T; rest: string } | null;
  /** Whether the word may follow the name of the command without a space. */
  mayFollow(words: string): boolean;
};
export type Slots = Readonly<Record<string, Slot<unknown>>>;
export type Args<S extends Slots> = { [K in keyof S]: S[K] extends Slot<infer T> ? T : never };

/** The number of an item, in any spelling. */
export const itemNumber = (label: string): Slot<TypedNumber> => ({
  label,
  required: true,
  take: (words, { thisYear }) => {
    const taken = takeNumber(words, thisYear);
    return taken && { value: taken.number, rest: taken.rest };
  },
  mayFollow: (words) => takeNumber(words, 2000) !== null,
});

/** The same where it may be left out. */
export const optional = <T>(slot: Slot<T>): Slot<T | null> => ({ ...slot, required: false });

/** A unit that is understood only once the item is known, so it stays in front of the words that follow. */
export const unitOfItem = (label: string): Slot<null> => ({
  label,
  required: false,
  take: (words) => ({ value: null, rest: words }),
  mayFollow: () => false,
});

/** Everything that is left. */
export const rest = (label: string): Slot<string> => ({
  label,
  required: false,
  take: (words) => ({ value: words.trim(), rest: "" }),
  mayFollow: () => true,
});

/** `/反馈 <编号> [进展情况]`: computed, so it cannot drift from what is understood. */
export const usageOf = (name: string, slots: Slots): string =>
  [`/${name}`, ...Object.values(slots).map(({ label, required }) => (required ? `<${label}>` : `[${label}]`))].join(
    " ",
  );

export type Taken<S extends Slots> = { args: Args<S> } | { missing: string };

/** Takes each word in order; says which required one is not there. */
export function takeSlots<S extends Slots>(slots: S, words: string, ground: Ground): Taken<S> {
  const args: Record<string, unknown> = {};
  let left = words;
  for (const [key, slot] of Object.entries(slots)) {
    const taken = slot.take(left, ground);
    if (!taken && slot.required) return { missing: slot.label };
    args[key] = taken?.value ?? null;
    left = taken?.rest ?? left;
  }
  // Guarantee of the cast: each key got the value its own slot took.
  return { args: args as Args<S> };
}
