import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import type { Delivery } from "../../db/deliveries.ts";
import { endAttempt } from "../../db/delivery-attempts.ts";
import type { Bot } from "../bot.ts";

/** One attempt at one message, and the words its ending is counted under. */
export type Attempt = { bot: Bot; row: Delivery };
export type Ending =
  | "sent"
  | "found"
  | "redrawn"
  | "dropped"
  | "again"
  | "soon"
  | "asText"
  | "unreachable"
  | "deadChat"
  | "alarm"
  | "failed"
  | "overtaken";

type Written = Parameters<typeof endAttempt>[2];

/** Ends an attempt and whatever follows from it in one transaction; nothing is written where another attempt took over. */
export async function end(
  { bot, row }: Attempt,
  written: Written,
  { ending, follows }: { ending: Ending; follows?: (app: App) => Promise<void> },
): Promise<Ending> {
  return bot.app.db.transaction(async (tx): Promise<Ending> => {
    if (!(await endAttempt(tx, row, written))) return "overtaken";
    await follows?.(within(bot.app, tx));
    return ending;
  });
}

export const inMs = ({ bot }: Attempt, ms: number): Date => new Date(bot.app.clock.now().getTime() + ms);
