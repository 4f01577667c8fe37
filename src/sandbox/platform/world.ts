import { randomBytes } from "node:crypto";
import type { SandboxMessage } from "../page-parts.ts";
import type { Chats } from "./chats.ts";
import { chatBook } from "./chats.ts";
import type { Envelope } from "./envelope.ts";
import type { Troubles } from "./faults.ts";
import { noTroubles } from "./faults.ts";
import type { Files } from "./files.ts";
import { fileBook, fileKeyOf } from "./files.ts";
import type { Messages } from "./messages.ts";
import { messageBook } from "./messages.ts";
import type { CallbackPath, SandboxOptions } from "./options.ts";
import type { Reads } from "./reads.ts";
import { readBook } from "./reads.ts";
import { readSnapshot, snapshotWriter } from "./snapshot.ts";
import type { Tally } from "./tally.ts";
import { tally } from "./tally.ts";
import type { Uuids } from "./uuids.ts";
import { uuidMemory } from "./uuids.ts";

/** As on the wire. */
type SlashCommand = { command: string; description: { default_value: string } };

/** Everything the messenger knows; its routes and its people work on this alone. */
export type World = {
  options: SandboxOptions;
  chats: Chats;
  messages: Messages;
  files: Files;
  uuids: Uuids;
  /** What the client offers behind a slash, by id. */
  slashCommands: Map<string, SlashCommand>;
  reads: Reads;
  /** What last went to the product, event or click. */
  lastSent: { path: CallbackPath; envelope: Envelope } | null;
  troubles: Troubles;
  tally: Tally;
  /** Locks a card while a click is being processed on it; what it gives back unlocks. Two people may click at once. */
  lock(messageId: string): () => void;
  isLocked(messageId: string): boolean;
  /** Something was said or redrawn: it is kept soon, and those who watch are told. */
  changed(): void;
  watch(listener: () => void): () => void;
  end(): Promise<void>;
};

export function openWorld(options: SandboxOptions): World {
  const { clock, dataDir, city } = options;
  const left = readSnapshot(dataDir);
  const chats = chatBook(city, left);
  const files = fileBook(dataDir, left.files);
  const uuids = uuidMemory(clock, left.uuids);
  const reads = readBook(left.reads);
  const messages = messageBook({ left: left.messages.map(withoutGaps), most: options.mostMessages }, (gone) => {
    const key = fileKeyOf(gone);
    if (key !== null) void files.drop(key);
  });
  const state = () => ({
    ...{ people: chats.admitted(), groups: chats.groups(), messages: messages.all(), files: files.all() },
    ...{ uuids: uuids.all(), reads: reads.all() },
  });
  const writer = snapshotWriter(dataDir, state);
  const listeners = new Set<() => void>();
  const locks: string[] = [];
  return {
    options,
    chats,
    messages,
    files,
    uuids,
    slashCommands: new Map(),
    reads,
    lastSent: null,
    troubles: noTroubles(),
    tally: tally(),
    lock(messageId) {
      locks.push(messageId);
      return () => locks.splice(locks.indexOf(messageId), 1);
    },
    isLocked: (messageId) => locks.includes(messageId),
    changed() {
      writer.soon();
      for (const listener of listeners) listener();
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end: writer.end,
  };
}

/** A message without a card has no such property, as before it was written down. */
const withoutGaps = ({ card, ...message }: SandboxMessage): SandboxMessage =>
  card === undefined ? message : { ...message, card };

export const randomId = (prefix: string): string => `${prefix}_${randomBytes(16).toString("hex")}`;

type Posted = Pick<SandboxMessage, "chatId" | "sender" | "type" | "content"> &
  Partial<Pick<SandboxMessage, "card" | "replyTo">>;

/** Says something in a chat. */
export function post(world: World, said: Posted): SandboxMessage {
  const now = world.options.clock.now();
  const message = { ...said, messageId: randomId("om"), createdAt: now, updatedAt: now, recalled: false };
  world.messages.add(message);
  world.changed();
  return message;
}
