import type { Bot } from "../bot/bot.ts";
import { writeDueExport } from "../bot/export/write-due.ts";
import { job } from "./job.ts";

/** Large files take their time. */
const LONG_MS = 600_000;

/** Writes the ledgers people asked for, a file at a time. */
export const writeExports = ({ app }: Bot) =>
  job({ name: "write-exports", everyMs: 500, longestMs: LONG_MS, run: () => writeDueExport(app) });
