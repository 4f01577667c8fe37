import { randomUUID } from "node:crypto";
import type { App } from "../../app.ts";
import { chatWith } from "../../db/deliveries.ts";
import type { View } from "../../db/view.ts";
import { FeishuError } from "../../feishu/errors.ts";
import { referenceOf } from "../draw/pen.ts";
import type { Attempt, Ending } from "./attempt.ts";
import { end } from "./attempt.ts";
import { raiseAbout } from "./raise.ts";

const MINUTE_MS = 60_000;
/** The platform remembers a uuid for an hour; within this the same uuid cannot send twice. */
const SAME_UUID_MS = 55 * MINUTE_MS;

/** How to go on: under which uuid and mark and what must be said about it, or ended already. */
export type Way =
  | { go: Pick<Attempt["row"], "uuid" | "unsureSince" | "resent">; follows?: (app: App) => Promise<void> }
  | { ended: Ending };

const isReminder = ({ row }: Attempt): boolean =>
  ["morning", "escalation"].includes((row.view as Partial<View>).view ?? "");

async function chatOf({ bot, row }: Attempt): Promise<string | null> {
  if (row.chatId) return row.chatId;
  if (row.groupChatId) return row.groupChatId;
  return row.personId ? chatWith(bot.app.db, row.personId) : null;
}

/** Failures that say the chat cannot be read, now or later; after any other one it is read again. */
const unreadable: readonly FeishuError["outcome"][] = [
  "noRetry",
  "bug",
  "channelDead",
  "alarm",
  "personUnreachable",
  "gone",
];

type Read = { messageId: string; chatId: string } | "absent" | "unreadable";

/** Looks for the card's short reference among the bot's own messages since the first attempt; how the sign before it is written varies. */
async function readBack(attempt: Attempt, since: Date): Promise<Read> {
  const { bot, row } = attempt;
  const chatId = await chatOf(attempt);
  if (!chatId) return "unreadable";
  try {
    const from = new Date(since.getTime() - MINUTE_MS);
    const said = await bot.feishu.list(chatId, from, bot.app.clock.now());
    const found = said.find(({ fromApp, text }) => fromApp && text.includes(referenceOf(row.id)));
    return found ? { messageId: found.messageId, chatId } : "absent";
  } catch (error) {
    if (error instanceof FeishuError && unreadable.includes(error.outcome)) return "unreadable";
    throw error;
  }
}

const raiseDoubt =
  ({ row }: Attempt) =>
  (app: App) =>
    raiseAbout(app, row, {
      kind: "uncertain",
      subject: row.id,
      detail: row.personId ? { personId: row.personId } : {},
    });

/** Neither sent nor unsent for certain: a reminder is let go, anything else goes once more marked 重发. */
async function inTheDark(attempt: Attempt): Promise<Way> {
  const { row } = attempt;
  const follows = raiseDoubt(attempt);
  if (isReminder(attempt)) {
    return { ended: await end(attempt, { status: "dropped", error: "结果不明" }, { ending: "dropped", follows }) };
  }
  if (row.resent)
    return { ended: await end(attempt, { status: "failed", error: "结果不明" }, { ending: "failed", follows }) };
  return { go: { uuid: randomUUID(), unsureSince: null, resent: true }, follows };
}

/** An attempt after one whose outcome is unknown (feishu.md 7.2a); a certain one simply goes on. */
export async function wayOn(attempt: Attempt): Promise<Way> {
  const { bot, row } = attempt;
  const { uuid, unsureSince, resent } = row;
  const now = bot.app.clock.now();
  if (!unsureSince || now.getTime() - unsureSince.getTime() < SAME_UUID_MS)
    return { go: { uuid, unsureSince, resent } };
  const read = await readBack(attempt, unsureSince);
  if (read === "unreadable") return inTheDark(attempt);
  if (read === "absent") return { go: { uuid: randomUUID(), unsureSince: null, resent } };
  const found = { status: "sent", ...read, sentAt: unsureSince, unsureSince: null, error: null } as const;
  return { ended: await end(attempt, found, { ending: "found" }) };
}
