import { configOrSay } from "./cli-config.ts";
import { print } from "./cli-terminal.ts";
import { doctor } from "./doctor.ts";

const config = configOrSay(process.env, print);
process.exit(config === null ? 1 : await doctor(config, print));
