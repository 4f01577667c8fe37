import type { Bot } from "../bot/bot.ts";
import { leaveGroupsDue } from "../bot/leave-groups.ts";
import { job } from "./job.ts";

/** Takes the bot out of groups it was told to leave. */
export const leaveGroups = (bot: Bot) => job({ name: "leave-groups", everyMs: 1_000, run: () => leaveGroupsDue(bot) });
