import type { App } from "../../app.ts";
import { askForEvidence } from "../../db/evidence.ts";
import { rulesAt } from "../../db/rule-versions.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { AssignmentId } from "../../domain/item/item.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { admitTo } from "./admit.ts";

/** What the card is called that asks for the files. */
export const SEND_FILES = "请发送佐证材料";

type Asked = { assignmentId: AssignmentId; chatId: string };

/** 上传佐证: the person's next files in this chat belong to the assignment for a while; resolves to what is to be said. */
export async function requestEvidence(app: App, by: Actor, { assignmentId, chatId }: Asked): Promise<string> {
  const item = await admitTo(app, by, { assignmentId, act: "attachEvidence" });
  const at = app.clock.now();
  const { evidenceMinutes: minutes } = await rulesAt(app.db, at);
  const overruled = await askForEvidence(app.db, { personId: by.id, chatId, assignmentId, at, minutes });
  const instead = overruled ? "此前另一事项的上传请求已由本次代替。" : "";
  return `请在 ${minutes} 分钟内把${formatNumber(item.number)}的佐证材料（文件或图片）发到本会话，或回复本卡片发送文件。${instead}`;
}
