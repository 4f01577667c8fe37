import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import type { Act } from "../../domain/item/acts.ts";
import { Refusal } from "../../refusal.ts";

type Words = { nothing: string; right: string };

const review: Words = { nothing: "目前没有待审核的办结申请", right: "审核办结申请" };
const sign: Words = { nothing: "目前没有待签发的办结申请", right: "签发办结申请" };
const answer: Words = { nothing: "目前没有待改派或维持的事项", right: "改派或维持" };

/** What is said where nothing waits for an act, and what the right to it is called. */
const words: Record<Act, Words> = {
  acknowledge: { nothing: "目前没有待签收的事项", right: "签收" },
  decline: { nothing: "目前没有待签收的事项，无需提出不属本单位", right: "提出不属本单位" },
  reportProgress: { nothing: "目前没有可以反馈进展的事项", right: "反馈进展" },
  attachEvidence: { nothing: "目前没有可以上传佐证的事项", right: "上传佐证" },
  submitCompletion: { nothing: "目前没有可以申请办结的事项", right: "申请办结" },
  withdrawSignOff: { nothing: "目前没有待签发的办结申请，无需收回", right: "收回办结申请" },
  signOff: sign,
  refuseSignOff: sign,
  returnForRework: review,
  closeOut: review,
  uphold: answer,
  reassign: answer,
  cancel: { nothing: "目前没有可以撤销的未办结事项", right: "撤销事项" },
  redate: { nothing: "目前没有可以改期的未办结事项", right: "改期" },
  urge: { nothing: "目前没有可以催办的事项", right: "催办" },
  guide: { nothing: "目前没有可以指导的事项", right: "提出指导意见" },
  check: { nothing: "目前没有可以核查的未办结事项", right: "记录核查结果" },
  forward: { nothing: "目前没有可以转办的事项，签收以后才能转办", right: "转办" },
  withdrawForward: { nothing: "目前没有可以收回的转办", right: "收回转办" },
};

/** The answer to a command that found nothing to do. Throws `notAllowed` to whoever could never do it. */
export function nothingWaits(actor: Actor, act: Act): string {
  if (!may(actor, act)) throw new Refusal("notAllowed", { what: words[act].right, right: act });
  return `${words[act].nothing}。发送 /待办 查看当前事项。`;
}
