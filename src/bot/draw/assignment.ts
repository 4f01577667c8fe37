import { assignmentCard } from "../../../cards/assignment.ts";
import type { AssignmentFacts, Fact } from "../../../cards/facts.ts";
import { evidenceOf } from "../../db/evidence.ts";
import { handlerOf } from "../../db/forwarding.ts";
import type { HistoryEntry } from "../../db/journal.ts";
import { historyOf } from "../../db/journal.ts";
import { unitById } from "../../db/roster-store.ts";
import { shareSeenBy } from "../../db/seen.ts";
import type { View } from "../../db/view.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { momentInWords } from "../../domain/calendar/words.ts";
import { bases, categories, topics, workstreams } from "../../domain/item/categories.ts";
import type { Assignment, SupervisionItem } from "../../domain/item/item.ts";
import { isOpen, priorities, statusWords } from "../../domain/item/item.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { sourceLevelOf, sourceLevels } from "../../domain/item/source.ts";
import { actButton, actsOpenTo } from "./actions.ts";
import { askOf } from "./assignment-ask.ts";
import { evidenceAction } from "./evidence.ts";
import { actForm } from "./form.ts";
import { isMootUrge } from "./moot-urge.ts";
import { colleagues } from "./people.ts";
import { principalFacts } from "./principal.ts";
import { promiseWords } from "./promise.ts";
import type { Draw, Sight } from "./sight.ts";
import { signOffFacts } from "./sign-off.ts";
import { doneOf, dueOf, entryWords, informs, signedLate, titleOf, toneOf } from "./words.ts";

/** 05-3, 08-2: the source, and the level of it by which the ledger can be filtered. */
function sourceWords({ source }: SupervisionItem): string | null {
  const level = sourceLevelOf(source);
  return source && level ? `${source}（${sourceLevels[level]}）` : source;
}

