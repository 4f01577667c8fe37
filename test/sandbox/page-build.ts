import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

type Builder = { buildPage(into: string): Promise<void> };
const script = pathToFileURL(join(import.meta.dirname, "../../scripts/page.mjs")).href;

/** The page built into a folder of its own, as the build does it. */
export async function builtPage(): Promise<{ assets: string; remove(): void }> {
  const assets = mkdtempSync(join(tmpdir(), "duban-page-"));
  const { buildPage } = (await import(script)) as Builder;
  await buildPage(assets);
  return { assets, remove: () => rmSync(assets, { recursive: true, force: true }) };
}
