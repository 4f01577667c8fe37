import type { Bot } from "../bot/bot.ts";
import { forgetEvents as forget } from "../db/inbox.ts";
import { job } from "./job.ts";

/** Clears events long past the platform's last repeat. */
export const forgetEvents = ({ app }: Bot) =>
  job({ name: "forget-events", everyMs: 600_000, run: () => forget(app.db, app.clock.now()) });
