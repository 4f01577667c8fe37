import type { App } from "../../app.ts";
import { noteEvidence } from "../../db/evidence.ts";
import type { ViewInput } from "../../db/view.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { AssignmentId } from "../../domain/item/item.ts";
import { admitTo } from "../item/admit.ts";
import { NOT_KEPT } from "./attach.ts";
import { matterOfFile, mattersOpenTo } from "./target.ts";

export type SentFiles = {
  messageId: string;
  chatId: string;
  /** When the person sent it; after a standstill it may be read much later. */
  sentAt: Date;
  /** Messages it replies to, the nearest first. */
  repliesTo: readonly string[];
  files: readonly { key: string; name: string; type: "file" | "image" }[];
};

async function note(app: App, by: Actor, sent: SentFiles & { assignmentId: AssignmentId | null }) {
  const { messageId, chatId, assignmentId } = sent;
  const place = { assignmentId, personId: by.id, chatId, messageId, at: app.clock.now() };
  const noted = await Promise.all(
    sent.files.map(({ key, name, type }) =>
      noteEvidence(app.db, { ...place, fileKey: key, fileType: type, fileName: name }),
    ),
  );
  return noted.flatMap((id) => id ?? []);
}

const nothingOpen = "您目前没有可以上传佐证的事项，文件没有收存。需要时请先签收事项，或发送 /待办 查看。";

/**
 * Notes the files of one message to be fetched; a repeat of the message notes nothing. Says nothing where they belong to
 * a matter, since the receipt comes with the file; files nobody asked for are asked about, once for all of a message. Throws `Refusal`.
 */
export async function receiveFiles(app: App, by: Actor, sent: SentFiles): Promise<ViewInput[]> {
  const assignmentId = await matterOfFile(app, by, sent);
  if (assignmentId) {
    await admitTo(app, by, { assignmentId, act: "attachEvidence" });
    await note(app, by, { ...sent, assignmentId });
    return [];
  }
  if ((await mattersOpenTo(app, by)).length === 0) return [{ view: "text", title: NOT_KEPT, text: nothingOpen }];
  const [evidenceId] = await note(app, by, { ...sent, assignmentId: null });
  return evidenceId ? [{ view: "evidenceChoice", evidenceId }] : [];
}
