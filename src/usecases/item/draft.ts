import type { App } from "../../app.ts";
import type { Db } from "../../db/db.ts";
import type { DraftRow } from "../../db/drafts.ts";
import { draftRow, insertDraft } from "../../db/drafts.ts";
import { loadUnits } from "../../db/roster-store.ts";
import type { DraftId } from "../../db/schema/item.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import type { DueReading } from "../../domain/calendar/due-phrase.ts";
import { readDue } from "../../domain/calendar/due-phrase.ts";
import { dayInWords } from "../../domain/calendar/words.ts";
import { proposingUnit } from "../../domain/intake/sight.ts";
import { guardIssuer } from "../../domain/item/issue.ts";
import { suggest } from "../../domain/item/suggest.ts";
import { takeLeadingUnits } from "../../domain/roster/match-units.ts";
import { newId } from "../../ids.ts";
import type { DraftContent } from "./draft-content.ts";
import { draftContent } from "./draft-content.ts";

const trimmed = (text: string): string => text.replace(/^[\s，,、。；;：:]+|[\s，,、。；;：:]+$/g, "");

const NO_DUE = "没有读出办理期限，请在表单中选定。";

function dueRemarks(read: DueReading, app: App): string[] {
  if (read.kind === "refused") return [`期限“${read.phrase}”已过或不是有效日期，请另选。`];
  if (read.kind === "none") return [NO_DUE];
  const today = dayOf(app.clock.now());
  return read.farAway ? [`“${read.phrase}”按${dayInWords(read.due, today)}理解，距今超过 180 天，请核对年份。`] : [];
}

/** Reads one line such as `汉滨区 雪亮工程点位整改 11月30日前` into a form; nothing is refused yet, only remarked. */
export async function readIssueLine(app: App, line: string): Promise<DraftContent> {
  const units = await loadUnits(app.db);
  const named = takeLeadingUnits(line, units);
  const due = readDue(named.rest, dayOf(app.clock.now()), app.calendar);
  const cut = due.kind === "due" ? named.rest.slice(0, due.start) + named.rest.slice(due.end) : named.rest;
  const matter = trimmed(cut);
  const hint = suggest(matter);
  const unclear = named.ambiguous.map(
    ({ word, candidates }) => `“${word}”对应多个单位：${candidates.map(({ name }) => name).join("、")}，请选定其一。`,
  );
  const unknown = named.unknown.map(
    ({ word, nearest }) =>
      `没有找到“${word}”${nearest.length > 0 ? `，是否为：${nearest.map(({ name }) => name).join("、")}` : ""}。`,
  );
  const groups = named.groups.map(
    ({ word, count }) =>
      `“${word}”共 ${count} 个单位${word === "各县区" ? "，不含各功能区；如需一并下达，请在承办单位中加上“各功能区”" : ""}。`,
  );
  const suggested = [
    ...[hint.workstream && "workstreams", hint.category && "category"],
    ...[hint.topic && "topic", hint.basis && "basis"],
  ];
  return draftContent.parse({
    units: named.units.map(({ name }) => name).join("、"),
    matter,
    due: due.kind === "due" ? due.due : null,
    workstreams: hint.workstream ? [hint.workstream] : [],
    category: hint.category,
    topic: hint.topic,
    basis: hint.basis,
    suggested: suggested.filter(Boolean),
    remarks: [...unclear, ...unknown, ...groups, ...dueRemarks(due, app)],
  });
}

/**
 * Keeps what was read as a draft of this person, to issue or, for a lead unit and a county's office, to propose (四 04-1);
 * carries no number. Throws what `guardIssuer` throws.
 */
export async function createDraft(app: App, by: Actor, line: string): Promise<DraftId> {
  const proposedIn = proposingUnit(by);
  if (!proposedIn) guardIssuer(by);
  const read = line.trim() === "" ? draftContent.parse({}) : await readIssueLine(app, line);
  const content = proposedIn ? { ...read, remarks: read.remarks.filter((each) => each !== NO_DUE) } : read;
  const id = newId<DraftId>();
  await insertDraft(app.db, { id, createdBy: by.id, createdAt: app.clock.now(), content, proposedIn });
  return id;
}

export type Draft = Omit<DraftRow, "content"> & { content: DraftContent };

export async function draftById(db: Db, id: DraftId, lock = false): Promise<Draft | null> {
  const row = await draftRow(db, id, lock);
  return row ? { ...row, content: draftContent.parse(row.content) } : null;
}
