import { actingByOpenId } from "../../../src/db/acting.ts";
import { day } from "../../../src/domain/calendar/day.ts";
import type { Act } from "../../../src/domain/item/acts.ts";
import type { AssignmentId } from "../../../src/domain/item/item.ts";
import type { PersonId, UnitId } from "../../../src/domain/roster/unit.ts";
import { newId } from "../../../src/ids.ts";
import { Refusal } from "../../../src/refusal.ts";
import { act } from "../../../src/usecases/item/act.ts";
import { createDraft } from "../../../src/usecases/item/draft.ts";
import { draftContent } from "../../../src/usecases/item/draft-content.ts";
import { issueDraft, keepTyped } from "../../../src/usecases/item/issue.ts";
import { urge } from "../../../src/usecases/item/urge.ts";
import type { Who } from "../../support/town.ts";
import { actorOf, cast, openIdOf } from "../../support/town.ts";
import { hear } from "../hear.ts";
import { begin } from "../issuing.ts";
import type { Deed, Share, Words } from "../page.ts";
import { dayIn, daysOn } from "../pocket-calendar.ts";
import { dayOfPress, pressedBy } from "../pressing.ts";
import { entitling, seatsOn, seatsToward } from "../town.ts";
import type { Case, Year } from "./year-town.ts";
import { everybody, house, town, units } from "./year-town.ts";

/** What people do in the year, through the use cases on the database, and beside it on the pages of the model. */

/** 确认下达, after a look at what a limit on an off day is warned of. */
async function putTo({ app, cases }: Year, { unit, due, by }: { unit: string; due: string; by: Who }) {
  const actor = await actorOf(app.db, by);
  const draftId = await createDraft(app, actor, "");
  const content = draftContent.parse({
    ...{ units: unit, due, matter: `第${cases.length + 1}件`, workstreams: ["peaceBuilding"] },
    category: "grassrootsFoundations",
  });
  await keepTyped(app, actor, { draftId, content });
  return issueDraft(app, actor, { draftId, content });
}

export async function issues(year: Year): Promise<void> {
  const { dice, now } = year;
  const due = daysOn(dayIn(now), dice.chance(0.3) ? dice.between(0, 6) : dice.between(3, 40));
  const by = dice.oneOf(["staff", "staffTwo", "head"] as const);
  const unit = dice.oneOf(units);
  const item = await putTo(year, { unit, due, by });
  const { matter } = begin(
    { town, house },
    { units: [unit], due, category: "grassrootsFoundations", by: cast[by], at: now, drafter: null },
  );
  for (const [n, share] of matter.shares.entries()) share.id = item.assignments[n]?.id ?? "";
  year.cases.push({ id: item.id, matter });
  year.acts.push(`${item.id} issue ${cast[by]}`);
}

/** What may come next, the likelier the oftener; some matters are left to grow old. */
const next: Record<string, readonly string[]> = {
  waiting: ["acknowledge", "acknowledge", "decline", "urge", "redate", "cancel"],
  working: [
    "reportProgress",
    "submitCompletion",
    "submitCompletion",
    "redate",
    "redate",
    "forward",
    "urge",
    "guide",
    "cancel",
    "withdrawForward",
  ],
  applied: ["closeOut", "returnForRework", "check", "redate"],
  disputed: ["uphold", "reassign", "redate"],
};

function wordsFor({ dice, now }: Year, actName: string): Words {
  const due = daysOn(dayIn(now), dice.between(0, 25));
  const all: Record<string, Words> = {
    ...{
      decline: { reason: "不属" },
      uphold: { reason: "维持" },
      returnForRework: { reason: "补充" },
      guide: { opinion: "先易后难" },
    },
    reassign: { reason: "改派", unit: dice.oneOf(units), due, heir: newId<AssignmentId>() },
    reportProgress: { progress: "过半", percent: 50, nextStep: null },
    ...{ submitCompletion: { result: "完成" }, closeOut: { result: null }, cancel: { result: "并入" } },
    ...{
      redate: { due, reason: "改期" },
      urge: { reason: null as never },
      check: { finding: "true", result: "属实", told: false },
    },
    forward: { person: dice.oneOf(everybody.map((who) => cast[who])), note: null },
  };
  return all[actName] ?? {};
}

async function doneByTheProduct(year: Year, { id }: Case, deed: Deed): Promise<string | null> {
  const { app, names } = year;
  const who = everybody.find((each) => cast[each] === deed.by) ?? "staff";
  const by = await actingByOpenId(app, openIdOf(who));
  if (!by) throw new Error(`${who} is not in the roster`);
  const assignmentId = deed.share as AssignmentId;
  const { unit = "", heir, due, person, ...same } = deed.words;
  const unitId = names.idOf(unit) as UnitId;
  const handledIn = names.idOf(town.leads[unit] ?? unit) as UnitId;
  const words = {
    ...same,
    ...(due ? { due: day(due) } : {}),
    ...(unit ? { to: { unitId, handledIn, name: unit }, newId: heir } : {}),
    ...(person ? { to: names.idOf(person) as PersonId } : {}),
  };
  try {
    if (deed.act === "urge") await urge(app, by, { itemId: id, ids: [assignmentId], reason: null });
    // Guarantee of the cast: the words are those the act asks for.
    else await act(app, by, { assignmentId, act: deed.act as Act, words: words as never });
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}

/** Somebody does something to one of the matters, mostly somebody who may. */
export async function deed(year: Year): Promise<void> {
  const { dice, now, cases } = year;
  const open = cases.filter(({ matter }) => matter.state === "open");
  if (open.length === 0) return;
  const one = dice.oneOf(open);
  const share: Share = dice.oneOf(one.matter.shares);
  const actName = dice.oneOf(next[share.state] ?? ["reportProgress"]);
  const all = everybody.map((who) => cast[who]);
  const fit = all.filter(
    (name) =>
      entitling(seatsToward(seatsOn(town, name, dayIn(now)), { matter: one.matter, share }), actName).length > 0,
  );
  const by = dice.chance(0.95) && fit.length > 0 ? dice.oneOf(fit) : dice.oneOf(all);
  const pressed = actName === "urge" ? pressedBy({ town, house, matter: one.matter }, share, now) : undefined;
  const asked: Deed = {
    act: actName,
    share: share.id,
    by,
    at: now,
    seen: null,
    words: { ...wordsFor(year, actName), ...(pressed ? { pressed } : {}) },
  };
  const product = await doneByTheProduct(year, one, asked);
  const model = hear({ town, house, now, matter: one.matter, tally: year.tally }, asked);
  const mine = "refused" in model ? model.refused.split(" ")[0] : null;
  if (mine !== product) year.said.push(`${now} ${by} ${actName}: model ${mine}, product ${product}`);
  if (!("matter" in model)) year.counts.refused += 1;
  else {
    one.matter = model.matter;
    year.counts.deeds += 1;
    year.acts.push(`${share.id} ${actName} ${by}`);
    for (const name of pressed ?? [])
      year.tally.set(`${name} ${dayOfPress(now)}`, (year.tally.get(`${name} ${dayOfPress(now)}`) ?? 0) + 1);
  }
}
