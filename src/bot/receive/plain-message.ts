import { linesSeenBy, numberOf } from "../../db/assignments.ts";
import { openRequest } from "../../db/evidence.ts";
import type { ViewInput } from "../../db/view.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { entitled } from "../../domain/command/able.ts";
import type { AssignmentId } from "../../domain/item/item.ts";
import { mayFollow } from "../../domain/item/lifecycle.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { NOT_KEPT } from "../../usecases/evidence/attach.ts";
import { repliedMatter } from "../../usecases/evidence/target.ts";
import { SEND_FILES } from "../../usecases/item/ask-evidence.ts";
import { filledFrom } from "../commands/filled.ts";
import type { Heard } from "./handled.ts";

type OfPerson = Heard<"message"> & { actor: Actor };

/** Kinds of message nobody can take a file out of (feishu.md §7.6). */
const unfit: Readonly<Record<string, string>> = {
  folder: "文件夹无法收存。请打开文件夹，将其中的文件逐个发送，或压缩成一个文件后发送。",
  sticker: "表情不能作为佐证材料。请发送文件或图片。",
  merge_forward: "合并转发的消息无法读取其中的文件。请将文件逐个发送给我。",
};

async function numberOfMatter({ app, actor }: OfPerson, assignmentId: AssignmentId): Promise<string> {
  const [line] = await linesSeenBy(app.db, actor, [assignmentId]);
  return line ? formatNumber(numberOf(line.item)) : "该事项";
}

/** A text as a reply to a card of a matter in hand: most likely a report, so the form opens with it; nothing is done yet. */
async function asReport(heard: OfPerson, repliesTo: readonly string[]): Promise<ViewInput | null> {
  const { app, actor, incoming } = heard;
  const assignmentId = incoming.text ? await repliedMatter(app, actor, repliesTo) : null;
  const [line] = assignmentId ? await linesSeenBy(app.db, actor, [assignmentId]) : [];
  if (!line || !entitled(actor, "reportProgress", line)) return null;
  if (!mayFollow("reportProgress", line.assignment.status)) return null;
  const filled = await filledFrom(app, "reportProgress", incoming.text ?? "");
  return { view: "assignment", assignmentId: line.assignment.id, form: "reportProgress", filled };
}

/** Whatever is no command and no file: while a file is awaited that is said, and the menu comes along. */
export async function plainAnswer(heard: OfPerson, repliesTo: readonly string[]): Promise<ViewInput[]> {
  const { app, actor, incoming } = heard;
  const sentence = unfit[incoming.messageType];
  if (sentence) return [{ view: "text", title: NOT_KEPT, text: sentence }];
  const report = await asReport(heard, repliesTo);
  if (report) return [report];
  const asked = { personId: actor.id, chatId: incoming.chatId, at: incoming.createdAt };
  const awaited = await openRequest(app.db, asked);
  if (!awaited) return [{ view: "menu" }];
  const text = `正在等待${await numberOfMatter(heard, awaited)}的佐证材料，请直接发送文件或图片；文字不会作为佐证收存。`;
  return [{ view: "text", title: SEND_FILES, text, assignmentId: awaited }, { view: "menu" }];
}
