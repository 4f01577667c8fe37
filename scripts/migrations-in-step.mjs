import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const folder = "src/db/migrations";
const kit = "node_modules/drizzle-kit/bin.cjs";

function drizzleKit(...args) {
  const run = spawnSync(process.execPath, [kit, ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  if (run.status !== 0) throw new Error(`drizzle-kit ${args[0]}:\n${run.stdout}${run.stderr}`);
}

/** What drizzle-kit would still write for the schema as it stands; empty when the migrations are in step. */
function stillToWrite() {
  const copy = mkdtempSync("node_modules/.migrations-");
  try {
    cpSync(folder, copy, { recursive: true });
    drizzleKit("generate", "--dialect=postgresql", "--schema=./src/db/schema/*.ts", `--out=./${copy}`);
    const known = new Set(readdirSync(folder));
    const news = readdirSync(copy).filter((file) => file.endsWith(".sql") && !known.has(file));
    return news.map((file) => readFileSync(join(copy, file), "utf8"));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

drizzleKit("check", "--dialect=postgresql", `--out=./${folder}`);
const missing = stillToWrite();
if (missing.length > 0) {
  console.error(`The schema has moved on; run npx drizzle-kit generate and read the result:\n${missing.join("\n")}`);
  process.exitCode = 1;
}
