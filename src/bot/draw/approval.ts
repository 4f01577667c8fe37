import { draftCard } from "../../../cards/draft.ts";
import type { CardAction, DraftFacts, Fact, FormFacts } from "../../../cards/facts.ts";
import { historyOf } from "../../db/journal.ts";
import { personById } from "../../db/roster-store.ts";
import { itemSeenBy } from "../../db/seen.ts";
import type { View } from "../../db/view.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { unitsGiving } from "../../domain/access/rights.ts";
import { momentInWords } from "../../domain/calendar/words.ts";
import { bases, categories, topics, workstreams } from "../../domain/item/categories.ts";
import { priorities } from "../../domain/item/item.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { REFUSAL_REASON } from "../../usecases/item/answer-draft.ts";
import type { Draft } from "../../usecases/item/draft.ts";
import { draftById } from "../../usecases/item/draft.ts";
import type { DraftContent } from "../../usecases/item/draft-content.ts";
import { previewOf } from "./draft-preview.ts";
import type { Draw, Sight } from "./sight.ts";
import { doneLine } from "./words.ts";

type Shown = Extract<View, { view: "approval" }>;
type Face = Pick<DraftFacts, "title" | "tone" | "warnings" | "form" | "outcome" | "actions">;

/** Everything that would be issued, beside what the preview says. */
function contentFacts(content: DraftContent): Fact[] {
  const category = content.category ? categories[content.category].label : "";
  const rows: [string, string | null][] = [
    ["工作要求", content.requirement],
    ["工作领域", content.workstreams.map((key) => workstreams[key]).join("、")],
    ["类别", content.topic ? `${category} · ${topics[content.topic]}` : category],
    ["依据", content.basis ? bases[content.basis] : null],
    ["来源", content.source],
    ["紧急程度", priorities[content.priority]],
    ["重复下达理由", content.repeatReason],
  ];
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function answers({ pen }: Sight, { id, version }: Draft): CardAction[] {
  const subject = { view: "approval", draftId: id } as const;
  const confirm = { title: "同意下达", text: "同意后即取得编号，并向各承办单位联络员发出交办卡片。" };
  return [
    pen.button({ label: "同意", act: "approveIssue", subject, version, kind: "primary", confirm }),
    pen.button({ label: "不同意", act: "form.refuseIssue", subject, version, kind: "danger" }),
  ];
}

function refusalForm({ pen }: Sight, { id, version }: Draft, { filled, fault }: Shown): FormFacts {
  const subject = { view: "approval", draftId: id } as const;
  return {
    notice: "不同意：提交后草稿退回起草人修改，不取得编号，承办单位不会知道。",
    fault: fault ?? null,
    fields: [
      {
        name: "reason",
        label: REFUSAL_REASON.label,
        kind: "text",
        required: true,
        placeholder: "请写明需要改什么，或为何不下达",
        most: REFUSAL_REASON.most,
        multiline: true,
        value: String(filled?.reason ?? ""),
      },
    ],
    submit: pen.button({ label: "提交", act: "refuseIssue", subject, version, kind: "primary" }),
    back: pen.button({ label: "返回", act: "back", subject, version }),
  };
}

const over = (outcome: string, tone: DraftFacts["tone"] = "ended"): Face => ({
  title: "下达请示已办理",
  tone,
  warnings: [],
  form: null,
  outcome,
  actions: [],
});

/** What became of it: issued, refused, taken back or given up. */
async function overFace({ app, today }: Sight, viewer: Actor, draft: Draft): Promise<Face> {
  const item = draft.itemId ? await itemSeenBy(app.db, viewer, draft.itemId) : null;
  const issue = item ? (await historyOf(app.db, item.id)).find(({ act }) => act === "issue") : undefined;
  if (item && issue) return over(`${doneLine(issue, today)}，编号${formatNumber(item.number)}。`, "done");
  if (draft.returnedAt) {
    const by = draft.returnedBy ? await personById(app.db, draft.returnedBy) : null;
    const when = momentInWords(draft.returnedAt, today);
    return over(`${by?.name ?? ""} ${when} 不同意下达，已退回起草人：${draft.returnReason ?? ""}`);
  }
  return over("起草人已收回，目前不需要您办理。");
}

/** 下达请示 (04-3): all that would be issued, for the head of the office to agree to or to send back. */
export const drawApproval: Draw<"approval"> = async (sight, view) => {
  const { app, viewer, pen, today } = sight;
  const draft = await draftById(app.db, view.draftId);
  if (!draft?.officeId || !viewer || !unitsGiving(viewer, "approveIssue", "office").includes(draft.officeId))
    return null;
  pen.shows({ view: "approval", draftId: draft.id }, draft.version);
  const drafter = await personById(app.db, draft.createdBy);
  const { preview, warnings } = await previewOf(sight, { ...draft.content, remarks: [] });
  const since = draft.pendingSince ? ` ${momentInWords(draft.pendingSince, today)} 送请同意` : "";
  const facts = [
    ...preview,
    ...contentFacts(draft.content),
    { label: "起草人", value: `${drafter?.name ?? ""}${since}` },
  ];
  const form = view.form ? refusalForm(sight, draft, view) : null;
  const open: Face = {
    title: "下达请示，请审定",
    tone: "comingDue",
    warnings,
    form,
    outcome: null,
    actions: form ? [] : answers(sight, draft),
  };
  const face = draft.pendingSince && !draft.itemId ? open : await overFace(sight, viewer, draft);
  const instead = "请发送 /待办 办理";
  return draftCard({ ...face, preview: facts, instead, reference: pen.reference });
};
