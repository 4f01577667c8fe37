import type { Bot } from "../bot/bot.ts";
import { forgetCalls as forget } from "../db/pace.ts";
import { job } from "./job.ts";

/** Clears pace marks no window looks at any more. */
export const forgetCalls = ({ app }: Bot) => job({ name: "forget-calls", everyMs: 30_000, run: () => forget(app.db) });
