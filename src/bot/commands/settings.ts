import { may } from "../../domain/access/rights.ts";
import { rest } from "../../domain/command/slots.ts";
import { rowOf, settingKeys } from "../../domain/settings/table.ts";
import { Refusal } from "../../refusal.ts";
import { command } from "./command.ts";

const historyWords = ["修改记录", "记录", "历史"];
const labels = settingKeys.map((key) => rowOf(key).label);

/** The one setting whose name holds these words. */
function named(words: string) {
  const found = settingKeys.filter((key) => rowOf(key).label.includes(words) || words.includes(rowOf(key).label));
  const [key, another] = found;
  if (!key || another) throw new Refusal("settingUnknown", { said: words, labels });
  return { view: "settings", key } as const;
}

export const settings = command({
  name: "设置",
  example: "逾期提醒次数",
  summary: "提醒天数、发送时间、编号格式等设置，及修改记录",
  may: "seeSettings",
  slots: { words: rest("设置项") },
  run: async ({ actor, args: { words } }) => {
    if (!may(actor, "seeSettings")) throw new Refusal("notAllowed", { what: "查看设置", right: "seeSettings" });
    if (words === "") return [{ view: "settings" }];
    return [historyWords.includes(words) ? { view: "settings", history: 1 } : named(words)];
  },
});
