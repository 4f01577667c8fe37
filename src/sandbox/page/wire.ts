/** What the page and its routes say to each other; moments are milliseconds since 1970. */

export type Person = { openId: string; name: string; title: string };

export type ChatHead = {
  chatId: string;
  type: "p2p" | "group";
  name: string;
  members: string[];
  /** A private chat always has the bot in it. */
  botIn: boolean;
  /** How many messages of others than the reader would be unread by somebody who never looked: all of the bot's. */
  fromBot: number;
  last: { line: string; at: number } | null;
};

export type ClockFace = { now: number; words: string };

export type State = { clock: ClockFace; forwarding: boolean; people: Person[]; chats: ChatHead[] };

export type Message = {
  messageId: string;
  chatId: string;
  sender: string;
  type: "text" | "interactive" | "file" | "image" | "other";
  text: string;
  /** What a chat list or a quotation shows of it. */
  line: string;
  file: { name: string; key: string } | null;
  card: unknown;
  createdAt: number;
  updatedAt: number;
  recalled: boolean;
  replyTo: string | null;
};

export type MessagesOfChat = { chatId: string; messages: Message[]; earlier: number };

export type Span = "hour" | "workingMorning" | "week";

export type Forwarded = { clock: ClockFace; said: number };

export type Place = { chatId?: string | undefined; replyTo?: string | undefined };

export type Saying = Place & { person: string; text: string };

/** What a component of a card sends when it is used; the shape of `event.action` (Feishu docs: card callback). */
export type CardAct = {
  tag: string;
  value?: unknown;
  name?: string | undefined;
  option?: string | undefined;
  options?: string[] | undefined;
  checked?: boolean | undefined;
  input_value?: string | undefined;
};

export type Click = { person: string; messageId: string; action: CardAct; form?: Record<string, unknown> | undefined };

export type Toast = { type: "info" | "success" | "warning" | "error"; content: string };

/** `redrawn` when the answer brought a new card. */
export type ClickAnswer = { status: number; toast: Toast | null; redrawn: boolean; problems: string[] };
