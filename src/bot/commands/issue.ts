import { rest } from "../../domain/command/slots.ts";
import { createDraft } from "../../usecases/item/draft.ts";
import { command } from "./command.ts";

export const issue = command({
  name: "督办",
  key: "issue",
  example: "汉滨区 雪亮工程点位整改 11月30日前",
  summary: "下达督导事项：写明单位、事项和期限，或只发命令填写表单；组长单位、县区平安办发送的为提请立项",
  may: ["issue", "propose"],
  slots: { line: rest("单位 事项 期限") },
  run: async ({ app, actor, args }) => [{ view: "draft", draftId: await createDraft(app, actor, args.line) }],
});
