import type { Drawn } from "../../../cards/drawn.ts";
import type { CardAction, Fact, Field, FormFacts, PlainFacts } from "../../../cards/facts.ts";
import { plainCard } from "../../../cards/plain.ts";
import type { View } from "../../db/view.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import { dayInWords } from "../../domain/calendar/words.ts";
import { dayField, earliestOf, readChange, sourceField } from "../../domain/settings/change.ts";
import { rowOf } from "../../domain/settings/table.ts";
import type { SettingKey } from "../../domain/settings/values.ts";
import { Refusal } from "../../refusal.ts";
import type { Known } from "./settings-known.ts";
import {
  madeInWords,
  sinceInWords,
  standsInWords,
  valueAfter,
  valueBefore,
  waitingFor,
  waitingInWords,
} from "./settings-known.ts";
import type { Sight } from "./sight.ts";

type Shown = Extract<View, { view: "settings" }> & { key: SettingKey; mayChange: boolean };
type Face = Pick<PlainFacts, "tone" | "title" | "paragraphs" | "facts" | "actions" | "form">;

const typedIn = ({ filled }: Shown): Record<"value" | "source" | "on", string> => {
  const typed = (name: string): string => String(filled?.[name] ?? "");
  return { value: typed("value"), source: typed("source"), on: typed("on") };
};

const go =
  ({ pen }: Sight, known: Known, label: string) =>
  (subject: Omit<Extract<View, { view: "settings" }>, "view">) =>
    pen.button({ label, act: "goto", subject: { view: "settings", ...subject }, version: known.latest });

function valueField(key: SettingKey, value: string): Field {
  const { label, unit, example, choices } = rowOf(key);
  const base = { name: "value", label: unit ? `${label}（${unit}）` : label, required: true };
  if (choices) return { ...base, kind: "select", placeholder: "请选择", options: choices, value };
  return { ...base, kind: "text", placeholder: `例如 ${example}`, most: 60, multiline: false, value };
}

function formOf(sight: Sight, known: Known, view: Shown): FormFacts {
  const { key } = view;
  const { bounds, typed } = rowOf(key);
  const filled = typedIn(view);
  const now = sight.app.clock.now();
  const on = filled.on || earliestOf(key, now);
  return {
    notice: `可填${bounds}。先预览，确认无误再提交。`,
    fault: view.fault ?? null,
    fields: [
      valueField(key, filled.value || typed(sight.app.calendar.rules[key])),
      {
        name: "source",
        label: sourceField.label,
        kind: "text",
        required: true,
        placeholder: `文号或会议名称，例如 ${sourceField.example}`,
        most: sourceField.most,
        multiline: false,
        value: filled.source,
      },
      {
        name: "on",
        label: dayField.label,
        kind: "date",
        required: true,
        placeholder: "请选择日期",
        value: on.slice(0, 10),
      },
    ],
    submit: sight.pen.button({
      label: "预览",
      act: "previewSetting",
      subject: { view: "settings", key },
      version: known.latest,
      kind: "primary",
    }),
    back: go(sight, known, "返回")({}),
  };
}

function factsOf(sight: Sight, known: Known, { key }: Shown): Fact[] {
  const { said, note, bounds } = rowOf(key);
  const waits = waitingFor(known, key, sight).map(
    (each) => `${waitingInWords(each, sight)}（${madeInWords(each, sight)}）`,
  );
  return [
    { label: "现行设置", value: said(sight.app.calendar.rules[key]) },
    { label: "由来", value: standsInWords(known, key, sight) },
    { label: "待施行", value: waits.join("；") },
    { label: "可填范围", value: bounds },
    { label: "说明", value: note },
  ];
}

/** What will be different, from when on, and what else waits for its day. */
function previewFacts(sight: Sight, known: Known, view: Shown): Fact[] {
  const { key } = view;
  const { label, said } = rowOf(key);
  const { today, app } = sight;
  const { value, source, on } = readChange(key, typedIn(view), app.clock.now());
  const atOnce = on === dayOf(app.clock.now());
  const waits = waitingFor(known, key, sight).map((each) => waitingInWords(each, sight));
  return [
    { label: "设置项", value: label },
    { label: "现行设置", value: said(app.calendar.rules[key]) },
    { label: "拟改为", value: said(value) },
    { label: "施行日期", value: `${dayInWords(on, today)}${atOnce ? "，提交后随即生效" : "零时起自动生效"}` },
    { label: sourceField.label, value: source },
    { label: "请注意", value: waits.length > 0 ? `本项另有修改待施行：${waits.join("；")}` : "" },
  ];
}

function previewFace(sight: Sight, known: Known, view: Shown): Face | null {
  const { key, filled } = view;
  try {
    const facts = previewFacts(sight, known, view);
    const submit: CardAction = sight.pen.button({
      label: "提交",
      act: "changeSetting",
      subject: { view: "settings", key, filled },
      version: known.latest,
      kind: "primary",
    });
    const actions = [submit, go(sight, known, "返回")({ key, step: "form", filled })];
    const paragraphs = ["提交后记为新的一版规则。此前的记录仍按当时的规则，已经发出的卡片不受影响。"];
    return { tone: "information", title: "设置修改预览", paragraphs, facts, actions, form: null };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

const whole = (sight: Sight, known: Known): CardAction[] => [
  go(sight, known, "全部设置")({}),
  go(sight, known, "修改记录")({ history: 1 }),
];

function madeFace(sight: Sight, known: Known, { made }: Shown): Face | null {
  const version = known.standing.find((each) => each.version === made);
  if (!version) return null;
  const { label } = rowOf(version.key);
  const change = `“${label}”由“${valueBefore(known, version)}”改为“${valueAfter(version)}”`;
  const paragraphs = [`${change}，${sinceInWords(version, sight)}施行。`, `${madeInWords(version, sight)}。`];
  return { tone: "done", title: "设置已修改", paragraphs, facts: [], actions: whole(sight, known), form: null };
}

function openFace(sight: Sight, known: Known, view: Shown): Face {
  const { key, mayChange, step, fault } = view;
  const base = { tone: "information", title: `设置：${rowOf(key).label}`, paragraphs: [] } as const;
  const facts = factsOf(sight, known, view);
  const asks = mayChange && (step === "form" || step === "preview");
  if (asks) return { ...base, facts, actions: [], form: formOf(sight, known, { ...view, fault }) };
  const change = mayChange ? [go(sight, known, "修改")({ key, step: "form" })] : [];
  return { ...base, facts, actions: [...change, ...whole(sight, known)], form: null };
}

/** One setting: as it stands, its form, the preview of a change, or the receipt of one. */
export function drawSetting(sight: Sight, known: Known, view: Shown): Drawn {
  const preview = view.step === "preview" && view.mayChange ? previewFace(sight, known, view) : null;
  const made = view.made ? madeFace(sight, known, view) : null;
  return plainCard({ ...(made ?? preview ?? openFace(sight, known, view)), reference: sight.pen.reference });
}
