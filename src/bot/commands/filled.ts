import type { App } from "../../app.ts";
import { loadUnits } from "../../db/roster-store.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import { readDue } from "../../domain/calendar/due-phrase.ts";
import { fillForm } from "../../domain/command/fill.ts";
import type { FormAct } from "../../domain/item/forms.ts";
import type { Typed } from "../../domain/item/words.ts";
import { takeLeadingUnits } from "../../domain/roster/match-units.ts";

/** The new unit of 改派 as it was named; what is unclear stays as typed and is settled on 提交. */
async function takeNewUnit(app: App, words: string): Promise<{ unit: string; rest: string }> {
  const { units, ambiguous, unknown, rest } = takeLeadingUnits(words, await loadUnits(app.db));
  const named = [...units.map(({ name }) => name), ...[...ambiguous, ...unknown].map(({ word }) => word)];
  return { unit: named.join("、"), rest };
}

/** Free words behind a command as the fields of the act's form. */
export async function filledFrom(app: App, act: FormAct, words: string): Promise<Typed> {
  const due = (text: string) => readDue(text, dayOf(app.clock.now()), app.calendar);
  if (act !== "reassign") return fillForm(act, words, due);
  const { unit, rest } = await takeNewUnit(app, words);
  return { ...(unit ? { unit } : {}), ...fillForm(act, rest, due) };
}
