import type { Act } from "./acts.ts";

/** Acts that ask for words. */
export const formActs = [
  "decline",
  "uphold",
  "reassign",
  "reportProgress",
  "submitCompletion",
  "signOff",
  "refuseSignOff",
  "returnForRework",
  "closeOut",
  "cancel",
  "redate",
] as const;
export type FormAct = (typeof formActs)[number];

/** Acts done by the press itself, or by the command alone. */
export const pressedActs = ["acknowledge", "withdrawSignOff"] as const;
export type PressedAct = (typeof pressedActs)[number];
export const isPressedAct = (act: string): act is PressedAct => (pressedActs as readonly string[]).includes(act);

export const isFormAct = (act: Act): act is FormAct => (formActs as readonly Act[]).includes(act);

export type FieldSpec = {
  name: "reason" | "unit" | "due" | "progress" | "percent" | "nextStep" | "result";
  label: string;
  kind: "line" | "lines" | "date";
  required: boolean;
  most: number;
  placeholder: string;
};

const reason = (label: string, placeholder: string): FieldSpec => ({
  name: "reason",
  label,
  kind: "lines",
  required: true,
  most: 500,
  placeholder,
});

/** What each act asks for: the same rows draw the form on the card and check what comes back. */
const forms = {
  decline: [reason("不属本单位的理由", "请说明职责依据，便于平安办改派")],
  uphold: [reason("维持理由", "请说明由该单位承办的依据")],
  reassign: [
    { name: "unit", label: "改派单位", kind: "line", required: true, most: 60, placeholder: "单位全称或简称" },
    { name: "due", label: "办理期限", kind: "date", required: true, most: 20, placeholder: "请选择日期" },
    reason("改派理由", "请说明改派依据"),
  ],
  reportProgress: [
    {
      name: "progress",
      label: "进展情况",
      kind: "lines",
      required: true,
      most: 1000,
      placeholder: "做了什么、到什么程度",
    },
    {
      name: "percent",
      label: "完成比例（%）",
      kind: "line",
      required: false,
      most: 4,
      placeholder: "0 至 100，可不填",
    },
    { name: "nextStep", label: "下一步打算", kind: "lines", required: false, most: 500, placeholder: "可不填" },
  ],
  submitCompletion: [
    { name: "result", label: "办结说明", kind: "lines", required: true, most: 1000, placeholder: "完成情况和结果" },
  ],
  signOff: [
    { name: "result", label: "签发意见", kind: "lines", required: false, most: 500, placeholder: "签发意见，可不填" },
  ],
  refuseSignOff: [reason("退回理由", "请写明还需补充或整改的内容，将告知本单位联络员")],
  returnForRework: [reason("退回理由", "请写明还需补充或整改的内容")],
  closeOut: [
    { name: "result", label: "销号意见", kind: "lines", required: false, most: 500, placeholder: "审核意见，可不填" },
  ],
  cancel: [
    {
      name: "result",
      label: "撤销原因及处理结果",
      kind: "lines",
      required: true,
      most: 500,
      placeholder: "将一并告知承办单位",
    },
  ],
  redate: [
    { name: "due", label: "新的办理期限", kind: "date", required: true, most: 20, placeholder: "请选择日期" },
    reason("改期原因", "将一并告知承办单位"),
  ],
} as const satisfies Record<FormAct, readonly FieldSpec[]>;

export const fieldsOf = (act: FormAct): readonly FieldSpec[] => forms[act];
