import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { ensureBuilt } from "../support/built.ts";
import { launched, opened } from "./page-browser.ts";
import { startedTrial } from "./trial-program.ts";

/** How long a real program and a real browser may take for one thing. */
export const LONG_MS = 60_000;

/** The shipped program over a folder of its own and a browser, for the tests of one file. */
export function trialVisits(chromium: string, name: string) {
  const dataDir = mkdtempSync(join(tmpdir(), `duban-${name}-`));
  let browser: Browser;
  let trial: Awaited<ReturnType<typeof startedTrial>>;
  beforeAll(async () => {
    ensureBuilt();
    browser = await launched(chromium);
    trial = await startedTrial(dataDir);
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await trial.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return {
    dataDir,
    visit: (options: BrowserContextOptions = {}) => opened(browser, trial.url, options),
    url: () => trial.url,
    /** Ends the program as Ctrl+C does and starts it again over the same folder; resolves to its exit code. */
    async restarted() {
      const code = await trial.stop();
      trial = await startedTrial(dataDir);
      return code;
    },
  };
}
