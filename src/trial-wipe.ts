import { rmSync } from "node:fs";
import { join } from "node:path";

/** What a trial makes under DATA_DIR; the database goes first, as the rest means nothing without it. */
const parts = ["pglite", "sandbox.json", "sandbox-files", "clock.json", "evidence", "outgoing", "journal-heads.txt"];

/** Empties what a trial keeps under DATA_DIR. Its secret and whatever else lies there stay; nobody may have it open. */
export function wipeTrial(dataDir: string): void {
  for (const name of parts) rmSync(join(dataDir, name), { recursive: true, force: true });
}
