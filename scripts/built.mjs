import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { buildPage, samplesFolder } from "./page.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (...parts) => join(root, ...parts);
const page = "src/sandbox/page";
const compiler = at("node_modules/typescript/bin/tsc");

function filesUnder(folder) {
  if (!existsSync(at(folder))) return [];
  const entries = readdirSync(at(folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** One word for everything the build depends on; null where the sources were not shipped. */
export function sourceStamp() {
  const own = [...filesUnder("src"), ...filesUnder("cards")];
  if (own.length === 0) return null;
  const sources = [...own, ...filesUnder(samplesFolder)].sort();
  const configs = ["tsconfig.json", "package-lock.json", "scripts/built.mjs", "scripts/page.mjs"]
    .map((file) => at(file))
    .filter(existsSync);
  const hash = createHash("sha256");
  for (const file of [...configs, ...sources])
    hash.update(file.slice(root.length)).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

/** `fresh`, `stale` or `missing`: how the build in dist/ stands to the sources. */
export function buildState() {
  if (!existsSync(at("dist/stamp")) || !existsSync(at("dist/src/main.js"))) return "missing";
  const stamp = sourceStamp();
  return stamp === null || stamp === readFileSync(at("dist/stamp"), "utf8") ? "fresh" : "stale";
}

export const canBuild = () => existsSync(compiler) && existsSync(at("src"));

function compile(project) {
  const run = spawnSync(process.execPath, [compiler, "-p", project, "--noCheck"], { cwd: root, stdio: "inherit" });
  if (run.status !== 0) throw new Error(`tsc -p ${project} failed`);
}

/** Everything under src and cards that is not TypeScript goes along as it is: migrations, tables of data. */
function copyAssets() {
  const isAsset = (file) => !file.endsWith(".ts") && !file.startsWith(at(page));
  for (const file of [...filesUnder("src"), ...filesUnder("cards")].filter(isAsset)) {
    cpSync(file, at("dist", file.slice(root.length)));
  }
}

const built = (file) => import(pathToFileURL(at("dist/src", file)).href);

/** The ready database a trial starts from: all migrations applied, and the sample city in it. */
async function makeTemplate() {
  const { prepareTemplate, shippedTemplate } = await built("db/template.js");
  const { seedRoster } = await built("usecases/roster/seed.js");
  const { cityToSeed } = await built("sandbox/city.js");
  const { systemClock } = await built("clock.js");
  await prepareTemplate(shippedTemplate, (db) => seedRoster({ db, clock: systemClock }, cityToSeed));
}

/** Makes dist/ anew; the stamp is written last, so a build cut short counts as missing. */
export async function build() {
  rmSync(at("dist"), { recursive: true, force: true });
  const stamp = sourceStamp();
  compile("tsconfig.json");
  await buildPage(at("dist", page));
  copyAssets();
  await makeTemplate();
  writeFileSync(at("dist/stamp"), stamp ?? "");
}

const CANNOT_BUILD = "TypeScript is not installed (npm ci --omit=dev)";

/** Before a program starts: a missing or stale build is made first, and said so in one line. */
export async function ensureBuilt() {
  const state = buildState();
  if (state === "fresh") return;
  if (canBuild()) {
    console.error(`the build in dist/ is ${state}: building first`);
    await build();
  } else {
    keepBuild(state);
  }
}

/** Where nothing can be built: what is there runs, and nothing at all ends the program with one sentence. */
export function keepBuild(state) {
  if (state === "missing") {
    console.error(`Nothing to run: dist/ is not built and ${CANNOT_BUILD}. Run npm ci, or ship dist/.`);
    process.exit(1);
  }
  const age = state === "stale" ? ", though the sources are newer" : "";
  console.error(`${CANNOT_BUILD}: keeping the build in dist/${age}`);
}
