import type { View } from "../../db/view.ts";
import { Refusal } from "../../refusal.ts";
import { endWithRemark } from "../../usecases/follow-up/end.ts";
import { replay } from "../../usecases/follow-up/replay.ts";
import type { Handler } from "./clicked.ts";
import { said, subjectOf, warned } from "./clicked.ts";
import { closed } from "./place.ts";
import { isCorrectable } from "./toasts.ts";
import { wordsIn } from "./typed.ts";

/** 提交 of 处置完毕: the 待处置 is over, with what was done about it. */
export const end: Handler = {
  run: async (clicked) => {
    const subject = subjectOf(clicked, "followUp");
    if (!subject) throw new Refusal("notFound", {});
    const { remark = "" } = wordsIn(clicked.form, ["remark"]);
    await endWithRemark(clicked.app, clicked.viewer, { id: subject.followUpId, remark });
    return { toast: said("已处置完毕。"), show: closed };
  },
  refused: async ({ form }, refusal) => {
    if (!isCorrectable(refusal)) return null;
    const filled = wordsIn(form, ["remark"]);
    const kept = (now: View) => (now.view === "followUp" ? { ...now, filled, fault: refusal.message } : now);
    return { toast: warned(refusal.message), show: kept };
  },
};

const tried = { event: "已重新处理，结果稍后送达发送人。", message: "已安排再发一次。" } as const;

/** 再试一次: confirmed by the client before it is sent. */
export const tryAgain: Handler = {
  run: async (clicked) => {
    const subject = subjectOf(clicked, "followUp");
    if (!subject) throw new Refusal("notFound", {});
    return { toast: said(tried[await replay(clicked.app, clicked.viewer, subject.followUpId)]), show: closed };
  },
};
