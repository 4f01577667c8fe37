import { Refusal } from "../../refusal.ts";
import { askExport } from "../../usecases/ledger/ask-export.ts";
import type { Handler } from "./clicked.ts";
import { said, subjectOf } from "./clicked.ts";

/** 导出: the whole of what the card shows one page of. */
export const exportLedger: Handler = {
  run: async (clicked) => {
    const subject = subjectOf(clicked, "ledger");
    if (!subject) throw new Refusal("notFound", {});
    const { total, large } = await askExport(clicked.app, clicked.viewer, subject.filter);
    const next = large ? "正在分批导出，进展见新卡片" : "正在导出，文件稍后发到本会话";
    return { toast: said(`共 ${total} 条，${next}。`) };
  },
};
