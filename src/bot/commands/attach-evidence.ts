import { chatWith } from "../../db/deliveries.ts";
import { itemNumber } from "../../domain/command/slots.ts";
import { requestEvidence, SEND_FILES } from "../../usecases/item/ask-evidence.ts";
import { concerning } from "../receive/refused.ts";
import { command } from "./command.ts";
import { choice, chosen, linesOf } from "./find.ts";
import { aboutOf, openFor } from "./on-assignment.ts";

const elsewhere = "请在与督办助手的私聊中发送 /佐证 和编号，再发送文件。";

export const attachEvidence = command({
  name: "佐证",
  aliases: ["上传佐证"],
  summary: "上传佐证材料：先发命令，再发文件或图片",
  may: "attachEvidence",
  slots: { number: itemNumber("编号") },
  empty: (asked) => openFor(asked, "attachEvidence"),
  run: async ({ args, ...asked }) => {
    const { app, actor } = asked;
    const found = chosen(asked, "attachEvidence", await linesOf(asked, args.number));
    if (found.kind === "several") return [choice("attachEvidence", found.shares, "")];
    const chatId = asked.chatId ?? (await chatWith(app.db, actor.id));
    if (!chatId) return [{ view: "text", title: SEND_FILES, text: elsewhere }];
    const assignmentId = found.share.assignment.id;
    const text = await concerning(aboutOf(found.share), () => requestEvidence(app, actor, { assignmentId, chatId }));
    return [{ view: "text", title: SEND_FILES, text, assignmentId }];
  },
});
