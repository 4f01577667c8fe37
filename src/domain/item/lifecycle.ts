import type { Act } from "./acts.ts";
import type { Assignment, AssignmentStatus } from "./item.ts";

type Rule = {
  from: readonly AssignmentStatus[];
  /** No `to` means the status stays. */
  to?: AssignmentStatus;
  article: string;
  /** Possible only while the 第一责任人 is asked to sign the application (07-2e). */
  asked?: true;
};

/** 办理流程 (七 十四): a row is the whole truth about when an act is possible; who may do it stands in access/rights.ts. */
export const lifecycle = {
  acknowledge: { from: ["issued"], to: "inProgress", article: "七" },
  decline: { from: ["issued"], to: "declined", article: "七" },
  uphold: { from: ["declined"], to: "issued", article: "四" },
  reassign: { from: ["declined"], to: "reassigned", article: "四" },
  reportProgress: { from: ["inProgress"], article: "七" },
  attachEvidence: { from: ["inProgress", "submitted"], article: "七" },
  submitCompletion: { from: ["inProgress"], to: "submitted", article: "七" },
  withdrawSignOff: { from: ["inProgress"], article: "七", asked: true },
  signOff: { from: ["inProgress"], to: "submitted", article: "七", asked: true },
  refuseSignOff: { from: ["inProgress"], article: "七", asked: true },
  returnForRework: { from: ["submitted"], to: "inProgress", article: "十四" },
  closeOut: { from: ["submitted"], to: "closed", article: "三" },
  cancel: { from: ["issued", "inProgress", "submitted", "declined", "onHold"], to: "cancelled", article: "三" },
  redate: { from: ["issued", "inProgress", "submitted", "declined", "onHold"], article: "十四" },
  urge: { from: ["issued", "inProgress"], article: "四" },
  guide: { from: ["issued", "inProgress", "submitted"], article: "四" },
  check: { from: ["issued", "inProgress", "submitted", "declined", "onHold"], article: "四" },
  forward: { from: ["inProgress"], article: "六" },
  withdrawForward: { from: ["inProgress", "submitted"], article: "六" },
} as const satisfies Record<Act, Rule>;

export const ruleOf = (act: Act): Rule => lifecycle[act];
export const mayFollow = (act: Act, status: AssignmentStatus): boolean => ruleOf(act).from.includes(status);

/** The same for an assignment as it stands: what answers a request for sign-off needs one. */
export const isPossible = (act: Act, { status, signOffAt }: Pick<Assignment, "status" | "signOffAt">): boolean =>
  mayFollow(act, status) && (ruleOf(act).asked === undefined || signOffAt !== null);
