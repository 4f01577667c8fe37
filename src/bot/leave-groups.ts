import { within } from "../app.ts";
import type { Departure } from "../db/departures.ts";
import { claimDepartures, endDeparture } from "../db/departures.ts";
import { FeishuError } from "../feishu/errors.ts";
import type { Bot } from "./bot.ts";
import { raiseToAdmins } from "./receive/raise.ts";

const AGAIN_MS = 60_000;
const MOST_ATTEMPTS = 10;
/** Feishu docs: the app was not granted the scope of this call. */
const SCOPE_MISSING = 99991672;

/** Out already, or there is nothing left to be out of. */
const isOut = (error: unknown): boolean => error instanceof FeishuError && error.outcome === "channelDead";

/** Trouble that may pass by itself; anything else is an administrator's to mend. */
const mayPass = (error: unknown): boolean =>
  !(error instanceof FeishuError) || ["retry", "unknown", "locked"].includes(error.outcome);

function reasonOf(error: unknown): string {
  if (!(error instanceof FeishuError) || error.code === null) return "平台没有应答";
  return error.code === SCOPE_MISSING ? "应用没有退群的权限" : `平台返回代码 ${error.code}`;
}

async function giveUp({ app }: Bot, { chatId, name }: Departure, error: unknown): Promise<void> {
  const raised = { kind: "stuckInGroup", subject: chatId, detail: { name, why: reasonOf(error) } } as const;
  await app.db.transaction(async (tx) => {
    await endDeparture(tx, chatId);
    await raiseToAdmins(within(app, tx), raised);
  });
}

async function leave(bot: Bot, departure: Departure): Promise<void> {
  const { chatId, attempts } = departure;
  try {
    await bot.feishu.leave(chatId);
    await endDeparture(bot.app.db, chatId);
  } catch (error) {
    if (isOut(error)) await endDeparture(bot.app.db, chatId);
    else if (!mayPass(error) || attempts >= MOST_ATTEMPTS) await giveUp(bot, departure, error);
  }
}

/** Leaves the groups an administrator said 退出 to; resolves to how many were taken up. */
export async function leaveGroupsDue(bot: Bot): Promise<number> {
  const due = await claimDepartures(bot.app.db, bot.app.clock.now(), AGAIN_MS);
  for (const departure of due) await leave(bot, departure);
  return due.length;
}
