import type { Io, Settings } from "../../src/roster-cli-command.ts";
import { rosterCommand } from "../../src/roster-cli-command.ts";

type Desk = { files?: Record<string, Buffer>; settings?: Settings; answer?: string | null };

/** Somebody at the command line: their files, what they answer, and all they were told. */
export function desk({ files = {}, settings, answer = null }: Desk) {
  const told: string[] = [];
  const asked: string[] = [];
  const io: Io = {
    print: (line) => {
      told.push(line);
    },
    ask: async (question) => {
      asked.push(question);
      return answer;
    },
    read: async (file) => files[file] ?? null,
    write: async (file, bytes) => {
      if (files[file]) return false;
      files[file] = bytes;
      return true;
    },
    settings: () => {
      if (!settings) throw new Error("this command needs no settings");
      return settings;
    },
  };
  const type = async (...args: string[]) => {
    told.length = 0;
    const code = await rosterCommand(args, io);
    return { code, words: told.join("\n") };
  };
  return { type, files, asked };
}
