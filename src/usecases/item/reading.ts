import type { App } from "../../app.ts";
import { loadUnits } from "../../db/roster-store.ts";
import type { Day } from "../../domain/calendar/day.ts";
import { dayOf, day as toDay } from "../../domain/calendar/day.ts";
import { readDue } from "../../domain/calendar/due-phrase.ts";
import { isResponsible } from "../../domain/item/issue.ts";
import type { Reading } from "../../domain/item/words.ts";
import { readUnits } from "../../domain/roster/match-units.ts";
import type { Unit } from "../../domain/roster/unit.ts";
import { newId } from "../../ids.ts";
import { Refusal } from "../../refusal.ts";

/** Reads a limit from a date picker (`2026-11-30 +0800`) or from words; refuses with an example (product §4 Dates). */
export function dayFrom(app: App, words: string): Day {
  const today = dayOf(app.clock.now());
  const picked = /^(\d{4}-\d{2}-\d{2})( [+-]\d{4})?$/.exec(words.trim())?.[1];
  if (picked) return pastRefused(realDay(picked), today);
  const read = readDue(words, today, app.calendar);
  if (read.kind === "none") throw new Refusal("dateUnread", { words });
  if (read.kind === "refused") throw new Refusal("datePast", { words: read.phrase });
  return read.due;
}

function realDay(text: string): Day {
  try {
    return toDay(text);
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal("dateUnread", { words: text });
    throw error;
  }
}

function pastRefused(on: Day, today: Day): Day {
  if (on < today) throw new Refusal("datePast", { words: on });
  return on;
}

/** The units a text names, each once, in the order of the text; refuses what it cannot read and names the nearest. */
export function unitsFrom(units: readonly Unit[], words: string): Unit[] {
  const read = readUnits(words, units);
  const doubt = read.ambiguous[0];
  if (doubt)
    throw new Refusal("unitUnclear", { word: doubt.word, candidates: doubt.candidates.map(({ name }) => name) });
  const stray = read.unknown[0];
  if (stray) throw new Refusal("unitUnknown", { word: stray.word, nearest: stray.nearest.map(({ name }) => name) });
  return read.units.flatMap(({ id }) => units.find((unit) => unit.id === id) ?? []);
}

/** How the words of a form are read today, with the roster as it stands. */
export async function reading(app: App): Promise<Reading> {
  const units = await loadUnits(app.db);
  return {
    day: (words) => dayFrom(app, words),
    unit: (words) => {
      const [unit, second] = unitsFrom(units, words);
      if (!unit) throw new Refusal("unitUnknown", { word: words, nearest: [] });
      if (second) throw new Refusal("unitUnclear", { word: words, candidates: [unit.name, second.name] });
      if (!isResponsible(unit)) throw new Refusal("notAUnit", { units: [unit.name] });
      return unit;
    },
    newId,
  };
}
