import type { Bot } from "../bot/bot.ts";
import { forgetFiles as forget } from "../usecases/outgoing/forget.ts";
import { job } from "./job.ts";

/** Clears files that were sent or that nobody waits for. */
export const forgetFiles = ({ app }: Bot) => job({ name: "forget-files", everyMs: 60_000, run: () => forget(app) });
