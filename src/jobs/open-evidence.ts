import type { Bot } from "../bot/bot.ts";
import { openEvidenceDue } from "../usecases/evidence/open-due.ts";
import { job } from "./job.ts";

/** Sends the evidence people asked to see. */
export const openEvidence = ({ app }: Bot) =>
  job({ name: "open-evidence", everyMs: 500, run: () => openEvidenceDue(app) });
