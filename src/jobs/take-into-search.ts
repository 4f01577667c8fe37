import type { Bot } from "../bot/bot.ts";
import { takeIntoSearch as take } from "../db/search.ts";
import { job } from "./job.ts";

/** Makes findable what was written before there was a search, or by an older version beside this one. */
export const takeIntoSearch = ({ app }: Bot) =>
  job({ name: "take-into-search", everyMs: 1_000, run: () => take(app.db) });
