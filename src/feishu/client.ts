import type { ClientOptions, Heard } from "./caller.ts";
import { createCaller } from "./caller.ts";
import type { Download, FileType } from "./files.ts";
import { fileCalls } from "./files.ts";
import type { Group, Member } from "./groups.ts";
import { groupCalls } from "./groups.ts";
import type { Listed, Message, Receiver, Sent } from "./messages.ts";
import { messageCalls } from "./messages.ts";
import type { Asked } from "./people.ts";
import { peopleCalls } from "./people.ts";
import { slashCalls } from "./slash-commands.ts";
import type { ContactRange } from "./standing.ts";
import { standingCalls } from "./standing.ts";

/**
 * Everything we ask of the platform. Each call makes one attempt (one more after a stale token) and throws FeishuError,
 * whose `outcome` says what to do and whose `sent` says whether it may have had its effect.
 */
export type FeishuClient = {
  /** The same uuid sends at most one message within an hour. */
  send(to: Receiver, message: Message, uuid: string): Promise<Sent>;
  reply(messageId: string, message: Message, uuid: string): Promise<Sent>;
  /** Redraws a card of ours, within 14 days of its sending. */
  patch(messageId: string, card: unknown): Promise<void>;
  /** One to three texts of at most 200 characters to tap on, below the bot's latest message in a private chat, for ten minutes. */
  suggest(messageId: string, texts: readonly string[]): Promise<void>;
  /** What was said in a chat between two moments, oldest first; recalled messages have the platform's notice as text. */
  list(chatId: string, from: Date, to: Date): Promise<Listed[]>;
  /** A file somebody sent, as a stream that must be read or destroyed; beyond 100 MB call or stream fails with 234037. */
  download(messageId: string, fileKey: string, type: "file" | "image"): Promise<Download>;
  /** The file_key of an uploaded file of 1 byte to 30 MB. */
  upload(name: string, bytes: Uint8Array, fileType: FileType): Promise<string>;
  /** Who has these mobile numbers and mail addresses, by the spelling asked; unknown ones are absent. */
  findOpenIds(asked: Asked): Promise<Map<string, string>>;
  /** The groups the bot is in. */
  groups(): Promise<Group[]>;
  /** The people of a group; bots are left out by the platform. */
  members(chatId: string): Promise<Member[]>;
  /** The bot takes itself out of a group, which it may always do. */
  leave(chatId: string): Promise<void>;
  /** What the client offers behind a slash. Where the platform has no such thing every call ends in HTTP 404. */
  slashCommands(): Promise<{ id: string; name: string; description: string }[]>;
  addSlashCommand(command: { name: string; description: string }): Promise<string>;
  describeSlashCommand(id: string, description: string): Promise<void>;
  dropSlashCommand(id: string): Promise<void>;
  botInfo(): Promise<{ openId: string; name: string }>;
  /** The scopes the tenant has granted to the app itself. */
  grantedScopes(): Promise<Set<string>>;
  /** How much of the directory the app may see; of a long list only its first page is counted. */
  contactRange(): Promise<ContactRange>;
  /** By how much our clock is ahead of the platform's, as of its latest answer; null before the first. */
  clockAheadMs(): number | null;
};

/** Loads nothing before the first call. */
export function feishuClient(options: ClientOptions): FeishuClient {
  const heard: Heard = { aheadMs: null };
  const call = createCaller(options, heard);
  return Object.assign(
    messageCalls(call, options.appId),
    fileCalls(call),
    peopleCalls(call),
    groupCalls(call, options.appId),
    standingCalls(call),
    slashCalls(call),
    { clockAheadMs: () => heard.aheadMs },
  );
}
