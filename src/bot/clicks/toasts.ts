import type { FormAct, PressedAct } from "../../domain/item/forms.ts";
import type { Reason, Refusal } from "../../refusal.ts";
import type { Toast } from "./clicked.ts";

/** What is said when an act is done; the card itself says the rest. */
export const doneWords = {
  acknowledge: "已签收。",
  decline: "已提交，等待平安办答复。",
  uphold: "已维持由该单位承办。",
  reassign: "已改派。",
  reportProgress: "进展已记入台账。",
  submitCompletion: "已提交办结申请，等待平安办审核。",
  withdrawSignOff: "已收回办结申请，可修改后再报。",
  signOff: "已签发，等待平安办审核。",
  refuseSignOff: "已退回，并告知本单位联络员。",
  returnForRework: "已退回。",
  closeOut: "已通过并销号。",
  cancel: "已撤销。",
  redate: "期限已调整。",
  guide: "指导意见已发出。",
  check: "核查结果已记录。",
  forward: "已转办，并告知经办人员。",
  withdrawForward: "已收回转办。",
} as const satisfies Record<FormAct | PressedAct, string>;

/** How a refusal looks: what is over already is news, what can be put right a warning, what nobody may see an error. */
const looks: Partial<Record<keyof Reason, Toast["type"]>> = {
  outdated: "info",
  nothingToSign: "info",
  awaitsApproval: "info",
  approvalMoved: "info",
  wrongStatus: "info",
  alreadyIssued: "info",
  noLongerDraft: "info",
  followUpEnded: "info",
  delegationEnded: "info",
  settingsMoved: "info",
  rosterSettled: "info",
  exportRunning: "info",
  groupBound: "info",
  alreadyProposed: "info",
  entryDecided: "info",
  notForwarded: "info",
  notFound: "error",
  notYours: "error",
  notAllowed: "error",
  countyAtRest: "error",
  dutiesConflict: "error",
  nothingToGive: "error",
};

export const toastOf = ({ reason, message }: Refusal): Toast => ({
  type: looks[reason] ?? "warning",
  content: message,
});

/** Refusals that better words can answer: the form stays open with what was typed. */
const correctable: readonly (keyof Reason)[] = [
  "incomplete",
  "tooLong",
  "dateUnread",
  "datePast",
  "percentUnread",
  "noLiaison",
  "notAUnit",
  "unitUnclear",
  "unitUnknown",
  "overlap",
  "unseen",
  "sameUnit",
  "alreadyAssigned",
  "sameDueDate",
  "personUnclear",
  "personUnknown",
  "unfitPerson",
  "settingUnread",
  "settingSame",
  "settingDay",
  "noSignatory",
  "noApprover",
  "needsApproval",
  "entryBeforeHead",
];

export const isCorrectable = ({ reason }: Refusal): boolean => correctable.includes(reason);
