import type { CommandLine, DayFace, FaultFace, Inside, Span } from "./page/wire.ts";
import type { Faults } from "./platform/faults.ts";

export type TrialClock = {
  now(): Date;
  /** What kind of day it is now. */
  day(): DayFace;
  /** Turns the clock forward through every due moment on the way; `said` counts the messages sent meanwhile. */
  forward(to: Span | Date): Promise<{ now: Date; said: number }>;
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
  urgent?: boolean | undefined;
  /** Texts to tap on below it, while it is the bot's latest. */
  suggestions?: string[] | undefined;
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
    act: { value?: unknown; name?: string; tag?: string; option?: string; options?: string[] },
    form?: Record<string, unknown>,
  ): Promise<{ status: number; answer: unknown; problems: string[] }>;
  /** Gives whoever has none yet an account by mobile, address or open_id; one without any of them gets none. */
  admits(people: readonly RosterPerson[]): void;
  /** Adds the bot to a group, or takes it out of one. */
  movesBot(openId: string, chatId: string, into: boolean): Promise<unknown>;
  /** Opens a group with these members and the bot in it. */
  opensGroup(openId: string, group: { chatId: string; name: string; members: string[] }): Promise<unknown>;
  /** Somebody has read everything said so far in a chat they are in, or looked on in a group. */
  reads(openId: string, chatId: string): void;
  /** Until when each member of a chat has read, and whoever looked on, in milliseconds since 1970. */
  readIn(chatId: string): Record<string, number>;
  recalls(messageId: string): Promise<unknown>;
  /** Marks a message 加急. */
  urges(messageId: string): void;
  faults: Pick<Faults, "slow" | "down" | "limit" | "loseAnswers" | "refuseCards" | "unreachable">;
  faultsNow(): FaultFace;
  /** The last event or click once more, with its own id; null before the first. */
  repeatsLast(): Promise<{ eventId: string; eventType: string; status: number | null } | null>;
  /** What the platform refused and a correct product would never have sent: code, place and rule of each. */
  problems?(): string[];
  on(listener: () => void): () => void;
};

/** What the product lets a trial see of itself; the messenger knows no more of it. */
export type Insight = {
  /** The commands somebody may use, in the order of the help. */
  commandsFor(openId: string): Promise<CommandLine[]>;
  /** What it has taken in, promised and written down; null before it runs. */
  glance(): Promise<Inside | null>;
};

/** Somebody a workbook names, with whatever an account can be found by. */
export type RosterPerson = {
  name: string;
  title: string;
  mobile: string | null;
  email: string | null;
  openId: string | null;
};

/** What the program lends the page beside the product. */
export type Lent = {
  /** Empties the trial and begins with the sample city; null where its data lie in a database of one's own. */
  startAnew: (() => Promise<void>) | null;
  /** The empty roster form as an XLSX file. */
  rosterTemplate(): Promise<Uint8Array>;
  /** The people of a filled roster form; nobody where it cannot be read. */
  peopleIn(bytes: Uint8Array): Promise<RosterPerson[]>;
};

export type PageParts = {
  sandbox: PageSandbox;
  clock: TrialClock;
  insight: Insight;
  lent: Lent;
  /** Aborted when this city comes to its end, so that whoever listens finds the next one. */
  ended: AbortSignal;
  /** Lets everything happen that is due now. */
  settle(): Promise<void>;
  /** Folder with index.html, style.css, icon.svg and the compiled modules of the page. */
  assets: string;
};
