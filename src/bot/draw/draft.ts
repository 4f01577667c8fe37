import { draftCard } from "../../../cards/draft.ts";
import type { DraftFacts } from "../../../cards/facts.ts";
import { historyOf } from "../../db/journal.ts";
import { itemSeenBy } from "../../db/seen.ts";
import type { View } from "../../db/view.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import { entryStatuses } from "../../domain/intake/entry.ts";
import type { SupervisionItem } from "../../domain/item/item.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { intakeSeenBy } from "../../usecases/intake/entry.ts";
import { mustAsk } from "../../usecases/item/approval.ts";
import type { Draft } from "../../usecases/item/draft.ts";
import { draftById } from "../../usecases/item/draft.ts";
import type { DraftContent } from "../../usecases/item/draft-content.ts";
import { contentOf } from "../../usecases/item/draft-content.ts";
import { pendingFace, returnedWords } from "./draft-approval.ts";
import { draftForm } from "./draft-form.ts";
import { previewOf } from "./draft-preview.ts";
import { drawProposal } from "./proposal.ts";
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

/** Somebody else decided on the entry this draft was to register. */
async function overtakenFace({ app }: Sight, viewer: Actor, { entryId }: Draft): Promise<Face | null> {
  const entry = entryId ? await intakeSeenBy(app.db, viewer, entryId) : null;
  if (!entry || entry.status === "waiting") return null;
  const outcome = `这件待立项事项的结果为“${entryStatuses[entry.status]}”，本草稿不再使用。`;
  return { ...withdrawnFace, title: "督办草稿不再使用", outcome };
}

type Shown = { draft: Draft; content: DraftContent; viewer: Actor };

/** The form still to be confirmed, with what it warns of. */
async function openFace(sight: Sight, view: Extract<View, { view: "draft" }>, { draft, content, viewer }: Shown) {
  const { preview, warnings, overlaps } = await previewOf(sight, content);
  const untouched = content.units === "" && content.matter === "";
  const title = untouched ? "下达督导事项" : "督办预览";
  const asks = await mustAsk(sight.app, viewer);
  const face: Face = {
    title: draft.returnedAt ? "草稿已退回，请修改" : title,
    tone: draft.returnedAt ? "comingDue" : "information",
    warnings: [...(await returnedWords(sight, draft)), ...warnings].filter((warning) => warning !== view.fault),
    form: draftForm(sight, view, { content, overlaps, asks }),
    outcome: null,
    actions: [],
  };
  return { preview, face: draft.pendingSince ? await pendingFace(sight, draft, warnings) : face };
}

/** 督办预览: what will leave the room, to whom, and what deserves a second look; afterwards what became of it. */
export const drawDraft: Draw<"draft"> = async (sight, view) => {
  const { app, viewer, pen } = sight;
  const draft = await draftById(app.db, view.draftId);
  if (!draft || !viewer || draft.createdBy !== viewer.id) return null;
  const content = view.filled ? contentOf(draft.content, view.filled) : draft.content;
  const shown = { draft, content, viewer };
  if (draft.proposedIn) return drawProposal(sight, view, shown);
  if (!may(viewer, "issue")) return null;
  const item = draft.itemId ? await itemSeenBy(app.db, viewer, draft.itemId) : null;
  if (draft.itemId && !item) return null;
  pen.shows({ view: "draft", draftId: draft.id }, draft.version);
  const { preview, face: unissued } = await openFace(sight, view, shown);
  const past = draft.withdrawn ? withdrawnFace : await overtakenFace(sight, viewer, draft);
  const face = item ? await issuedFace(sight, item) : (past ?? unissued);
  return draftCard({ ...face, preview, reference: pen.reference });
};
