import type { Act } from "./acts.ts";
import type { AssignmentStatus } from "./item.ts";

type Rule = {
  from: readonly AssignmentStatus[];
  /** No `to` means the status stays. */
  to?: AssignmentStatus;
  article: string;
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
