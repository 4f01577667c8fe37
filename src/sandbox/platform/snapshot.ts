import { mkdirSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const AFTER_MS = 300;

const moment = z.string().transform((text) => new Date(text));

const group = z.object({
  chatId: z.string(),
  name: z.string(),
  members: z.array(z.string()),
  botIn: z.boolean(),
  dissolved: z.boolean(),
  muted: z.boolean(),
});

/** Somebody who came to live here later than the city was made. */
const person = z.object({
  openId: z.string(),
  name: z.string(),
  title: z.string(),
  mobile: z.string().optional(),
  email: z.string().optional(),
});

const message = z.object({
  messageId: z.string(),
  chatId: z.string(),
  sender: z.string(),
  type: z.string(),
  content: z.unknown(),
  card: z.unknown().optional(),
  createdAt: moment,
  updatedAt: moment,
  recalled: z.boolean(),
  urgent: z.boolean().optional(),
  suggestions: z.array(z.string()).optional(),
  replyTo: z.string().optional(),
});

const file = z.object({
  key: z.string(),
  kind: z.enum(["file", "image"]),
  mediaType: z.string(),
  fromApp: z.boolean(),
  /** As uploaded by the bot; a person's file carries its name in the message. */
  name: z.string().optional(),
});

const snapshot = z.object({
  groups: z.array(group),
  people: z.array(person).default([]),
  messages: z.array(message),
  files: z.array(file),
  uuids: z.array(z.object({ uuid: z.string(), messageId: z.string(), at: z.number() })),
  reads: z.array(z.object({ chatId: z.string(), openId: z.string(), at: z.number() })).default([]),
});

export type Snapshot = z.infer<typeof snapshot>;

const nothing: Snapshot = { groups: [], people: [], messages: [], files: [], uuids: [], reads: [] };

const isMissing = (error: unknown) => error instanceof Error && "code" in error && error.code === "ENOENT";

/** What was left behind; throws when the file is there but cannot be understood, since then it is not ours to drop. */
export function readSnapshot(dataDir: string | null): Snapshot {
  if (dataDir === null) return nothing;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    return snapshot.parse(JSON.parse(readFileSync(join(dataDir, "sandbox.json"), "utf8")));
  } catch (error) {
    if (isMissing(error)) return nothing;
    throw new Error("sandbox.json under DATA_DIR cannot be read; move it away to begin with empty chats", {
      cause: error,
    });
  }
}

/** Writes the state soon after it changed, one write at a time, so that a crash leaves either the old or the new one. */
export function snapshotWriter(dataDir: string | null, state: () => unknown) {
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  let ended = false;

  async function write(folder: string) {
    const target = join(folder, "sandbox.json");
    const draft = `${target}.new`;
    await writeFile(draft, JSON.stringify(state()), { mode: 0o600 });
    await rename(draft, target);
  }

  function begin() {
    timer = null;
    if (dataDir !== null) writing = writing.catch(() => undefined).then(() => write(dataDir));
    return writing;
  }

  function soon() {
    if (!ended) timer ??= setTimeout(() => void begin().catch(soon), AFTER_MS).unref();
  }

  return {
    soon,
    /** Writes a last time; what changes afterwards is not kept. */
    async end() {
      ended = true;
      if (timer) clearTimeout(timer);
      await begin();
    },
  };
}
