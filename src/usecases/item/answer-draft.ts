import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { actingNow } from "../../db/acting-now.ts";
import { saveDraft } from "../../db/drafts.ts";
import type { Ruled } from "../../db/rule-versions.ts";
import { ruled } from "../../db/rule-versions.ts";
import type { DraftId } from "../../db/schema/item.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { guardApprover, guardOwnDraft } from "../../domain/item/approval.ts";
import type { SupervisionItem } from "../../domain/item/item.ts";
import type { UnitId } from "../../domain/roster/unit.ts";
import { Refusal } from "../../refusal.ts";
import { entryToRegister } from "../intake/decide.ts";
import { noted, redrawn } from "./approval.ts";
import type { Draft } from "./draft.ts";
import { draftById } from "./draft.ts";
import { birthOf, guardAgainstRoster, issueWords, putIssued, rehearse } from "./issue.ts";
import { tellDrafter } from "./tell-drafter.ts";

/** What 不同意 asks for. */
export const REFUSAL_REASON = { label: "不同意的理由", most: 500 } as const;

type Answered = { draftId: DraftId; expected: number };
type Held = { draft: Draft; by: Actor; officeId: UnitId };

async function pending(inside: Ruled, asker: Actor, { draftId, expected }: Answered): Promise<Held> {
  const draft = await draftById(inside.db, draftId, true);
  const by = await actingNow(inside, asker);
  if (!draft?.officeId) throw new Refusal("notFound", {});
  guardApprover(draft, by, expected);
  return { draft, by, officeId: draft.officeId };
}

/** What stands in the way now is for the drafter to mend: the head is told how it goes back. */
async function asNotIssuable<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal("notIssuable", { why: error.message });
    throw error;
  }
}

/**
 * 同意: issues the draft in this one transaction, with the number and the year of this moment; the matter stays in the
 * drafter's hands. Throws `notIssuable` where something has come in the way since, such as a limit that has passed.
 */
export function approveDraft(app: App, asker: Actor, answered: Answered): Promise<SupervisionItem> {
  return app.db.transaction(async (tx) => {
    const inside = await ruled(within(app, tx));
    const { draft, by, officeId } = await pending(inside, asker, answered);
    guardOwnDraft(draft, by);
    const { content, createdBy: drafter, id: draftId } = draft;
    const { words, birth, entry } = await asNotIssuable(async () => {
      const read = await issueWords(inside, content);
      const about = { officeId, by, at: app.clock.now(), drafter, right: "approveIssue" } as const;
      const taken = await entryToRegister(inside, by, draft);
      const ready = { words: read, birth: birthOf(read, about), entry: taken };
      rehearse(inside, ready);
      await guardAgainstRoster(inside, by, { words: read, content });
      return ready;
    });
    const item = await putIssued(inside, { draftId, content, words, birth, entry });
    await tellDrafter(inside, draft, { approved: item.id });
    await redrawn(inside, draft);
    return item;
  });
}

function readReason(typed: string): string {
  const reason = typed.trim();
  if (reason === "") throw new Refusal("incomplete", { fields: [REFUSAL_REASON.label] });
  if (reason.length > REFUSAL_REASON.most)
    throw new Refusal("tooLong", { field: REFUSAL_REASON.label, most: REFUSAL_REASON.most });
  return reason;
}

/** 不同意: the draft goes back to its drafter, to be changed, with the reason. */
export function refuseDraft(app: App, asker: Actor, answered: Answered & { reason: string }): Promise<void> {
  return app.db.transaction(async (tx) => {
    const inside = await ruled(within(app, tx));
    const { draft, by, officeId } = await pending(inside, asker, answered);
    const reason = readReason(answered.reason);
    const at = app.clock.now();
    const returned = { returnedAt: at, returnedBy: by.id, returnReason: reason };
    await saveDraft(tx, draft.id, { pendingSince: null, version: draft.version + 1, ...returned });
    await noted(inside, { act: "refuseIssue", by, draft, texts: { reason } }, officeId);
    await tellDrafter(inside, draft, { refused: reason });
    await redrawn(inside, draft);
  });
}
