const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** The value that a share of all does not exceed; 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const at = Math.min(values.length - 1, Math.floor(values.length * share));
  return sorted(values)[at] ?? Number.NaN;
}

export const middle = (values: readonly number[]): number => quantile(values, 0.5);

/** From the least to the most, in words. */
export const range = (values: readonly number[], digits = 2): string =>
  `${quantile(values, 0).toFixed(digits)} … ${quantile(values, 1).toFixed(digits)}`;
