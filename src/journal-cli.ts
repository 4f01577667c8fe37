import { configOrSay } from "./cli-config.ts";
import { journalCommand } from "./journal-command.ts";

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const config = configOrSay(process.env, print);
process.exit(config === null ? 1 : await journalCommand(process.argv.slice(2), config, print));
