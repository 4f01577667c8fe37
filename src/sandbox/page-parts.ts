import type { Span } from "./page/wire.ts";

export type TrialClock = {
  now(): Date;
  /** "2026年11月24日（周二）工作日" */
  dayInWords(): string;
  /** Turns the clock forward through every due moment on the way; `said` counts the messages sent meanwhile. */
  forward(to: Span): Promise<{ now: Date; said: number }>;
};

export type SandboxMessage = {
  messageId: string;
  chatId: string;
  sender: string;
  type: string;
  content: unknown;
  card?: unknown;
  createdAt: Date;
  updatedAt: Date;
  recalled: boolean;
  replyTo?: string | undefined;
};

type Where = { chatId?: string | undefined; replyTo?: string | undefined };

/** As much of the local messenger as its page leans on. */
export type PageSandbox = {
  people(): { openId: string; name: string; title?: string }[];
  chats(): { chatId: string; type: "p2p" | "group"; name: string; members: string[]; botIn?: boolean }[];
  messages(chatId: string): SandboxMessage[];
  /** The file a message carries; null where it carries none or was recalled. */
  fileOf(messageId: string): Promise<{ name: string; bytes: Uint8Array } | null>;
  says(openId: string, text: string, where?: Where): Promise<unknown>;
  sendsFile(openId: string, file: { name: string; bytes: Uint8Array }, where?: Where): Promise<unknown>;
  clicks(
    openId: string,
    messageId: string,
    act: { value: unknown; name?: string; tag?: string },
    form?: Record<string, unknown>,
  ): Promise<{ status: number; answer: unknown; problems: string[] }>;
  /** Adds the bot to a group, or takes it out of one. */
  movesBot(openId: string, chatId: string, into: boolean): Promise<unknown>;
  /** Opens a group with these members and the bot in it. */
  opensGroup(openId: string, group: { chatId: string; name: string; members: string[] }): Promise<unknown>;
  /** What the platform refused and a correct product would never have sent: code, place and rule of each. */
  problems?(): string[];
  on(listener: () => void): () => void;
};

export type PageParts = {
  sandbox: PageSandbox;
  clock: TrialClock;
  /** Folder with index.html, style.css, icon.svg and the compiled modules of the page. */
  assets: string;
};
