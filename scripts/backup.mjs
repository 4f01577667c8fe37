import { ensureBuilt } from "./built.mjs";

await ensureBuilt();
await import("../dist/src/backup-cli.js");
