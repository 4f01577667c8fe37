import type { ChatHead } from "./wire.ts";

const keyOf = (chatId: string) => `seen:${chatId}`;

/** How many messages of the bot nobody looked at in this browser; a chat that began anew counts from nothing. */
export function unreadOf({ chatId, fromBot }: ChatHead): number {
  const seen = Number(localStorage.getItem(keyOf(chatId)) ?? 0);
  return seen > fromBot ? fromBot : fromBot - seen;
}

export const look = ({ chatId, fromBot }: ChatHead) => localStorage.setItem(keyOf(chatId), String(fromBot));
