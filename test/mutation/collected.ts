import { expect } from "vitest";

export type Told = { title: string; run: () => void };

type Act = (...row: readonly unknown[]) => void;

/** Stands where a test file asks for `test` and `describe`: keeps the tests instead of running them. */
export function collector() {
  let kept: Told[] = [];
  const test = (title: string, run: Act): void => {
    kept.push({ title, run: () => run() });
  };
  const each = (rows: readonly unknown[]) => (title: string, act: Act) => {
    for (const row of rows) test(title, () => (Array.isArray(row) ? act(...row) : act(row)));
  };
  const describe = (_: string, act: () => void): void => act();
  const given = { vitest: { expect, test: Object.assign(test, { each }), describe } };
  const take = (): Told[] => {
    const taken = kept;
    kept = [];
    return taken;
  };
  return { given, take };
}
