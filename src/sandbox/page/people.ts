import type { Place } from "./place.ts";
import type { ChatHead, Person, State, UnreadMark } from "./wire.ts";
import { words } from "./words.ts";

export const nobody: Person = { openId: "", name: "", title: "" };

export const personIn = ({ people }: State, openId: string): Person | undefined =>
  people.find((each) => each.openId === openId);

export const nameIn = (state: State, openId: string): string =>
  personIn(state, openId)?.name ?? (openId === "bot" ? words.page.bot : words.page.somebody);

export const ownChat = (state: State, openId: string): ChatHead | undefined =>
  state.chats.find(({ type, members }) => type === "p2p" && members.includes(openId));

/** What is new in a chat for somebody; of a group one is not in, what nobody has looked at yet. */
export function unreadFor(chat: ChatHead | undefined, openId: string): UnreadMark {
  const outside = chat?.type === "group" && !chat.members.includes(openId);
  return (outside ? chat.unseen : chat?.unread[openId]) ?? { count: 0, urgent: false };
}

/** The chat one looks at: the chosen group, else the private chat with the bot, which may not have begun yet. */
export const chatAt = (state: State, place: Place): ChatHead | undefined =>
  place.chatId ? state.chats.find(({ chatId }) => chatId === place.chatId) : ownChat(state, place.person);

/** What a place is called in a list of places. */
export function placeName(state: State, place: Place): string {
  const group = place.chatId ? chatAt(state, place) : undefined;
  const name = nameIn(state, place.person);
  return group ? `${group.name} · ${name}` : name;
}
