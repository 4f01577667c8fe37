import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { actingNow } from "../../db/acting-now.ts";
import { saveDraft } from "../../db/drafts.ts";
import { approversFor } from "../../db/on-duty.ts";
import { ruled } from "../../db/rule-versions.ts";
import type { DraftId } from "../../db/schema/item.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { guardIssuer, officeOf } from "../../domain/item/issue.ts";
import { Refusal } from "../../refusal.ts";
import { entryToRegister } from "../intake/decide.ts";
import { askHeads, noted, redrawn } from "./approval.ts";
import { draftById } from "./draft.ts";
import type { DraftContent } from "./draft-content.ts";
import { birthOf, guardAgainstRoster, guardSeen, issueWords, ownDraft, rehearse } from "./issue.ts";

type Confirmed = { draftId: DraftId; content: DraftContent };

/**
 * 确认下达 where the head must agree first (04-3): the draft is `pendingApproval`, no number is taken and nobody outside
 * the office hears of it. Throws what issuing would throw, and `noApprover` where no head can be reached.
 */
export function proposeDraft(app: App, asker: Actor, { draftId, content }: Confirmed): Promise<void> {
  return app.db.transaction(async (tx) => {
    const inside = await ruled(within(app, tx));
    const draft = await ownDraft(inside, asker, draftId);
    const by = await actingNow(inside, asker);
    guardIssuer(by);
    if (draft.proposedIn) throw new Refusal("notFound", {});
    await entryToRegister(inside, by, draft);
    const officeId = officeOf(by);
    if (!officeId) throw new Refusal("notAllowed", { what: "下达督导事项", right: "issue" });
    const words = await issueWords(inside, content);
    const at = app.clock.now();
    rehearse(inside, { words, birth: birthOf(words, { officeId, by, at }) });
    await guardAgainstRoster(inside, by, { words, content });
    guardSeen(app, words, { before: draft.content, content });
    const heads = await approversFor(inside, officeId, by.id);
    if (heads.length === 0) throw new Refusal("noApprover", {});
    const returned = { returnedAt: null, returnedBy: null, returnReason: null };
    const version = draft.version + 1;
    await saveDraft(tx, draftId, { content, officeId, pendingSince: at, version, ...returned });
    await noted(inside, { act: "proposeIssue", by, draft, texts: { matter: words.matter } }, officeId);
    await askHeads(inside, { id: draftId, version }, heads);
    await redrawn(inside, draft);
  });
}

/** 收回: the drafter has the draft back as it was, to be changed. Throws `approvalMoved` where it waits no more. */
export function takeBackDraft(app: App, asker: Actor, draftId: DraftId): Promise<void> {
  return app.db.transaction(async (tx) => {
    const inside = await ruled(within(app, tx));
    const draft = await draftById(tx, draftId, true);
    if (!draft || draft.createdBy !== asker.id || !draft.officeId) throw new Refusal("notFound", {});
    if (draft.pendingSince === null) throw new Refusal("approvalMoved", {});
    const by = await actingNow(inside, asker);
    await saveDraft(tx, draftId, { pendingSince: null, version: draft.version + 1 });
    await noted(inside, { act: "takeBackDraft", by, draft }, draft.officeId);
    await redrawn(inside, draft);
  });
}
