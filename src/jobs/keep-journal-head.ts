import type { Bot } from "../bot/bot.ts";
import { keepHead } from "../usecases/journal/keep-head.ts";
import { job } from "./job.ts";

const TEN_MINUTES = 600_000;

/** Writes down outside the database how far the journal's chain reaches. */
export const keepJournalHead = ({ app }: Bot) =>
  job({ name: "keep-journal-head", everyMs: TEN_MINUTES, run: async () => void (await keepHead(app)) });
