import { readFile, writeFile } from "node:fs/promises";
import { ask, print } from "./cli-terminal.ts";
import { ConfigError, readConfig } from "./config.ts";
import { OpenRefused } from "./db/open-refused.ts";
import type { Io } from "./roster-cli-command.ts";
import { rosterCommand } from "./roster-cli-command.ts";

const isMissing = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException).code === code;

const io: Io = {
  print,
  ask,
  read: async (file) => {
    try {
      return await readFile(file);
    } catch (error) {
      if (isMissing(error, "ENOENT")) return null;
      throw error;
    }
  },
  write: async (file, bytes) => {
    try {
      await writeFile(file, bytes, { flag: "wx" });
      return true;
    } catch (error) {
      if (isMissing(error, "EEXIST")) return false;
      throw error;
    }
  },
  settings: () => {
    try {
      return readConfig(process.env);
    } catch (error) {
      if (error instanceof ConfigError) throw new OpenRefused(error.message, { cause: error });
      throw error;
    }
  },
};

process.exitCode = await rosterCommand(process.argv.slice(2), io);
