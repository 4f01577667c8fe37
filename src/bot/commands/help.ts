import type { Actor } from "../../domain/access/rights.ts";
import { rest } from "../../domain/command/slots.ts";
import type { Command } from "./command.ts";
import { command } from "./command.ts";

/** The list of commands, or one of them; `find` throws `unknownCommand` with the nearest. */
export const helpOf = (find: (actor: Actor, word: string) => Command): Command =>
  command({
    name: "帮助",
    aliases: ["命令"],
    key: "help",
    example: "督办",
    summary: "全部命令，或其中一个的写法",
    may: null,
    slots: { word: rest("命令") },
    run: async ({ actor, args }) => [
      args.word === ""
        ? { view: "help" }
        : { view: "help", command: find(actor, args.word.replace(/^[/／\s]+/, "")).name },
    ],
  });
