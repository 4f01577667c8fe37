import type { Bot } from "../bot/bot.ts";
import { fetchEvidenceDue } from "../bot/receive/fetch-evidence.ts";
import { job } from "./job.ts";

/** Large files take their time. */
const LONG_MS = 600_000;

/** Fetches the files people sent as evidence. */
export const fetchEvidence = (bot: Bot) =>
  job({ name: "fetch-evidence", everyMs: 500, longestMs: LONG_MS, run: () => fetchEvidenceDue(bot) });
