import type { Bot } from "../bot/bot.ts";
import { openEvidenceDue } from "../usecases/evidence/open-due.ts";
import { job } from "./job.ts";

/** Large files take their time. */
const LONG_MS = 600_000;

/** Sends the evidence people asked to see. */
export const openEvidence = ({ app }: Bot) =>
  job({ name: "open-evidence", everyMs: 500, longestMs: LONG_MS, run: () => openEvidenceDue(app) });
