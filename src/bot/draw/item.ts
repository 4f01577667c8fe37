import type { FormFacts, ItemFacts } from "../../../cards/facts.ts";
import { itemCard } from "../../../cards/item.ts";
import { filesOf } from "../../db/evidence-files.ts";
import type { HistoryEntry } from "../../db/journal.ts";
import { historyOf } from "../../db/journal.ts";
import { unitsById } from "../../db/roster-store.ts";
import { itemSeenBy } from "../../db/seen.ts";
import type { View } from "../../db/view.ts";
import type { Day } from "../../domain/calendar/day.ts";
import { dayInWords } from "../../domain/calendar/words.ts";
import { actLabels } from "../../domain/item/acts.ts";
import { fieldsOf } from "../../domain/item/forms.ts";
import type { Assignment, SupervisionItem } from "../../domain/item/item.ts";
import { isOpen, itemStatusLabels, statusLabels, statusWords } from "../../domain/item/item.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { actsOpenTo } from "./actions.ts";
import { historyLines, itemFactList } from "./assignment.ts";
import { evidenceAction } from "./evidence.ts";
import { cutShort, fieldFacts } from "./form.ts";
import { promiseWords } from "./promise.ts";
import { ruleFacts } from "./settings-known.ts";
import type { Draw, Sight } from "./sight.ts";
import { waitedWords } from "./waiting.ts";
import { doneLine, dueOf, isLate, toneOf } from "./words.ts";

/** The state of the whole in one line: how many units, and how many stand where. */
function sumOf(assignments: readonly Assignment[]): string {
  const atWork = assignments.filter(({ status }) => status !== "reassigned");
  const counted = Object.entries(statusLabels).flatMap(([status, label]) => {
    const count = atWork.filter((a) => a.status === status).length;
    return count > 0 ? [`${label} ${count}`] : [];
  });
  const moved = assignments.length - atWork.length;
  const besides = moved > 0 ? `；另有 ${moved} 个单位已改派` : "";
  return `共 ${atWork.length} 个承办单位：${counted.join("，")}${besides}`;
}

function itemForm(sight: Sight, view: Extract<View, { view: "item" }>, item: SupervisionItem): FormFacts | null {
  const act = view.form;
  if (!act) return null;
  const open = item.assignments.filter(({ status }) => isOpen(status));
  const dates = [...new Set(open.map(({ due }) => due))].sort().map((due) => dayInWords(due, sight.today));
  const standing = act === "redate" ? `现期限为${dates.join("、")}。` : "";
  const subject = { view: "item", itemId: item.id } as const;
  const typed = (view.filled ?? {}) as Record<string, string>;
  const fields = fieldsOf(act).map((field) => fieldFacts(field, String(typed[field.name] ?? "")));
  return {
    notice: `${actLabels[act]}：${standing}提交后对未办结的 ${open.length} 个单位一并生效，并告知各联络员。`,
    fault: view.fault ?? cutShort(fields),
    fields,
    submit: sight.pen.button({ label: "提交", act, subject, version: item.version, kind: "primary" }),
    back: sight.pen.button({ label: "返回", act: "back", subject, version: item.version }),
  };
}

function itemActions(sight: Sight, item: SupervisionItem): ItemFacts["actions"] {
  const subject = { view: "item", itemId: item.id } as const;
  const button = (label: string, act: string, kind: "plain" | "danger" = "plain") =>
    sight.pen.button({ label, act, subject, version: item.version, kind });
  const { viewer } = sight;
  const open = viewer !== null && item.assignments.some((a) => actsOpenTo(viewer, item, a).includes("cancel"));
  const urgeable = viewer !== null && item.assignments.some((a) => actsOpenTo(viewer, item, a).includes("urge"));
  return [
    ...(urgeable ? [button("催办", "form.urge")] : []),
    ...(open ? [button("改期", "form.redate"), button("撤销", "form.cancel", "danger")] : []),
    button("刷新", "goto"),
  ];
}

/** 调阅佐证, as soon as one of the units has sent some. */
async function evidenceActions({ app, pen }: Sight, item: SupervisionItem): Promise<ItemFacts["actions"]> {
  const ids = item.assignments.map(({ id }) => id);
  const files = await filesOf(app.db, ids);
  return files.length > 0 ? [evidenceAction(pen, { view: "itemEvidence", itemId: item.id }, item.version)] : [];
}

