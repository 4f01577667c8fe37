import type { Field, FormFacts } from "../../../cards/facts.ts";
import { plainCard } from "../../../cards/plain.ts";
import type { HistoryEntry } from "../../db/journal.ts";
import { historyOf } from "../../db/journal.ts";
import { personById } from "../../db/roster-store.ts";
import { itemSeenBy } from "../../db/seen.ts";
import type { View } from "../../db/view.ts";
import { momentInWords } from "../../domain/calendar/words.ts";
import type { SupervisionItem } from "../../domain/item/item.ts";
import { statusWords } from "../../domain/item/item.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { openAt } from "../../domain/reminder/hours.ts";
import type { PersonId } from "../../domain/roster/unit.ts";
import type { Urgeable } from "../../usecases/item/urge.ts";
import { urgeables } from "../../usecases/item/urge.ts";
import type { Draw, Sight } from "./sight.ts";
import { dueOf, entryWords } from "./words.ts";

type Shown = Extract<View, { view: "urge" }>;

/** The field of optional words, as its refusal names it. */
export const urgeWords = { label: "补充说明", most: 300 } as const;

const subjectOf = ({ itemId, assignmentIds, from }: Shown) =>
  ({ view: "urge", itemId, assignmentIds, ...(from ? { from } : {}) }) as const;

/** Who gets it, how it stands, when it was urged last. */
function unitLine({ today, app }: Sight, { assignment, unit, receivers, urged, hindrance }: Urgeable): string {
  if (hindrance) return `不催办　${hindrance}`;
  const last = urged.at(-1);
  const before = last ? `上次催办${momentInWords(last, today)}，共 ${urged.length} 次` : "尚未催办";
  const names = receivers.map(({ name }) => name).join("、");
  return `${unit}　${names}　${statusWords(assignment)}，${dueOf(assignment, today, app.calendar)}；${before}`;
}

function fieldsOf(view: Shown, fit: readonly Urgeable[]): Field[] {
  const { units, reason = "" } = view.filled ?? {};
  const ids = fit.map(({ assignment }) => assignment.id);
  const options = fit.map(({ assignment, unit }) => ({ value: assignment.id, label: unit }));
  const chosen = Array.isArray(units) ? units : ids;
  const several = { name: "units", label: "催办单位", required: true, placeholder: "请选择单位" } as const;
  const words = { name: "reason", label: urgeWords.label, required: false, placeholder: "可不填，将一并告知" } as const;
  return [
    ...(fit.length > 1 ? [{ ...several, kind: "multiSelect" as const, options, value: chosen }] : []),
    { ...words, kind: "text", most: urgeWords.most, multiline: true, value: String(reason) },
  ];
}

/** When it would arrive: outside working hours nobody is pressed, and the preview says so. */
function arrival({ app, today }: Sight, fit: readonly Urgeable[]): string {
  const now = app.clock.now();
  const ids = fit.flatMap(({ receivers }) => receivers.map(({ id }) => id));
  const [first] = ids.map((id) => openAt(id, now, app.calendar)).sort((x, y) => x.getTime() - y.getTime());
  if (!first || first <= now) return "点“催办”后即时送达，并记入办理过程。";
  return `现在不是工作时间，点“催办”后于${momentInWords(first, today)}起送达；届时已办理的不再送。`;
}

function previewForm(sight: Sight, view: Shown, { item, fit }: { item: SupervisionItem; fit: Urgeable[] }): FormFacts {
  const { pen } = sight;
  const subject = subjectOf(view);
  const button = { subject, version: item.version };
  return {
    notice: arrival(sight, fit),
    fault: view.fault ?? null,
    fields: fieldsOf(view, fit),
    submit: pen.button({ ...button, label: "催办", act: "urge", kind: "primary" }),
    back: pen.button({ ...button, label: "取消", act: "urge.back" }),
  };
}

/** Everybody it went to, as the journal has it. */
async function pressedNames({ db }: Sight["app"], { person, detail }: HistoryEntry): Promise<string> {
  const ids = String(detail.beside ?? "")
    .split(" ")
    .filter(Boolean);
  const others = await Promise.all(ids.map((id) => personById(db, id as PersonId)));
  return [person, ...others.map((each) => each?.name)].filter(Boolean).join("、");
}

/** After it was done: whom it went to, unit by unit, and why the others were left out. */
async function receipt(sight: Sight, view: Shown, item: SupervisionItem): Promise<string[]> {
  const { app, today } = sight;
  const done = (await historyOf(app.db, item.id)).filter(({ detail }) => detail.batch === view.batch);
  const [first] = done;
  const lines = await Promise.all(done.map(async (entry) => `${entry.unit ?? ""}　${await pressedNames(app, entry)}`));
  const why = first ? entryWords(first, today) : "";
  const who = first ? `${first.byName ?? ""} ${momentInWords(first.at, today)} 已催办 ${done.length} 个单位` : "";
  return [`${who}${why ? `：${why}` : ""}。`, ...lines];
}

/** 催办: the names of those who will get it before anything leaves, then its own receipt (四 04-5). */
export const drawUrge: Draw<"urge"> = async (sight, view) => {
  const { app, viewer, pen } = sight;
  const item = viewer ? await itemSeenBy(app.db, viewer, view.itemId) : null;
  if (!item) return null;
  pen.shows(subjectOf(view), item.version);
  const judged = view.batch ? [] : await urgeables(app, item, view.assignmentIds);
  const fit = judged.filter(({ hindrance }) => hindrance === null);
  const look = pen.button({ label: "查看", act: "goto", subject: { view: "item", itemId: item.id } });
  return plainCard({
    tone: view.batch ? "done" : "information",
    title: view.batch ? "已催办" : "催办预览",
    paragraphs: view.batch ? await receipt(sight, view, item) : judged.map((each) => unitLine(sight, each)),
    facts: [{ label: "事项", value: `${formatNumber(item.number)} ${item.matter}` }],
    actions: [look],
    form: fit.length > 0 ? previewForm(sight, view, { item, fit }) : null,
    reference: pen.reference,
  });
};
