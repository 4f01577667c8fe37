import type { Field, FormFacts } from "../../../cards/facts.ts";
import type { View } from "../../db/view.ts";
import { bases, categories, topics, workstreams } from "../../domain/item/categories.ts";
import { issueLimits } from "../../domain/item/issue.ts";
import { priorities } from "../../domain/item/item.ts";
import type { DraftContent } from "../../usecases/item/draft-content.ts";
import { cutShort } from "./form.ts";
import type { Sight } from "./sight.ts";

const UNITS_MOST = 500;
const REASON_MOST = 500;
const ASKS = "确认下达后先送本办负责人同意；同意后取得编号，并向各承办单位联络员发出交办卡片。";

type Base = { label: string; required: boolean; placeholder: string };
type Options = readonly { value: string; label: string }[];
type Spec = Base &
  (
    | { kind: "text"; most: number; multiline: boolean }
    | { kind: "select" | "multiSelect"; options: Options }
    | { kind: "date" }
  );

const options = (table: Record<string, string | { label: string }>): Options =>
  Object.entries(table).map(([value, row]) => ({ value, label: typeof row === "string" ? row : row.label }));

const line = (base: Base, most: number): Spec => ({ ...base, kind: "text", most, multiline: false });
const lines = (base: Base, most: number): Spec => ({ ...base, kind: "text", most, multiline: true });
const must = (label: string, placeholder: string): Base => ({ label, placeholder, required: true });
const can = (label: string, placeholder: string): Base => ({ label, placeholder, required: false });

/** The fields of `/督办` in the order of the form (八, 00-3, 00-4); each keeps the name it has in the draft. */
const specs = {
  units: line(must("承办单位", "全称、简称或各县区等，用顿号分开"), UNITS_MOST),
  matter: line(must("事项", "要办什么"), issueLimits.matter),
  due: { ...must("办理期限", "请选择日期"), kind: "date" },
  workstreams: { ...must("工作领域", "可多选"), kind: "multiSelect", options: options(workstreams) },
  category: { ...must("类别", "第八条所列八类"), kind: "select", options: options(categories) },
  topic: { ...can("基层基础专题", "类别为（七）时选择"), kind: "select", options: options(topics) },
  basis: { ...can("依据", "类别为（一）至（六）时必选"), kind: "select", options: options(bases) },
  source: lines(can("来源", "何人、何文、何时；类别为（一）至（六）、（八）时必填"), issueLimits.source),
  requirement: lines(can("工作要求", "具体要求和标准，可不填"), issueLimits.requirement),
  priority: { ...must("紧急程度", "请选择"), kind: "select", options: options(priorities) },
  repeatReason: lines(can("重复下达理由", "说明为何另行下达"), REASON_MOST),
} as const satisfies Partial<Record<keyof DraftContent, Spec>>;

type FieldName = keyof typeof specs;

/** A field as the card draws it, with what stands in the draft; one pre-chosen from the words says so. */
function fieldOf(name: FieldName, content: DraftContent, required: boolean): Field {
  const spec: Spec = specs[name];
  const value = content[name];
  const label = content.suggested.includes(name) ? `${spec.label}（建议）` : spec.label;
  const base = { name, ...spec, label, required };
  switch (base.kind) {
    case "text":
      return { ...base, kind: "text", value: String(value ?? "") };
    case "multiSelect":
      return { ...base, kind: "multiSelect", value: Array.isArray(value) ? value : [] };
    case "select":
      return { ...base, kind: "select", value: typeof value === "string" ? value : null };
    case "date":
      return { ...base, kind: "date", value: typeof value === "string" ? value : null };
  }
}

/** The fields of the form with what stands in the draft; `needed` are those that must be filled, by themselves where it is absent. */
export const draftFields = (
  content: DraftContent,
  { asksWhyAgain, needed }: { asksWhyAgain: boolean; needed?: readonly FieldName[] },
): Field[] =>
  (Object.keys(specs) as FieldName[])
    .filter((name) => name !== "repeatReason" || asksWhyAgain)
    .map((name) => fieldOf(name, content, needed ? needed.includes(name) : specs[name].required));

/** The form of `/督办`: everything read so far stands in it, and is checked again on 确认下达. */
export function draftForm(
  { pen }: Sight,
  { draftId, fault }: Extract<View, { view: "draft" }>,
  { content, overlaps, asks }: { content: DraftContent; overlaps: boolean; asks: boolean },
): FormFacts {
  const subject = { view: "draft", draftId } as const;
  const fields = draftFields(content, { asksWhyAgain: overlaps || content.repeatReason !== "" });
  return {
    notice: asks ? ASKS : "确认下达后取得编号，并向各承办单位联络员发出交办卡片。",
    fault: fault ?? cutShort(fields),
    fields,
    submit: pen.button({ label: "确认下达", act: "issue", subject, kind: "primary" }),
    back: pen.button({ label: "取消", act: "discard", subject }),
  };
}
