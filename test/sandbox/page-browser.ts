import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

function runs(program: string): boolean {
  try {
    accessSync(program, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where a Chromium stands on this machine; null where there is none. */
export function browserFound(): string | null {
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(delimiter)].filter(Boolean);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(runs) ?? null;
}

export const launched = (executablePath: string): Promise<Browser> => chromium.launch({ executablePath, args: FLAGS });

/** A fresh page, and every complaint the browser makes about it: blocked scripts, errors, missing files. */
export async function opened(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const viewport = { width: 1280, height: 900 };
  const context = await browser.newContext({ viewport, timezoneId: "America/New_York", ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  await page.goto(url);
  await page.locator("#people .row, #names a").first().waitFor({ state: "attached" });
  return { page, complaints };
}
