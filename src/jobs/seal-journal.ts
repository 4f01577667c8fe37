import type { Bot } from "../bot/bot.ts";
import { sealJournal as seal } from "../usecases/journal/seal.ts";
import { job } from "./job.ts";

/** Links what the journal was given in the last second into the chain (goals R14). */
export const sealJournal = ({ app }: Bot) => job({ name: "seal-journal", everyMs: 1_000, run: () => seal(app) });
