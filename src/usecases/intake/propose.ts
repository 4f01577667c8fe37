import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { actingNow } from "../../db/acting-now.ts";
import type { Db } from "../../db/db.ts";
import { saveDraft } from "../../db/drafts.ts";
import { insertEntry } from "../../db/intake.ts";
import { cityOffice, loadUnits } from "../../db/roster-store.ts";
import type { DraftId } from "../../db/schema/item.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { enter } from "../../domain/intake/decide.ts";
import type { EntryId } from "../../domain/intake/entry.ts";
import { issueLimits } from "../../domain/item/issue.ts";
import { newId } from "../../ids.ts";
import { Refusal } from "../../refusal.ts";
import type { Draft } from "../item/draft.ts";
import { draftById } from "../item/draft.ts";
import type { DraftContent } from "../item/draft-content.ts";
import { dayFrom, unitsFrom } from "../item/reading.ts";
import { guardResponsible } from "./read.ts";
import { recordIntake } from "./record.ts";

type Proposal = Draft & { proposedIn: NonNullable<Draft["proposedIn"]> };

async function ownProposal(tx: Db, by: Actor, id: DraftId): Promise<Proposal> {
  const draft = await draftById(tx, id, true);
  if (!draft?.proposedIn || draft.createdBy !== by.id) throw new Refusal("notFound", {});
  if (draft.withdrawn) throw new Refusal("noLongerDraft", {});
  if (draft.entryId) throw new Refusal("alreadyProposed", {});
  return { ...draft, proposedIn: draft.proposedIn };
}

const limits = { matter: "事项", requirement: "工作要求", source: "来源" } as const;

/** What a proposal needs: what is to be done, and by whom as its proposer sees it. The rest is the office's to settle. */
async function checked(app: App, content: DraftContent): Promise<DraftContent> {
  const fields = [!content.units && "承办单位", !content.matter && "事项"].filter((each) => each !== false);
  if (fields.length > 0) throw new Refusal("incomplete", { fields });
  const units = unitsFrom(await loadUnits(app.db), content.units);
  guardResponsible(units);
  for (const field of Object.keys(limits) as (keyof typeof limits)[]) {
    const most = issueLimits[field];
    if (content[field].length > most) throw new Refusal("tooLong", { field: limits[field], most });
  }
  const due = content.due ? dayFrom(app, content.due) : null;
  return { ...content, due, units: units.map(({ name }) => name).join("、"), remarks: [], suggested: [] };
}

/**
 * 提交 of a proposal (四 04-1): it goes on the office's intake list and takes no number; the journal, the office's cards and
 * the end of the draft are one transaction. Throws what the rule and the readers throw, `alreadyProposed` for a second time.
 */
export function proposeDraft(
  app: App,
  asker: Actor,
  { draftId, content }: { draftId: DraftId; content: DraftContent },
): Promise<EntryId> {
  return app.db.transaction(async (tx) => {
    const inside = within(app, tx);
    const { proposedIn } = await ownProposal(tx, asker, draftId);
    const by = await actingNow(inside, asker);
    const office = await cityOffice(tx);
    const id = newId<EntryId>();
    const kept = await checked(inside, content);
    const birth = { id, officeId: office.id, kind: "proposal", matter: kept.matter, proposedIn } as const;
    const decision = enter(birth, { by, at: app.clock.now() });
    await insertEntry(tx, { ...decision.next, content: kept });
    await saveDraft(tx, draftId, { content: kept, entryId: id });
    await recordIntake(inside, decision);
    return id;
  });
}
