import { categoriesIn, categoriesTyped, noCategory } from "./category-reader.ts";
import type { SettingRow } from "./row.ts";
import type { Values } from "./values.ts";

const switches = [
  { value: "on", label: "是" },
  { value: "off", label: "否" },
] as const;
const categoryBounds = `第八条所列类别的序号，用顿号分开；都不需要的写“${noCategory}”`;

type Consent = "approveIssue" | "principalAtIssue" | "signOffCategories";

/** Who must agree, sign or hear (四 七): all off until the office says otherwise. */
export const consent: { readonly [K in Consent]: SettingRow<Values[K]> } = {
  approveIssue: {
    label: "下达前须负责人同意",
    unit: "",
    preset: "off",
    bounds: "“是”或“否”",
    example: "是",
    note: "第四条。工作人员确认下达的，先送本办负责人同意；负责人本人下达的，不再送。是否须经同意为本地设定。",
    earliest: "today",
    read: (words) =>
      switches.find(({ value, label }) => value === words.trim() || label === words.trim())?.value ?? null,
    typed: (value) => value,
    said: (value) => (value === "on" ? "是" : "否"),
    choices: switches,
  },
  principalAtIssue: {
    label: "下达时告知第一责任人的类别",
    unit: "",
    preset: [],
    bounds: categoryBounds,
    example: "（一）、（二）",
    note: "第四条、第七条。所列类别的事项，下达时一并告知承办单位第一责任人，不要求签收；哪些类别为本地设定。",
    earliest: "today",
    read: categoriesIn,
    typed: categoriesTyped,
    said: categoriesTyped,
  },
  signOffCategories: {
    label: "办结须第一责任人签发的类别",
    unit: "",
    preset: [],
    bounds: categoryBounds,
    example: "（一）、（二）",
    note: "第七条。所列类别的事项，联络员申请办结后先由本单位第一责任人签发，再报平安办审核。细则没有规定哪些类别须签发，为本地设定。",
    earliest: "today",
    read: categoriesIn,
    typed: categoriesTyped,
    said: categoriesTyped,
  },
};
