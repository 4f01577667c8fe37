const TIMES = 7;

/** How long one run takes. */
export const inMs = async (run: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await run();
  return performance.now() - began;
};

/** The median of a few runs, after one that warms up. */
export async function median(run: () => Promise<unknown>): Promise<number> {
  await run();
  const taken: number[] = [];
  for (let n = 0; n < TIMES; n += 1) taken.push(await inMs(run));
  return taken.sort((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
}

export const print = (line: string): void => void process.stdout.write(`${line}\n`);
export const figure = (name: string, value: string): void => print(`${name.padEnd(28, "　")} ${value}`);

/** The median. */
export const middle = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
/** From the least to the most. */
export const reach = (of: readonly number[], digits = 2): string =>
  `${Math.min(...of).toFixed(digits)}…${Math.max(...of).toFixed(digits)}, ${of.length} rounds`;