/** A card is drawn anew when something is done, not when a day passes; so it says which day it speaks of. */
const standing = (today: Day): string =>
  `本卡片所列为${dayInWords(today, today)}的情况，有新的办理时随之更新；要看当日情况，请点“刷新”（按钮多时在“更多操作”里）。`;

const mostUrgent = (open: readonly Assignment[]): Assignment | undefined =>
  [...open].sort((x, y) => x.due.localeCompare(y.due))[0];

const said = (history: readonly HistoryEntry[], a: Assignment, { today }: Sight): string => {
  const last = history.filter(({ assignmentId }) => assignmentId === a.id).at(-1);
  return last ? doneLine(last, today) : "尚未签收";
};

function statusOf(a: Assignment, { today, app }: Sight): string {
  const waited = waitedWords(a, { today, calendar: app.calendar });
  if (waited) return a.status === "submitted" ? waited : `${statusLabels[a.status]}（${waited}）`;
  return `${statusWords(a)}${isLate(a, today) ? "（逾期）" : ""}`;
}

/** How the whole stands; what waits for an answer of the office, or is late, is named. */
function titleOfItem(item: SupervisionItem, today: Day): string {
  if (item.status !== "issued") return `督导事项${itemStatusLabels[item.status]}`;
  const some = (status: Assignment["status"]) => item.assignments.some((a) => a.status === status);
  if (some("submitted")) return "督导事项 · 有办结申请待审核";
  if (some("declined")) return "督导事项 · 有单位待改派";
  const late = item.assignments.some((a) => isLate(a, today));
  const begun = item.assignments.some((a) => isOpen(a.status) && a.status !== "issued");
  return `督导事项${begun ? " · 办理中" : "已下达，待签收"}${late ? "（有逾期）" : ""}`;
}

const promisedIn = (a: Assignment, { today }: Sight): string => (isOpen(a.status) && promiseWords(a, today)) || "";

function itemTone(item: SupervisionItem, shown: Assignment | undefined, { app, today }: Sight): ItemFacts["tone"] {
  if (item.status === "closed") return "done";
  return item.status === "cancelled" || !shown ? "ended" : toneOf(shown, today, app.calendar);
}

/** 经办人的总卡: every unit with its own state, the sum above. */
export const drawItem: Draw<"item"> = async (sight, view) => {
  const { app, pen, viewer, today } = sight;
  const item = viewer ? await itemSeenBy(app.db, viewer, view.itemId) : null;
  if (!item) return null;
  const history = await historyOf(app.db, item.id);
  const units = await unitsById(
    app.db,
    item.assignments.map(({ unitId }) => unitId),
  );
  const nameOf = (a: Assignment): string => units.find(({ id }) => id === a.unitId)?.name ?? "";
  const open = item.assignments.filter(({ status }) => isOpen(status));
  const shown = mostUrgent(open) ?? item.assignments[0];
  const issued = history.find(({ act }) => act === "issue");
  return itemCard({
    tone: itemTone(item, shown, sight),
    title: titleOfItem(item, today),
    number: formatNumber(item.number),
    matter: item.matter,
    due: shown ? dueOf(shown, today, app.calendar) : "",
    status: itemStatusLabels[item.status],
    sum: sumOf(item.assignments),
    ask: issued ? `${doneLine(issued, today)}。${open.length > 0 ? standing(today) : ""}` : "",
    units: item.assignments.map((a) => ({
      unit: nameOf(a),
      status: statusOf(a, sight),
      due: [dueOf(a, today, app.calendar), promisedIn(a, sight)].filter(Boolean).join("；承诺"),
      latest: said(history, a, sight),
    })),
    facts: [...itemFactList(item), ...(await ruleFacts(sight, issued?.ruleVersion ?? 1))],
    history: historyLines(history, sight, item.assignments.length > 1),
    actions: view.form ? [] : [...itemActions(sight, item), ...(await evidenceActions(sight, item))],
    form: itemForm(sight, view, item),
    open: item.status === "issued",
    reference: pen.reference,
  });
};
