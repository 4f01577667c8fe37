import { ensureBuilt } from "./built.mjs";

await ensureBuilt();
await import("../dist/src/restore-cli.js");
