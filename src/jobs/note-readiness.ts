import type { Bot } from "../bot/bot.ts";
import { noteReadiness as note } from "../usecases/roster/note-readiness.ts";
import { job } from "./job.ts";

/** Tells the office once a week what units lack. */
export const noteReadiness = ({ app }: Bot) => job({ name: "note-readiness", everyMs: 5_000, run: () => note(app) });
