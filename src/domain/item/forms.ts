import type { Act } from "./acts.ts";
import { findings, tellings } from "./findings.ts";

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
  "guide",
  "check",
  "forward",
] as const;
export type FormAct = (typeof formActs)[number];

/** Acts done by the press itself, or by the command alone. */
export const pressedActs = ["acknowledge", "withdrawSignOff", "withdrawForward"] as const;
export type PressedAct = (typeof pressedActs)[number];
export const isPressedAct = (act: string): act is PressedAct => (pressedActs as readonly string[]).includes(act);

export const isFormAct = (act: Act): act is FormAct => (formActs as readonly Act[]).includes(act);

export type FieldSpec = {
  name:
    | "reason"
    | "unit"
    | "due"
    | "progress"
    | "percent"
    | "nextStep"
    | "promise"
    | "result"
    | "opinion"
    | "finding"
    | "telling"
    | "person"
    | "note";
  label: string;
  /** A `person` is chosen among the colleagues of the unit, a `select` among the words of its own. */
  kind: "line" | "lines" | "date" | "select" | "person";
  choices?: Readonly<Record<string, string>>;
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

const chosen = (name: "finding" | "telling", label: string, choices: Readonly<Record<string, string>>) =>
  ({ name, label, kind: "select", required: true, most: 20, choices }) as const;

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
    { name: "promise", label: "承诺完成时限", kind: "date", required: false, most: 20, placeholder: "可不填" },
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
  guide: [
    { name: "opinion", label: "指导意见", kind: "lines", required: true, most: 1000, placeholder: "将告知联络员" },
  ],
  check: [
    { ...chosen("finding", "核查结论", findings), placeholder: "请选择" },
    {
      name: "result",
      label: "核查情况",
      kind: "lines",
      required: true,
      most: 1000,
      placeholder: "核查了什么、查明什么",
    },
    { ...chosen("telling", "是否告知", tellings), placeholder: "请选择" },
  ],
  forward: [
    { name: "person", label: "经办人员", kind: "person", required: true, most: 60, placeholder: "请选择本单位人员" },
    { name: "note", label: "转办说明", kind: "lines", required: false, most: 500, placeholder: "可不填" },
  ],
} as const satisfies Record<FormAct, readonly FieldSpec[]>;

export const fieldsOf = (act: FormAct): readonly FieldSpec[] => forms[act];
