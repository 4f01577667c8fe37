import { draftCard } from "../../../cards/draft.ts";
import type { DraftFacts } from "../../../cards/facts.ts";
import { historyOf } from "../../db/journal.ts";
import { itemSeenBy } from "../../db/seen.ts";
import { may } from "../../domain/access/rights.ts";
import type { SupervisionItem } from "../../domain/item/item.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { mustAsk } from "../../usecases/item/approval.ts";
import { draftById } from "../../usecases/item/draft.ts";
import { contentOf } from "../../usecases/item/draft-content.ts";
import { pendingFace, returnedWords } from "./draft-approval.ts";
import { draftForm } from "./draft-form.ts";
import { previewOf } from "./draft-preview.ts";
import type { Draw, Sight } from "./sight.ts";
import { doneLine } from "./words.ts";

type Face = Pick<DraftFacts, "title" | "tone" | "warnings" | "form" | "outcome" | "actions">;

async function issuedFace({ app, today }: Sight, item: SupervisionItem): Promise<Face> {
  const issue = (await historyOf(app.db, item.id)).find(({ act }) => act === "issue");
  const said = issue ? `${doneLine(issue, today)}，` : "";
  const units = item.assignments.filter(({ replaces }) => replaces === null).length;
  return {
    title: "督导事项已下达",
    tone: "done",
    warnings: [],
    form: null,
    actions: [],
    outcome: `${said}编号${formatNumber(item.number)}，已向 ${units} 个单位发出交办卡片。`,
  };
}

const withdrawnFace: Face = {
  title: "督办草稿已取消",
  tone: "ended",
  warnings: [],
  form: null,
  actions: [],
  outcome: "已取消，没有下达，未占用编号。",
};

/** 督办预览: what will leave the room, to whom, and what deserves a second look; afterwards what became of it. */
export const drawDraft: Draw<"draft"> = async (sight, view) => {
  const { app, viewer, pen } = sight;
  const draft = await draftById(app.db, view.draftId);
  if (!draft || !viewer || draft.createdBy !== viewer.id || !may(viewer, "issue")) return null;
  const item = draft.itemId ? await itemSeenBy(app.db, viewer, draft.itemId) : null;
  if (draft.itemId && !item) return null;
  pen.shows({ view: "draft", draftId: draft.id }, draft.version);
  const content = view.filled ? contentOf(draft.content, view.filled) : draft.content;
  const { preview, warnings, overlaps } = await previewOf(sight, content);
  const untouched = content.units === "" && content.matter === "";
  const title = untouched ? "下达督导事项" : "督办预览";
  const asks = await mustAsk(app, viewer);
  const open: Face = {
    title: draft.returnedAt ? "草稿已退回，请修改" : title,
    tone: draft.returnedAt ? "comingDue" : "information",
    warnings: [...(await returnedWords(sight, draft)), ...warnings].filter((warning) => warning !== view.fault),
    form: draftForm(sight, view, { content, overlaps, asks }),
    outcome: null,
    actions: [],
  };
  const unissued = draft.pendingSince ? await pendingFace(sight, draft, warnings) : open;
  const face = item ? await issuedFace(sight, item) : draft.withdrawn ? withdrawnFace : unissued;
  return draftCard({ ...face, preview, reference: pen.reference });
};
