import { ledger } from "./ledger.ts";

const benches = { ledger } as const;

const [name = "", ...sizes] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name as keyof typeof benches] : null;
if (!bench) {
  process.stderr.write(`npm run bench -- <${Object.keys(benches).join("|")}> [sizes]\n`);
  process.exit(1);
}
await bench(sizes.map(Number).filter((size) => size > 0));
