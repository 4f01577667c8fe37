// npm writes only those optional packages into the lock that its registry could show it, and `npm ci` then refuses the
// lock on every machine. This adds the absent ones; with --check it only names them.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

type Machine = { cpu?: string[]; libc?: string[]; os?: string[] };
type Entry = Machine & { [key: string]: unknown; version?: string; optionalDependencies?: Record<string, string> };
export type Packages = Record<string, Entry>;

const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

/** The machine a platform package is for, read from its name: `@esbuild/linux-arm64`, `…-linux-arm-musleabihf`. */
export function machineOf(name: string): Machine {
  const words = name.split(/[/-]/);
  const cpu = processors.filter((processor) => words.includes(processor));
  const os = systems.filter((system) => words.includes(system));
  const musl = words.some((word) => word.startsWith("musl"));
  const glibc = words.some((word) => word.startsWith("gnu")) || (name.startsWith("@biomejs/cli-linux") && !musl);
  const libc = [...(musl ? ["musl"] : []), ...(glibc ? ["glibc"] : [])];
  return {
    ...(cpu.length > 0 && { cpu }),
    ...(os.includes("linux") && libc.length > 0 && { libc }),
    ...(os.length > 0 && { os }),
  };
}

/** The places where Node looks for a package, nearest first. */
function placesFrom(path: string, name: string): string[] {
  const at = path.lastIndexOf("node_modules/");
  if (at < 0) return [`node_modules/${name}`];
  return [`${path}/node_modules/${name}`, ...placesFrom(path.slice(0, Math.max(at - 1, 0)), name)];
}

const fits = (entry: Entry, range: string) => !/^\d/.test(range) || entry.version === range;

/** Entries for every optional dependency that some package of the lock names and the lock does not hold. */
export function missingEntries(packages: Packages): Packages {
  const all = { ...packages };
  const added: Packages = {};
  for (const [path, parent] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
      const places = placesFrom(path, name);
      const taken = places.findIndex((place) => all[place]);
      const present = all[places[taken] ?? ""];
      if (present && fits(present, range)) continue;
      const free = places.at(taken < 0 ? -1 : taken - 1) ?? name;
      const { cpu, libc, os } = machineOf(name);
      const version = range.replace(/^\D*/, "");
      const entry = { version, cpu, dev: parent.dev, libc, optional: true, os };
      all[free] = entry;
      added[free] = entry;
    }
  }
  return added;
}

export function completed<Lock extends { packages: Packages }>(lock: Lock): Lock {
  const packages = { ...lock.packages, ...missingEntries(lock.packages) };
  const inOrder = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  return { ...lock, packages: Object.fromEntries(inOrder) };
}

function main(): void {
  const file = fileURLToPath(new URL("../package-lock.json", import.meta.url));
  const lock: { packages: Packages } = JSON.parse(readFileSync(file, "utf8"));
  const missing = Object.keys(missingEntries(lock.packages));
  if (process.argv.includes("--check")) {
    for (const path of missing) console.error(`package-lock.json lacks ${path}`);
    if (missing.length > 0) console.error("Complete it by: npm run lock");
    process.exitCode = missing.length > 0 ? 1 : 0;
    return;
  }
  writeFileSync(file, `${JSON.stringify(completed(lock), null, 2)}\n`);
  console.log(`package-lock.json: ${missing.length} optional packages of other platforms added`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();
