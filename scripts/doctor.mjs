import { ensureBuilt } from "./built.mjs";

await ensureBuilt();
await import("../dist/src/doctor-cli.js");
