import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { actingNow } from "../../db/acting-now.ts";
import { insertDraft } from "../../db/drafts.ts";
import { openDraftOf, putBeforeHead, saveDecision } from "../../db/intake.ts";
import { unitById } from "../../db/roster-store.ts";
import type { DraftId } from "../../db/schema/item.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { guardDecision, registerItem, turnDown } from "../../domain/intake/decide.ts";
import type { EntryId } from "../../domain/intake/entry.ts";
import { sourceKinds } from "../../domain/intake/sources.ts";
import { issueLimits } from "../../domain/item/issue.ts";
import type { SupervisionItem } from "../../domain/item/item.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { suggest } from "../../domain/item/suggest.ts";
import { newId } from "../../ids.ts";
import { Refusal } from "../../refusal.ts";
import type { DraftContent } from "../item/draft-content.ts";
import type { Intake } from "./entry.ts";
import { intakeSeenBy, lockedEntry } from "./entry.ts";
import { readReason } from "./read.ts";
import { recordIntake } from "./record.ts";

/** Throws `notFound` or `entryDecided` to whoever could not decide on it now; nothing is changed. */
export async function admitToEntry(app: App, by: Actor, id: EntryId): Promise<Intake> {
  const entry = await intakeSeenBy(app.db, by, id);
  if (!entry) throw new Refusal("notFound", {});
  guardDecision(entry, by);
  return entry;
}

/** Who proposed it stands in 来源, before what they wrote there themselves. */
async function sourceOf({ db }: App, { proposedIn, content: { source } }: Intake): Promise<string> {
  const unit = proposedIn ? await unitById(db, proposedIn) : null;
  const said = unit ? `${unit.name}提请${source ? `：${source}` : ""}` : source;
  return said.slice(0, issueLimits.source);
}

/** What the entry says, and for what it leaves open what its words and its kind of source hint at, marked 建议. */
async function prefilled(app: App, entry: Intake): Promise<DraftContent> {
  const { content } = entry;
  const hint = suggest(content.matter);
  const category = content.category ?? sourceKinds[entry.kind].category ?? hint.category;
  const workstreams = content.workstreams.length > 0 ? content.workstreams : [hint.workstream].flatMap((w) => w ?? []);
  const topic = content.topic ?? (category === "grassrootsFoundations" ? hint.topic : null);
  const suggested = [
    content.workstreams.length === 0 && workstreams.length > 0 && "workstreams",
    content.category === null && category !== null && "category",
    content.topic === null && topic !== null && "topic",
    content.basis === null && hint.basis !== null && "basis",
  ].filter((each) => each !== false);
  return {
    ...content,
    ...{ category, topic, workstreams, suggested, source: await sourceOf(app, entry) },
    basis: content.basis ?? hint.basis,
  };
}

/** 立项: opens the form of `/督办` filled from the entry; nothing is registered before it is issued. */
export function draftFor(app: App, asker: Actor, entryId: EntryId): Promise<DraftId> {
  return app.db.transaction(async (tx) => {
    const inside = within(app, tx);
    const by = await actingNow(inside, asker);
    const entry = await admitToEntry(inside, by, entryId);
    const open = await openDraftOf(tx, entryId, by.id);
    if (open) return open;
    await guardBeforeHead(inside, entryId);
    const id = newId<DraftId>();
    const content = await prefilled(inside, entry);
    await insertDraft(tx, { id, createdBy: by.id, createdAt: app.clock.now(), content, entryId });
    return id;
  });
}

/** Within the issuing transaction: the entry becomes this item, or everything is undone with what `guardDecision` throws. */
export async function settleRegistered(
  app: App,
  by: Actor,
  { entry, item }: { entry: Intake; item: SupervisionItem },
): Promise<void> {
  const number = formatNumber(item.number);
  const decision = registerItem(entry, { by, at: item.issuedAt, itemId: item.id, number });
  await saveDecision(app.db, decision.next);
  await recordIntake(app, decision);
}

/** One draft of an entry at a time is before the head (04-3), and nothing else is decided meanwhile; throws `entryBeforeHead`. */
async function guardBeforeHead({ db }: App, entryId: EntryId, except?: DraftId): Promise<void> {
  const put = await putBeforeHead(db, entryId, except);
  if (put) throw new Refusal("entryBeforeHead", { by: put.by });
}

/** The entry a draft registers, held until the issue is over; null where it registers none. */
export async function entryToRegister(
  app: App,
  by: Actor,
  { id, entryId }: { id: DraftId; entryId: EntryId | null },
): Promise<Intake | null> {
  if (!entryId) return null;
  const entry = await lockedEntry(app.db, entryId);
  guardDecision(entry, by);
  await guardBeforeHead(app, entryId, id);
  return entry;
}

/** 不予立项: with a reason, which the proposer hears. Throws what `guardDecision` throws. */
export function turnDownEntry(
  app: App,
  asker: Actor,
  { entryId, reason }: { entryId: EntryId; reason: string },
): Promise<Intake> {
  return app.db.transaction(async (tx) => {
    const inside = within(app, tx);
    const by = await actingNow(inside, asker);
    const entry = await lockedEntry(tx, entryId);
    guardDecision(entry, by);
    await guardBeforeHead(inside, entryId);
    const decision = turnDown(entry, { by, at: app.clock.now(), reason: readReason(reason) });
    await saveDecision(tx, decision.next);
    await recordIntake(inside, decision);
    return entry;
  });
}
