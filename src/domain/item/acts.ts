/** What can be done to an assignment, in the words of the buttons (product §4). */
export const actLabels = {
  acknowledge: "签收",
  decline: "不属本单位",
  uphold: "维持",
  reassign: "改派",
  reportProgress: "反馈进展",
  attachEvidence: "上传佐证",
  submitCompletion: "申请办结",
  withdrawSignOff: "收回",
  signOff: "签发",
  refuseSignOff: "退回",
  returnForRework: "退回",
  closeOut: "通过并销号",
  cancel: "撤销",
  redate: "改期",
  urge: "催办",
  guide: "指导",
  check: "核查",
  forward: "转办",
  withdrawForward: "收回转办",
} as const;
export type Act = keyof typeof actLabels;
export const acts = Object.keys(actLabels) as Act[];
