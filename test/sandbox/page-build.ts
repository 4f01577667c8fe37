import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const page = join(root, "src/sandbox/page");

/** The page compiled into a folder of its own, as the build does it. */
export function builtPage(): { assets: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "duban-page-"));
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const run = spawnSync(process.execPath, [compiler, "-p", page, "--noCheck", "--outDir", folder], {
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(run.stdout + run.stderr);
  const assets = join(folder, "src/sandbox/page");
  cpSync(page, assets, { recursive: true, filter: (path) => !path.endsWith(".ts") });
  return { assets, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
