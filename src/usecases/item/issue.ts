import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { actingNow } from "../../db/acting-now.ts";
import { overlapping } from "../../db/assignments.ts";
import { record } from "../../db/change.ts";
import { saveDraft } from "../../db/drafts.ts";
import { insertItem, itemById } from "../../db/items.ts";
import { takeNumber } from "../../db/number-series.ts";
import { loadUnits } from "../../db/roster-store.ts";
import type { Ruled } from "../../db/rule-versions.ts";
import { ruled } from "../../db/rule-versions.ts";
import type { DraftId } from "../../db/schema/item.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { handlingUnit } from "../../domain/access/rights.ts";
import { dayOf, yearOf } from "../../domain/calendar/day.ts";
import { dayInWords } from "../../domain/calendar/words.ts";
import { asksApproval } from "../../domain/item/approval.ts";
import type { Birth, IssueWords } from "../../domain/item/issue.ts";
import { guardIssuer, issue, missingFields, officeOf } from "../../domain/item/issue.ts";
import type { AssignmentId, ItemId, SupervisionItem } from "../../domain/item/item.ts";
import { formatNumber, formKept } from "../../domain/item/number.ts";
import { newId } from "../../ids.ts";
import { Refusal } from "../../refusal.ts";
import { entryToRegister, settleRegistered } from "../intake/decide.ts";
import type { Intake } from "../intake/entry.ts";
import type { Draft } from "./draft.ts";
import { draftById } from "./draft.ts";
import type { DraftContent } from "./draft-content.ts";
import { guardLiaisons } from "./liaisons.ts";
import { dayFrom, unitsFrom } from "./reading.ts";

const REASON_MOST = 500;

/** Reads a filled form strictly; throws `incomplete` naming every empty field, or what a field's reader throws. */
export async function issueWords(app: App, content: DraftContent): Promise<IssueWords> {
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

export async function guardAgainstRoster(app: App, by: Actor, { words, content }: Wanted): Promise<void> {
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
export function guardSeen(
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

export async function ownDraft(app: App, by: Actor, id: DraftId): Promise<Draft> {
  const draft = await draftById(app.db, id, true);
  if (!draft || draft.createdBy !== by.id) throw new Refusal("notFound", {});
  if (draft.withdrawn) throw new Refusal("noLongerDraft", {});
  if (draft.proposedIn && draft.entryId) throw new Refusal("alreadyProposed", {});
  const issued = draft.itemId ? await itemById(app.db, draft.itemId) : null;
  if (issued) throw new Refusal("alreadyIssued", { number: formatNumber(issued.number) });
  if (draft.pendingSince) throw new Refusal("awaitsApproval", {});
  return draft;
}

type Ready = {
  draftId: DraftId;
  content: DraftContent;
  words: IssueWords;
  birth: Omit<Birth, "number">;
  /** The line of the intake list that becomes a matter hereby. */
  entry: Intake | null;
};

/** What a person would be born with on 确认下达 or 同意. */
export const birthOf = (words: IssueWords, about: Pick<Birth, "officeId" | "by" | "at" | "drafter" | "right">) => ({
  id: newId<ItemId>(),
  assignmentIds: words.units.map(() => newId<AssignmentId>()),
  ...about,
});

/** Whether it could be issued at all, before any number is taken; throws what the rule throws. */
export const rehearse = ({ calendar }: Ruled, { words, birth }: Pick<Ready, "words" | "birth">): unknown =>
  issue(words, { ...birth, number: { year: yearOf(dayOf(birth.at)), serial: 1, child: null } }, calendar);

/** Number, assignments, journal and the liaisons' cards, inside the caller's transaction. */
export async function putIssued(inside: Ruled, ready: Ready): Promise<SupervisionItem> {
  const { draftId, content, words, birth, entry } = ready;
  const { db: tx, calendar } = inside;
  const year = yearOf(dayOf(birth.at));
  const serial = await takeNumber(tx, { officeId: birth.officeId, kind: "督", year });
  const form = formKept(calendar.rules.itemNumber);
  const decision = issue(words, { ...birth, number: { year, serial, child: null, ...form } }, calendar);
  await insertItem(tx, decision.next);
  await saveDraft(tx, draftId, { itemId: decision.next.id, content, pendingSince: null });
  const [issued] = decision.events;
  if (issued && content.repeatReason) issued.texts.reason = content.repeatReason;
  await record(inside, tx, decision);
  if (entry) await settleRegistered(inside, birth.by, { entry, item: decision.next });
  return decision.next;
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
    const entry = await entryToRegister(inside, by, { id: draftId, entryId });
    const officeId = officeOf(by);
    if (!officeId) throw new Refusal("notAllowed", { what: "下达督导事项", right: "issue" });
    if (asksApproval(by, officeId, inside.calendar.rules)) throw new Refusal("needsApproval", {});
    const words = await issueWords(inside, content);
    const birth = birthOf(words, { officeId, by, at: app.clock.now() });
    rehearse(inside, { words, birth });
    await guardAgainstRoster(inside, by, { words, content });
    guardSeen(app, words, { before, content });
    return putIssued(inside, { draftId, content, words, birth, entry });
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
