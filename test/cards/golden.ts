import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

const home = new URL("./golden/", import.meta.url);

/** Holds a card against its golden JSON; UPDATE_GOLDEN=1 writes it anew. */
export function expectGolden(name: string, drawn: { card: unknown; text: string }): void {
  const file = new URL(`${name}.json`, home);
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(home, { recursive: true });
    writeFileSync(file, `${JSON.stringify(drawn, null, 2)}\n`);
  }
  const golden: unknown = JSON.parse(readFileSync(file, "utf8"));
  expect(JSON.parse(JSON.stringify(drawn))).toEqual(golden);
}
