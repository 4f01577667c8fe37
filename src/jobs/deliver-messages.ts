import type { Bot } from "../bot/bot.ts";
import { deliverDue } from "../bot/deliver/deliver.ts";
import { job } from "./job.ts";

/** Sends what was promised and redraws what has moved on. */
export const deliverMessages = (bot: Bot) =>
  job({ name: "deliver-messages", everyMs: 250, run: () => deliverDue(bot) });
