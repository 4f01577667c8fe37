import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "../..");

/** The program as it is shipped, for tests that start real processes. */
export const program = join(root, "dist/src/main.js");

/** Makes the build in dist/ where it is missing or stale. */
export function ensureBuilt(): void {
  const building = pathToFileURL(join(root, "scripts/built.mjs")).href;
  const script = `import { ensureBuilt } from ${JSON.stringify(building)}; await ensureBuilt();`;
  execFileSync(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "inherit", "inherit"] });
}
