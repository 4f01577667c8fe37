import { configOrSay } from "./cli-config.ts";
import { print } from "./cli-terminal.ts";
import { journalCommand } from "./journal-command.ts";

const config = configOrSay(process.env, print);
process.exit(config === null ? 1 : await journalCommand(process.argv.slice(2), config, print));
