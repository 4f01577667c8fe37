import { draftCard } from "../../../cards/draft.ts";
import type { DraftFacts, Fact, FormFacts } from "../../../cards/facts.ts";
import { loadUnits, unitById } from "../../db/roster-store.ts";
import type { View } from "../../db/view.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { unitsGiving } from "../../domain/access/rights.ts";
import { dueInWords } from "../../domain/calendar/words.ts";
import type { Draft } from "../../usecases/item/draft.ts";
import type { DraftContent } from "../../usecases/item/draft-content.ts";
import { dayFrom, unitsFrom } from "../../usecases/item/reading.ts";
import { draftFields } from "./draft-form.ts";
import { orWhy } from "./draft-preview.ts";
import { cutShort } from "./form.ts";
import type { Draw, Sight } from "./sight.ts";

type Shown = Extract<View, { view: "draft" }>;
type Face = Pick<DraftFacts, "title" | "tone" | "warnings" | "form" | "outcome">;

/** What a proposal must say; the rest the office settles when it registers. */
const needed = ["units", "matter"] as const;

function proposalForm({ pen }: Sight, { draftId, fault }: Shown, content: DraftContent): FormFacts {
  const subject = { view: "draft", draftId } as const;
  const fields = draftFields(content, { asksWhyAgain: false, needed });
  return {
    notice: "本表单为提请，不是下达：提交后报市委平安办决定是否立项，不占编号，承办单位不会收到通知。其余各栏可不填。",
    fault: fault ?? cutShort(fields),
    fields,
    submit: pen.button({ label: "提交", act: "propose", subject, kind: "primary" }),
    back: pen.button({ label: "取消", act: "discard", subject }),
  };
}

async function previewOf(sight: Sight, content: DraftContent, unit: string): Promise<{ facts: Fact[]; why: string[] }> {
  const { app, today } = sight;
  const units = content.units ? await orWhy(async () => unitsFrom(await loadUnits(app.db), content.units)) : null;
  const due = content.due ? await orWhy(() => dayFrom(app, content.due ?? "")) : null;
  const named = (units?.value ?? []).map(({ name }) => name);
  const rows: [string, string][] = [
    ["提请单位", unit],
    ["事项", content.matter],
    ["拟承办单位", named.length > 1 ? `共 ${named.length} 个单位：${named.join("、")}` : named.join("")],
    ["建议期限", due?.value ? dueInWords(due.value, today, app.calendar) : ""],
  ];
  const facts = rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
  return { facts, why: [...(units?.why ?? []), ...(due?.why ?? [])] };
}

const ended = (title: string, outcome: string): Face => ({ title, tone: "ended", warnings: [], form: null, outcome });

/** 提请预览 (四 04-1): says plainly that nothing is issued by it; afterwards what became of it. */
export async function drawProposal(
  sight: Sight,
  view: Shown,
  { draft, content, viewer }: { draft: Draft; content: DraftContent; viewer: Actor },
): ReturnType<Draw<"draft">> {
  const { proposedIn, withdrawn, entryId } = draft;
  if (!proposedIn || !unitsGiving(viewer, "propose", "proposed").includes(proposedIn)) return null;
  const unit = (await unitById(sight.app.db, proposedIn))?.name ?? "";
  const { facts, why } = await previewOf(sight, content, unit);
  const empty = content.units === "" && content.matter === "";
  const open: Face = {
    title: empty ? "提请立项" : "提请立项预览",
    tone: "information",
    warnings: [...content.remarks, ...why].filter((warning) => warning !== view.fault),
    form: proposalForm(sight, view, content),
    outcome: null,
  };
  const face = entryId
    ? ended("已提请立项", "已报市委平安办决定是否立项，发送 /待立项 查看结果。")
    : withdrawn
      ? ended("提请已取消", "已取消，没有提请。")
      : open;
  return draftCard({ ...face, actions: [], preview: facts, reference: sight.pen.reference });
}
