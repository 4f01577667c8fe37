import { backupCommand } from "./backup-command.ts";
import { configOrSay } from "./cli-config.ts";
import { print } from "./cli-terminal.ts";

const config = configOrSay(process.env, print);
process.exit(config === null ? 1 : await backupCommand(process.argv.slice(2), config, print));
