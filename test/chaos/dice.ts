export type Dice = {
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
  oneOf<T>(all: readonly T[]): T;
  chance(share: number): boolean;
};

/** Dice that fall the same way for the same seed (mulberry32). */
export function diceFrom(seed: number): Dice {
  let state = seed >>> 0;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(roll() * (most - least + 1));
  return {
    between,
    oneOf: (all) => {
      const one = all[between(0, all.length - 1)];
      if (one === undefined) throw new RangeError("nothing to choose from");
      return one;
    },
    chance: (share) => roll() < share,
  };
}
