import type { Field, FormFacts } from "../../../cards/facts.ts";
import type { HistoryEntry } from "../../db/journal.ts";
import type { View } from "../../db/view.ts";
import { dayInWords, momentInWords } from "../../domain/calendar/words.ts";
import { actLabels } from "../../domain/item/acts.ts";
import type { EventAct } from "../../domain/item/event.ts";
import type { FieldSpec, FormAct } from "../../domain/item/forms.ts";
import { fieldsOf } from "../../domain/item/forms.ts";
import type { Assignment, SupervisionItem } from "../../domain/item/item.ts";
import { asksSignOff } from "../../domain/item/sign-off.ts";
import type { Typed } from "../../domain/item/words.ts";
import type { Sight } from "./sight.ts";
import { entryWords } from "./words.ts";

type Option = { value: string; label: string };

/** A field of the table as a field of the card, with what was typed so far. */
export function fieldFacts(field: FieldSpec, value: string, people: readonly Option[] = []): Field {
  const { name, label, kind, required, most, placeholder, choices = {} } = field;
  const base = { name, label, required, placeholder };
  const options =
    kind === "person" ? people : Object.entries(choices).map(([key, word]) => ({ value: key, label: word }));
  if (kind === "person" || kind === "select") return { ...base, kind: "select", options, value: value || null };
  return kind === "date"
    ? { ...base, kind: "date", value: value.slice(0, 10) || null }
    : { ...base, kind: "text", most, multiline: kind === "lines", value };
}

/** A form holds less than a message: what it could not take is never left out silently. */
export function cutShort(fields: readonly Field[]): string | null {
  const over = fields.filter((field) => field.kind === "text").filter(({ value, most }) => value.length > most);
  if (over.length === 0) return null;
  const named = over.map(({ label, value, most }) => `“${label}”原文 ${value.length} 字，表单只容 ${most} 字`);
  return `${named.join("；")}，后面的没有填入，仍在您发来的消息里。请删减后提交，或分次办理。`;
}

/** What 提交 will do and who will hear of it: the preview of every act that leaves the room. */
const effects: Record<FormAct, (unit: string) => string> = {
  decline: () => "提交后由平安办答复：改派其他单位，或维持由本单位承办。",
  uphold: (unit) => `提交后将告知${unit}联络员，由其签收办理。`,
  reassign: (unit) => `提交后本事项改由新单位承办，并告知${unit}联络员。`,
  reportProgress: () => "提交后记入台账，经办人可随时查看。承诺时限不改变办理期限，晚于期限的如实标明。",
  submitCompletion: () => "提交后由平安办审核，通过即销号，不符合要求的退回。",
  signOff: () => "提交后报平安办审核，办理记录写明签发人。",
  refuseSignOff: (unit) => `提交后将告知${unit}联络员修改后再报，办理期限不变。`,
  returnForRework: (unit) => `提交后将告知${unit}联络员继续整改，原期限不变。`,
  closeOut: (unit) => `提交后予以销号，并告知${unit}联络员。`,
  cancel: (unit) => `提交后将告知${unit}联络员停止办理，编号保留。`,
  redate: (unit) => `提交后将把新的期限告知${unit}联络员。`,
  guide: (unit) => `提交后将告知${unit}联络员，并记入办理过程。`,
  check: (unit) => `提交后记入办理过程，${unit}可以看到；选择“告知联络员”的另发卡片。`,
  forward: () => "提交后卡片发给经办人员，由其反馈进展、上传佐证；本单位责任不变，您仍可办理，申请办结由联络员提出。",
};

type Shown = {
  item: SupervisionItem;
  a: Assignment;
  unit: string;
  history: readonly HistoryEntry[];
  /** Whom the matter may be handed on to. */
  people?: readonly Option[];
};

const QUOTED = 60;

/** What was last said under an act, as much of it as a notice holds. */
function lastSaid(
  { today }: Sight,
  { history }: Shown,
  { acts, title }: { acts: readonly EventAct[]; title: string },
): string {
  const last = history.filter(({ act }) => acts.includes(act)).at(-1);
  if (!last) return "";
  const said = entryWords(last, today);
  const quoted = said.length > QUOTED ? `${said.slice(0, QUOTED)}…` : said;
  return `${title}（${last.byName ?? "系统"} ${momentInWords(last.at, today)}）：${quoted}。`;
}

/** 办结说明, whether it came at once or by way of the 第一责任人. */
const account = (sight: Sight, shown: Shown): string =>
  lastSaid(sight, shown, { acts: ["submitCompletion", "askSignOff"], title: "办结说明" });

/** What the reader should have before the eyes while filling the form. */
const standing: Partial<Record<FormAct, (sight: Sight, shown: Shown) => string>> = {
  redate: ({ today }, { a }) => `现期限为${dayInWords(a.due, today)}。`,
  /** The one act that may be done again and again: whoever got no answer sees here that it was taken. */
  reportProgress: (sight, shown) => lastSaid(sight, shown, { acts: ["reportProgress"], title: "上次反馈" }),
  closeOut: account,
  returnForRework: account,
  signOff: account,
  refuseSignOff: account,
};

/** What stands in the fields before anybody typed: an application that waits is changed, not written anew. */
function startingWith(act: FormAct, { a, history }: Shown): Typed {
  if (act === "reassign") return { due: a.due };
  if (act === "check") return { telling: "no" };
  const asked = history.filter((entry) => entry.act === "askSignOff").at(-1);
  return act === "submitCompletion" && a.signOffAt && asked?.texts.result ? { result: asked.texts.result } : {};
}

const ASKS_FIRST = "提交后先报本单位第一责任人签发，签发后由平安办审核销号；签发前，办理期限照常计算。";
const CHANGES = "提交后按新的说明重新报签；不再申请的，请返回后选择“收回”。";

function effectOf(act: FormAct, { app, viewer }: Sight, { item, a, unit }: Shown): string {
  const asks = act === "submitCompletion" && viewer && asksSignOff(viewer, [item, a], app.calendar.rules);
  if (!asks) return effects[act](unit);
  return a.signOffAt ? `${ASKS_FIRST}${CHANGES}` : ASKS_FIRST;
}

/** The form of an act on one assignment, with 返回 to the card it opened from. */
export function actForm(sight: Sight, view: Extract<View, { view: "assignment" }>, shown: Shown): FormFacts | null {
  const { a, people } = shown;
  const act = view.form;
  if (!act) return null;
  const typed = { ...startingWith(act, shown), ...view.filled } as Record<string, string>;
  const fields = fieldsOf(act).map((field) => fieldFacts(field, String(typed[field.name] ?? ""), people));
  const subject = { view: "assignment", assignmentId: a.id, why: view.why } as const;
  return {
    notice: `${actLabels[act]}：${standing[act]?.(sight, shown) ?? ""}${effectOf(act, sight, shown)}`,
    fault: view.fault ?? cutShort(fields),
    fields,
    submit: sight.pen.button({ label: "提交", act, subject, version: a.version, kind: "primary" }),
    back: sight.pen.button({ label: "返回", act: "back", subject, version: a.version }),
  };
}