/** The facts every card of an item carries. */
export function itemFactList(item: SupervisionItem): Fact[] {
  const category = categories[item.category].label;
  const rows: [string, string | null][] = [
    ["工作要求", item.requirement],
    ["工作领域", item.workstreams.map((key) => workstreams[key]).join("、")],
    ["类别", item.topic ? `${category} · ${topics[item.topic]}` : category],
    ["依据", item.basis && item.basis !== "otherBasis" ? bases[item.basis] : null],
    ["来源", sourceWords(item)],
    ["紧急程度", item.priority === "normal" ? null : priorities[item.priority]],
  ];
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** The history of one share, or of several, where each entry also names its unit. */
export const historyLines = (history: readonly HistoryEntry[], { today }: Pick<Sight, "today">, several = false) =>
  history.map((entry) => ({
    when: momentInWords(entry.at, today),
    who: entry.byName ?? "系统",
    what: `${doneOf(entry)}${several && entry.unit && !entry.heir ? `（${entry.unit}）` : ""}`,
    words: entryWords(entry, today),
  }));

const concerning = (history: readonly HistoryEntry[], a: Assignment): HistoryEntry[] =>
  history.filter(
    ({ assignmentId, act, detail }) =>
      assignmentId === a.id || detail.heir === a.id || (assignmentId === null && act === "issue"),
  );

function assignmentFactList({ a, history, charge }: Shown, sight: Sight): Fact[] {
  const { today } = sight;
  const signer = history.find(({ act }) => act === "acknowledge");
  const late = signedLate(a) ? "（晚于签收时限）" : "";
  const signed = signer ? `${signer.byName ?? ""} ${momentInWords(signer.at, today)}${late}` : null;
  const rows: [string, string | null][] = [
    ["签收", signed],
    ["完成比例", a.percent === null || !isOpen(a.status) ? null : `${a.percent}%`],
    ["承诺完成时限", isOpen(a.status) ? promiseWords(a, today) : null],
    ["退回次数", a.returns > 0 ? String(a.returns) : null],
    ["科室", charge.section],
    ["经办人", charge.handler],
    ["最近催办", isOpen(a.status) ? lastUrge(history, today) : null],
  ];
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** 六 06-2: the section in charge, and the colleague it was handed on to. */
type Charge = { section: string | null; handler: string | null };
type Shown = {
  item: SupervisionItem;
  a: Assignment;
  history: HistoryEntry[];
  unit: string;
  charge: Charge;
  viewer: Actor;
};

async function chargeOf({ app }: Sight, a: Assignment): Promise<Charge> {
  const section = (await unitById(app.db, a.handledIn))?.section ?? null;
  return { section, handler: isOpen(a.status) ? ((await handlerOf(app.db, a))?.name ?? null) : null };
}

/** Who urged last and why, and for the how manieth time (四 04-5). */
function lastUrge(history: readonly HistoryEntry[], today: Sight["today"]): string | null {
  const urges = history.filter(({ act }) => act === "urge");
  const last = urges.at(-1);
  if (!last) return null;
  const why = entryWords(last, today);
  return `${last.byName ?? ""} ${momentInWords(last.at, today)}（第 ${urges.length} 次）${why ? `：${why}` : ""}`;
}

/** A task force is handled by its lead unit, and its card says so (五). */
async function unitWords({ app }: Sight, a: Assignment): Promise<string> {
  const unit = await unitById(app.db, a.unitId);
  const lead = a.handledIn === a.unitId ? null : await unitById(app.db, a.handledIn);
  return `${unit?.name ?? ""}${lead ? `（组长单位：${lead.name}）` : ""}`;
}

async function load(sight: Sight, view: Extract<View, { view: "assignment" }>): Promise<Shown | null> {
  const { app, viewer } = sight;
  const seen = viewer ? await shareSeenBy(app.db, viewer, view.assignmentId) : null;
  if (!seen || !viewer) return null;
  const { item, assignment: a } = seen;
  const history = concerning(await historyOf(app.db, item.id), a);
  if (!sight.again && isMootUrge(view.why, a, history)) return null;
  return { item, a, history, unit: await unitWords(sight, a), charge: await chargeOf(sight, a), viewer };
}

async function evidenceFacts(
  { app, today, pen }: Sight,
  a: Assignment,
): Promise<Pick<AssignmentFacts, "evidence" | "openEvidence">> {
  const files = await evidenceOf(app.db, a.id);
  const evidence = files.map(({ fileName, receivedAt, byName }) => ({
    name: fileName,
    when: momentInWords(receivedAt, today),
    who: byName ?? "",
  }));
  const subject = { view: "evidence", assignmentId: a.id } as const;
  return { evidence, openEvidence: files.length > 0 ? evidenceAction(pen, subject, a.version) : null };
}

/** The form while its act is still open to the reader, else the buttons of what is. */
async function bottom(
  sight: Sight,
  view: Extract<View, { view: "assignment" }>,
  { item, a, history, unit, viewer }: Shown,
): Promise<Pick<AssignmentFacts, "actions" | "form">> {
  const open = actsOpenTo(viewer, item, a);
  const people = view.form === "forward" ? await colleagues(sight, viewer, a) : [];
  const form = view.form && open.includes(view.form) ? actForm(sight, view, { item, a, unit, history, people }) : null;
  return { form, actions: form ? [] : open.map((act) => actButton(sight.pen, act, a)) };
}

/** 承办卡: one assignment as its reader may see it, with what the reader may do now. */
export const drawAssignment: Draw<"assignment"> = async (sight, view) => {
  const shown = await load(sight, view);
  if (!shown) return null;
  const { app, pen, today } = sight;
  const { item, a, history, unit } = shown;
  pen.shows({ view: "assignment", assignmentId: a.id }, a.version);
  const evidence = await evidenceFacts(sight, a);
  return assignmentCard({
    tone: informs(view.why, a) ? "information" : toneOf(a, today, app.calendar),
    title: titleOf(a, view.why, today),
    number: formatNumber(item.number),
    matter: item.matter,
    due: dueOf(a, today, app.calendar),
    unit,
    status: statusWords(a),
    ask: askOf(sight, shown, view.why),
    facts: [
      ...signOffFacts(a, history, evidence.evidence),
      ...itemFactList(item),
      ...assignmentFactList(shown, sight),
      ...(await principalFacts(sight, shown)),
    ],
    history: historyLines(history, sight),
    ...evidence,
    ...(await bottom(sight, view, shown)),
    open: isOpen(a.status),
    reference: pen.reference,
  });
};
