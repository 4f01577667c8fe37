import type { Bot } from "../bot/bot.ts";
import { readRostersDue } from "../bot/receive/read-roster.ts";
import { job } from "./job.ts";

/** Reads the roster workbooks administrators sent, and ends reports nobody confirmed. */
export const readRosters = (bot: Bot) => job({ name: "read-rosters", everyMs: 500, run: () => readRostersDue(bot) });
