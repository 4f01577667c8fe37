import { spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";

const page = "src/sandbox/page/tsconfig.json";
const tools = {
  biome: "node_modules/@biomejs/biome/bin/biome",
  depcruise: "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
  knip: "node_modules/knip/bin/knip.js",
  tsc: "node_modules/typescript/bin/tsc",
  tsx: "node_modules/tsx/dist/cli.mjs",
  vitest: "node_modules/vitest/vitest.mjs",
};

/** Everything CI runs, cheapest first; each step is one program that says no by its exit code. */
const steps = [
  ["format", [tools.biome, "format", "."]],
  ["lint", [tools.biome, "check", "--formatter-enabled=false", "--error-on-warnings", "."]],
  ["lock file", [tools.tsx, "scripts/complete-lock.ts", "--check"]],
  ["types", [tools.tsc, "-p", "tsconfig.check.json"]],
  ["types of the page", [tools.tsc, "-p", page, "--noEmit"]],
  ["import rules", [tools.depcruise, "src", "cards", "--config", ".dependency-cruiser.cjs"]],
  ["unused code", [tools.knip]],
  ["migrations in step", ["scripts/migrations-in-step.mjs"]],
  ["build", ["scripts/build.mjs"]],
  ["chaos", [tools.tsx, "test/chaos/kill.ts", "--short"]],
  ["tests", [tools.vitest, "run"]],
];

const secondsSince = (start) => ((performance.now() - start) / 1000).toFixed(1);

const begin = performance.now();
for (const [name, command] of steps) {
  const start = performance.now();
  console.log(`── ${name}`);
  const run = spawnSync(process.execPath, command, { stdio: "inherit" });
  if (run.status !== 0) {
    console.error(`✗ verify failed at: ${name} (${secondsSince(start)} s)`);
    process.exit(1);
  }
  console.log(`✓ ${name} (${secondsSince(start)} s)`);
}
console.log(`✓ verify: ${steps.length} steps passed in ${secondsSince(begin)} s`);
