/** What the page and its routes say to each other; moments are milliseconds since 1970. */

export type Person = { openId: string; name: string; title: string };

export type UnreadMark = { count: number; urgent: boolean };

export type ChatHead = {
  chatId: string;
  type: "p2p" | "group";
  name: string;
  members: string[];
  /** A private chat always has the bot in it. */
  botIn: boolean;
  fromBot: number;
  /** Until when each member has read, and whoever looked on without being one. */
  read: Record<string, number>;
  /** How many messages of others each member has not read; whoever has read all is left out. */
  unread: Record<string, UnreadMark>;
  /** What came since anybody last looked in: what a person who is no member has for unread. */
  unseen: UnreadMark;
  last: { line: string; at: number } | null;
};

/** `festival` is what a day off, or a working day given back for it, is named after; empty for an ordinary day. */
export type DayFace = { kind: "workday" | "restDay" | "givenBack" | "festival"; festival: string; published: boolean };

export type ClockFace = { now: number; day: DayFace };

export type State = {
  clock: ClockFace;
  forwarding: boolean;
  people: Person[];
  chats: ChatHead[];
  faults: FaultFace;
};

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
  /** Marked 加急 by its sender. */
  urgent: boolean;
  /** Texts to tap on below it. */
  suggestions: string[];
  replyTo: string | null;
};

export type MessagesOfChat = { chatId: string; messages: Message[]; earlier: number };

export type Span = "hour" | "tomorrow" | "workingMorning" | "week";

/** What one chat heard while the clock went forward; `lines` are the last of them as a chat list shows them. */
export type HeardChat = { chatId: string; count: number; lines: string[] };

export type Forwarded = { clock: ClockFace; from: number; said: number; redrawn: number; heard: HeardChat[] };

/** Which faults are on; a number counts the calls or cards they still hit. */
export type FaultFace = {
  slowMs: number;
  down: "refused" | "error" | null;
  limited: number;
  lostAnswers: number;
  refusedCards: number;
  unreachable: string[];
};

/** One fault turned on or off. `normal` turns all of them off. */
export type FaultSwitch =
  | { fault: "slow"; on: boolean }
  | { fault: "refused"; on: boolean }
  | { fault: "error"; on: boolean }
  | { fault: "limit"; on: boolean }
  | { fault: "lose"; on: boolean }
  | { fault: "refuseCards"; on: boolean }
  | { fault: "unreachable"; on: boolean; person: string }
  | { fault: "normal" };

/** A line of the product's own records: a kind and a state, a short reference, no words of anybody. */
export type GlanceRow = { at: number; kind: string; label: string; state: string; ref: string };

export type Glance = { total: number; counts: Record<string, number>; rows: GlanceRow[] };

/** What the product has taken in, promised and written down. */
export type Inside = { inbox: Glance; outbox: Glance; journal: Glance };

type Tally = { inbox: number; outbox: number; journal: number; messages: number };

/** The last event or click sent once more, and what had been counted before and after. */
export type Repeated = { eventId: string; eventType: string; status: number | null; before: Tally; after: Tally };

/** A command its asker may use, as help tells of it. */
export type CommandLine = { name: string; names: string[]; usage: string; summary: string };

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
