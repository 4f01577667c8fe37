import type { Bot } from "../bot/bot.ts";
import { remindDue as remind } from "../usecases/item/remind.ts";
import { job } from "./job.ts";

/** Wakes assignments whose moment has come. */
export const remindDue = ({ app }: Bot) => job({ name: "remind-due", everyMs: 250, run: () => remind(app) });
