import { issueLimits } from "../item/issue.ts";
import { everySourceKind, sourceKinds } from "./sources.ts";

type Base = { label: string; required: boolean; placeholder: string };
export type EntryField = Base &
  (
    | { kind: "text"; most: number; multiline: boolean }
    | { kind: "select"; options: readonly { value: string; label: string }[] }
    | { kind: "date" }
  );

/** What 登记 asks for: the same rows draw the form and check what comes back. */
export const entryFields = {
  kind: {
    ...{ label: "来源类别", required: true, placeholder: "请选择", kind: "select" },
    options: everySourceKind.map((value) => ({ value, label: sourceKinds[value].label })),
  },
  matter: {
    ...{ label: "事项", required: true, placeholder: "要办什么" },
    ...{ kind: "text", most: issueLimits.matter, multiline: false },
  },
  source: {
    ...{ label: "来源", required: true, placeholder: "何人、何文、何会、何时；不写反映人姓名和联系方式" },
    ...{ kind: "text", most: issueLimits.source, multiline: true },
  },
  units: {
    ...{ label: "拟承办单位", required: false, placeholder: "可不填，多个单位用顿号分开" },
    ...{ kind: "text", most: 500, multiline: false },
  },
  due: { label: "建议期限", required: false, placeholder: "可不选", kind: "date" },
  requirement: {
    ...{ label: "工作要求", required: false, placeholder: "可不填" },
    ...{ kind: "text", most: issueLimits.requirement, multiline: true },
  },
} as const satisfies Record<string, EntryField>;
export type EntryFieldName = keyof typeof entryFields;

export const entryFieldNames = Object.keys(entryFields) as EntryFieldName[];

/** What 不予立项 asks for. */
export const REASON = { label: "不予立项的理由", most: 500 } as const;
