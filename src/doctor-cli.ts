import { configOrSay } from "./cli-config.ts";
import { doctor } from "./doctor.ts";

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const config = configOrSay(process.env, print);
process.exit(config === null ? 1 : await doctor(config, print));
