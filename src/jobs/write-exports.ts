import type { Bot } from "../bot/bot.ts";
import { writeDueExport } from "../bot/export/write-due.ts";
import { job } from "./job.ts";

/** Writes the ledgers people asked for, a file at a time. */
export const writeExports = ({ app }: Bot) =>
  job({ name: "write-exports", everyMs: 500, run: () => writeDueExport(app) });
