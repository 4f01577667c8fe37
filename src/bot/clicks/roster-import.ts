import { countsWords } from "../../domain/roster/plan-words.ts";
import { Refusal } from "../../refusal.ts";
import { cancelImport, confirmImport } from "../../usecases/roster/confirm-import.ts";
import type { Handler } from "./clicked.ts";
import { said, subjectOf, told, warned } from "./clicked.ts";

const CHANGED = "核对以后通讯录或未办结事项有了变化，没有导入。请按更新后的卡片核对，再确认。";

/** 确认导入 */
export const confirmRoster: Handler = {
  run: async (clicked) => {
    const subject = subjectOf(clicked, "rosterImport");
    if (!subject) throw new Refusal("notFound", {});
    const confirmed = await confirmImport(clicked.app, clicked.viewer, subject.importId);
    const toast = confirmed.done === "applied" ? said(`导入完成：${countsWords(confirmed.counts)}。`) : warned(CHANGED);
    return { toast, show: () => subject };
  },
};

/** 取消 */
export const cancelRoster: Handler = {
  run: async (clicked) => {
    const subject = subjectOf(clicked, "rosterImport");
    if (!subject) throw new Refusal("notFound", {});
    await cancelImport(clicked.app, clicked.viewer, subject.importId);
    return { toast: told("已取消，通讯录没有任何改动。"), show: () => subject };
  },
};
