import { configOrSay } from "./cli-config.ts";
import { ask, print } from "./cli-terminal.ts";
import { restoreCommand } from "./restore-command.ts";

const config = configOrSay(process.env, print);
process.exit(config === null ? 1 : await restoreCommand(process.argv.slice(2), config, { print, ask }));
