import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import { matterOfFile } from "../../usecases/evidence/target.ts";
import { receiveWorkbook } from "../../usecases/roster/receive-workbook.ts";
import type { Heard } from "./handled.ts";

type File = { key: string; name: string; type: "file" | "image" };

/**
 * A workbook an administrator sends privately is a roster, unless it belongs to a matter: it answers a card of one or
 * files are awaited. Anybody else's is a file like any other.
 */
export async function tookWorkbook(
  { app, incoming, actor }: Heard<"message"> & { actor: Actor },
  [file, ...more]: readonly File[],
  repliesTo: readonly string[],
): Promise<boolean> {
  if (incoming.chatType !== "p2p" || !may(actor, "manageRoster")) return false;
  if (!file || more.length > 0 || file.type !== "file" || !/\.xlsx$/i.test(file.name.trim())) return false;
  const { messageId, chatId, createdAt: sentAt } = incoming;
  if (await matterOfFile(app, actor, { chatId, sentAt, repliesTo })) return false;
  await receiveWorkbook(app, actor, { messageId, file });
  return true;
}
