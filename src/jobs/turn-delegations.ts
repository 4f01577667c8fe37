import type { Bot } from "../bot/bot.ts";
import { turnDelegations as turn } from "../usecases/roster/turn-delegations.ts";
import { job } from "./job.ts";

/** Says that a 代理 begins or has ended. */
export const turnDelegations = ({ app }: Bot) =>
  job({ name: "turn-delegations", everyMs: 1_000, run: () => turn(app) });
