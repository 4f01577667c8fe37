import { Refusal } from "../../refusal.ts";
import { confirmSelfCheck } from "../../usecases/self-check/ask.ts";
import type { Handler } from "./clicked.ts";
import { said, subjectOf } from "./clicked.ts";

/** 确认收到: the click is the proof; the card then says so. */
export const confirmCheck: Handler = {
  run: async (clicked) => {
    const subject = subjectOf(clicked, "selfCheck");
    if (!subject) throw new Refusal("notFound", {});
    await confirmSelfCheck(clicked.app, clicked.viewer, subject.selfCheckId);
    return { toast: said("按钮回调正常，已记录。"), show: () => subject };
  },
};
