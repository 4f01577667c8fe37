import type { Bot } from "../bot/bot.ts";
import { fetchEvidenceDue } from "../bot/receive/fetch-evidence.ts";
import { job } from "./job.ts";

/** Fetches the files people sent as evidence. */
export const fetchEvidence = (bot: Bot) =>
  job({ name: "fetch-evidence", everyMs: 500, run: () => fetchEvidenceDue(bot) });
