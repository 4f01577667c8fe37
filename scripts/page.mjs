import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const source = join(root, "src/sandbox/page");

/** The sample cards of the gallery: held by the tests to be what the cards draw, so never drawn anew here. */
export const samplesFolder = "test/cards/golden";

function samples() {
  const folder = join(root, samplesFolder);
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  return files.map((file) => ({
    name: file.replace(/\.json$/, ""),
    ...JSON.parse(readFileSync(join(folder, file), "utf8")),
  }));
}

/** The page as it is served: two scripts, what they share, the charts apart; nothing is fetched from elsewhere, and no builder stays behind. */
export async function buildPage(into) {
  const { build, stop } = await import("esbuild");
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  await build({
    entryPoints: ["main.ts", "gallery.ts", "theme.ts", "main.css", "gallery.css"].map((file) => join(source, file)),
    outdir: into,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minify: true,
    legalComments: "eof",
    entryNames: "[name]",
    chunkNames: "part-[hash]",
    logLevel: "warning",
  });
  await stop();
  for (const file of ["index.html", "gallery.html", "icon.svg"]) cpSync(join(source, file), join(into, file));
  writeFileSync(join(into, "samples.json"), JSON.stringify(samples()));
}
