import { execFileSync } from "node:child_process";
import { mkdirSync, rmdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "../..");
const turn = join(root, "node_modules/.duban-build-turn");
const ABANDONED_MS = 180_000;
const LOOK_EVERY_MS = 200;

/** The program as it is shipped, for tests that start real processes. */
export const program = join(root, "dist/src/main.js");

function taken(): boolean {
  try {
    mkdirSync(turn);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const since = statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > ABANDONED_MS) rmdirSync(turn);
    return false;
  }
}

/** One after another: two of them at once would write the same folder. */
function inTurn(work: () => void): void {
  const still = new Int32Array(new SharedArrayBuffer(4));
  while (!taken()) Atomics.wait(still, 0, 0, LOOK_EVERY_MS);
  try {
    work();
  } finally {
    rmdirSync(turn);
  }
}

/** Makes the build in dist/ where it is missing or stale. */
export function ensureBuilt(): void {
  const building = pathToFileURL(join(root, "scripts/built.mjs")).href;
  const script = `import { ensureBuilt } from ${JSON.stringify(building)}; await ensureBuilt();`;
  const command = ["--input-type=module", "-e", script];
  inTurn(() => execFileSync(process.execPath, command, { stdio: ["ignore", "inherit", "inherit"] }));
}
