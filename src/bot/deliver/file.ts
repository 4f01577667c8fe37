import { readFile } from "node:fs/promises";
import { holdAttempt } from "../../db/delivery-attempts.ts";
import type { OutgoingFile } from "../../db/outgoing-files.ts";
import { noteUploaded, outgoingById } from "../../db/outgoing-files.ts";
import type { OutgoingFileId } from "../../db/schema/outgoing-file.ts";
import { readView } from "../../db/view.ts";
import type { Message } from "../../feishu/messages.ts";
import { placeOf } from "../../usecases/outgoing/place.ts";
import { referenceOf } from "../draw/pen.ts";
import type { Attempt } from "./attempt.ts";

/** Long enough for 30 MB over a slow line. */
const UPLOAD_SECONDS = 120;

/** The name as sent carries the message's reference, by which it is found when a chat is read back. */
function nameOf({ row }: Attempt, { name }: OutgoingFile): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? "";
  const stem = name.slice(0, name.length - ending.length);
  return `${stem}${row.resent ? "（重发）" : ""}-${referenceOf(row.id)}${ending}`;
}

async function bytesOf({ bot }: Attempt, id: OutgoingFileId): Promise<Uint8Array | null> {
  return readFile(placeOf(bot.app.dataDir, id)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}

async function keyOf(attempt: Attempt, file: OutgoingFile): Promise<string | null | "overtaken"> {
  const { bot, row } = attempt;
  if (file.fileKey && !row.resent) return file.fileKey;
  const bytes = await bytesOf(attempt, file.id);
  if (!bytes) return null;
  if (!(await holdAttempt(bot.app.db, row, UPLOAD_SECONDS))) return "overtaken";
  const key = await bot.feishu.upload(nameOf(attempt, file), bytes, file.type);
  await noteUploaded(bot.app.db, file.id, key);
  return key;
}

export type FileToSend = { message: Message; fileId: OutgoingFileId };

/**
 * The file a message promises, uploaded: nobody sees that yet, so it may happen more than once. Null where the message
 * is no file or the file is there no more. Throws FeishuError.
 */
export async function fileToSend(attempt: Attempt): Promise<FileToSend | null | "overtaken"> {
  const { bot, row } = attempt;
  const view = readView(row.view);
  if (view.view !== "file" || row.asText) return null;
  const file = await outgoingById(bot.app.db, view.fileId, bot.app.clock.now());
  const key = file ? await keyOf(attempt, file) : null;
  if (key === null || key === "overtaken") return key;
  return { message: { type: "file", content: key }, fileId: view.fileId };
}
