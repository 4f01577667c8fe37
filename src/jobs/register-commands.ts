import type { Bot } from "../bot/bot.ts";
import { nativeCommands } from "../bot/native-commands.ts";
import { job } from "./job.ts";

/** Has the client offer our commands behind a slash, where the platform can do that. */
export const registerCommands = (bot: Bot) =>
  job({ name: "register-commands", everyMs: 60_000, run: nativeCommands(bot) });
