import type { CardAct, Message, Person } from "./wire.ts";

/** What one open chat offers the messages drawn in it. */
export type Desk = {
  person: string;
  /** Looking on without being a member. */
  watching: boolean;
  group: boolean;
  nameOf(openId: string): string;
  members(): readonly Person[];
  confirm(asked: { title: string; text: string }): Promise<boolean>;
  tell(words: string): void;
  /** True when the answer brought a new card. */
  click(message: Message, act: CardAct, form?: Record<string, unknown>): Promise<boolean>;
  /** Says a text in this chat, as if it had been typed. */
  say(text: string): void;
  reply(message: Message): void;
  recall(message: Message): void;
  urge(message: Message): void;
  quote(messageId: string): string;
};
