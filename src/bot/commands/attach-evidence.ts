import { chatWith } from "../../db/deliveries.ts";
import { askForEvidence, REQUEST_MINUTES } from "../../db/evidence.ts";
import { itemNumber } from "../../domain/command/slots.ts";
import { command } from "./command.ts";
import { choice, chosen, linesOf, numberIn } from "./find.ts";
import { guardForm, openFor } from "./on-assignment.ts";

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
    guardForm(asked, "attachEvidence", found.share);
    const chatId = asked.chatId ?? (await chatWith(app.db, actor.id));
    if (!chatId) return [{ view: "text", text: elsewhere }];
    const assignmentId = found.share.assignment.id;
    const overruled = await askForEvidence(app.db, { personId: actor.id, chatId, assignmentId, at: app.clock.now() });
    const instead = overruled ? "此前另一事项的上传请求已由本次代替。" : "";
    const asks = `请在 ${REQUEST_MINUTES} 分钟内把${numberIn(found.share)}的佐证材料（文件或图片）发到本会话。${instead}`;
    return [{ view: "text", text: asks, assignmentId }];
  },
});
