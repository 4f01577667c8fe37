import type { Bot } from "../bot/bot.ts";
import { readRostersDue } from "../bot/receive/read-roster.ts";
import { job } from "./job.ts";

/** Large files take their time. */
const LONG_MS = 600_000;

/** Reads the roster workbooks administrators sent, and ends reports nobody confirmed. */
export const readRosters = (bot: Bot) =>
  job({ name: "read-rosters", everyMs: 500, longestMs: LONG_MS, run: () => readRostersDue(bot) });
