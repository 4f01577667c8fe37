import type { Bot } from "../bot/bot.ts";
import { receiveDue } from "../bot/receive/receive.ts";
import { job } from "./job.ts";

/** Works through the inbox: what people wrote, sent and did. */
export const receiveEvents = (bot: Bot) => job({ name: "receive-events", everyMs: 250, run: () => receiveDue(bot) });
