import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { actingNow } from "../../db/acting-now.ts";
import { overlapping } from "../../db/assignments.ts";
import { record } from "../../db/change.ts";
import { saveDraft } from "../../db/drafts.ts";
import { insertItem, itemById } from "../../db/items.ts";
import { takeNumber } from "../../db/number-series.ts";
import { loadUnits } from "../../db/roster-store.ts";
import { ruled } from "../../db/rule-versions.ts";
import type { DraftId } from "../../db/schema/item.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { handlingUnit } from "../../domain/access/rights.ts";
import { dayOf, yearOf } from "../../domain/calendar/day.ts";
import { dayInWords } from "../../domain/calendar/words.ts";
import type { IssueWords } from "../../domain/item/issue.ts";
import { guardIssuer, issue, missingFields, officeOf } from "../../domain/item/issue.ts";
import type { AssignmentId, ItemId, SupervisionItem } from "../../domain/item/item.ts";
import { formatNumber, formKept } from "../../domain/item/number.ts";
import { newId } from "../../ids.ts";
import { Refusal } from "../../refusal.ts";
import { entryToRegister, settleRegistered } from "../intake/decide.ts";
import type { Draft } from "./draft.ts";
import { draftById } from "./draft.ts";
import type { DraftContent } from "./draft-content.ts";
import { guardLiaisons } from "./liaisons.ts";
import { dayFrom, unitsFrom } from "./reading.ts";

const REASON_MOST = 500;

/** Reads a filled form strictly; throws `incomplete` naming every empty field, or what a field's reader throws. */
async function issueWords(app: App, content: DraftContent): Promise<IssueWords> {
  const units = content.units ? unitsFrom(await loadUnits(app.db), content.units) : [];
  const due = content.due ? dayFrom(app, content.due) : null;
  const words = {
    units,
    due,
    matter: content.matter,
    requirement: content.requirement || null,
    workstreams: content.workstreams,
    category: content.category,
    topic: content.category === "grassrootsFoundations" ? content.topic : null,
    basis: content.basis,
    source: content.source || null,
    priority: content.priority,
  };
  const { category } = words;
  const fields = missingFields(words);
  if (fields.length > 0 || !category || !due) throw new Refusal("incomplete", { fields });
  return { ...words, category, due };
}

type Wanted = { words: IssueWords; content: DraftContent };

async function guardAgainstRoster(app: App, by: Actor, { words, content }: Wanted): Promise<void> {
  await guardLiaisons(
    app.db,
    words.units.map((unit) => ({ name: unit.name, handledIn: handlingUnit(unit) })),
  );
  if (content.repeatReason.length > REASON_MOST)
    throw new Refusal("tooLong", { field: "重复下达理由", most: REASON_MOST });
  const doubles = content.repeatReason ? [] : await overlapping(app.db, by, words);
  if (doubles.length > 0) throw new Refusal("overlap", { numbers: doubles.map((n) => formatNumber(n)) });
}

/**
 * What no preview has shown and no typed word says by itself: how many units a word such as 各县区 stands for, and that
 * a date is an off day. Throws `unseen` once; the card then shows it.
 */
function guardSeen(
  { calendar, clock }: App,
  words: IssueWords,
  { before, content }: Record<"before" | "content", DraftContent>,
) {
  const named = content.units.split(/[\s、，,；;]+/).filter(Boolean).length;
  const many = content.units !== before.units && words.units.length > named;
  const off = content.due !== before.due && !calendar.isWorkday(words.due);
  if (!many && !off) return;
  const due = off ? dayInWords(words.due, dayOf(clock.now())) : null;
  throw new Refusal("unseen", { units: many ? words.units.length : null, due });
}

async function ownDraft(app: App, by: Actor, id: DraftId): Promise<Draft> {
  const draft = await draftById(app.db, id, true);
  if (!draft || draft.createdBy !== by.id) throw new Refusal("notFound", {});
  if (draft.withdrawn) throw new Refusal("noLongerDraft", {});
  if (draft.proposedIn && draft.entryId) throw new Refusal("alreadyProposed", {});
  const issued = draft.itemId ? await itemById(app.db, draft.itemId) : null;
  if (issued) throw new Refusal("alreadyIssued", { number: formatNumber(issued.number) });
  return draft;
}

/** 确认下达: number, assignments, journal and the liaisons' cards in one transaction; a refusal takes no number. */
export function issueDraft(
  app: App,
  asker: Actor,
  { draftId, content }: { draftId: DraftId; content: DraftContent },
): Promise<SupervisionItem> {
  return app.db.transaction(async (tx) => {
    const inside = await ruled(within(app, tx));
    const { content: before, entryId, proposedIn } = await ownDraft(inside, asker, draftId);
    const by = await actingNow(inside, asker);
    guardIssuer(by);
    if (proposedIn) throw new Refusal("notFound", {});
    const entry = await entryToRegister(inside, by, entryId);
    const officeId = officeOf(by);
    if (!officeId) throw new Refusal("notAllowed", { what: "下达督导事项", right: "issue" });
    const words = await issueWords(inside, content);
    const at = app.clock.now();
    const year = yearOf(dayOf(at));
    const assignmentIds = words.units.map(() => newId<AssignmentId>());
    const birth = { id: newId<ItemId>(), assignmentIds, officeId, by, at };
    const form = formKept(inside.calendar.rules.itemNumber);
    issue(words, { ...birth, number: { year, serial: 1, child: null } }, inside.calendar);
    await guardAgainstRoster(inside, by, { words, content });
    guardSeen(app, words, { before, content });
    const serial = await takeNumber(tx, { officeId, kind: "督", year });
    const decision = issue(words, { ...birth, number: { year, serial, child: null, ...form } }, inside.calendar);
    await insertItem(tx, decision.next);
    await saveDraft(tx, draftId, { itemId: decision.next.id, content });
    const [issued] = decision.events;
    if (issued && content.repeatReason) issued.texts.reason = content.repeatReason;
    await record(inside, tx, decision);
    if (entry) await settleRegistered(inside, by, { entry, item: decision.next });
    return decision.next;
  });
}

/** Keeps what was typed into a form that was refused, so that nothing is lost. */
export async function keepTyped(
  app: App,
  by: Actor,
  { draftId, content }: { draftId: DraftId; content: DraftContent },
): Promise<void> {
  await app.db.transaction(async (tx) => {
    await ownDraft({ ...app, db: tx }, by, draftId);
    await saveDraft(tx, draftId, { content });
  });
}

/** 取消: the draft goes no further; nothing was issued, no number was taken. */
export function withdrawDraft(app: App, by: Actor, draftId: DraftId): Promise<Draft> {
  return app.db.transaction(async (tx) => {
    const draft = await ownDraft({ ...app, db: tx }, by, draftId);
    await saveDraft(tx, draftId, { withdrawn: true });
    return draft;
  });
}
