import type { Unit } from "./unit.ts";
import type { Taken, UnitReading } from "./unit-reading.ts";
import { groupAt, namedAt, partAt, strangeAt } from "./unit-reading.ts";
import { wordsOf } from "./unit-words.ts";

export type NamedUnits = {
  /** Each once, in the order of the text; a group stands in roster order. */
  units: Unit[];
  groups: { word: string; count: number }[];
  ambiguous: { word: string; candidates: Unit[] }[];
  unknown: { word: string; nearest: Unit[] }[];
};

const GAP = /^[\s、，,；;]*/;
/** Where there is nothing but units no sign ends them: what stands in brackets is a word too. */
const STRICT_GAP = /^[\s、，,；;。：:（(）)]*/;
/** 和 joins two units, but 和谐社区 begins a matter: it is only taken where a unit follows. */
const JOINED_GAP = /^(?:[\s、，,；;]*(?:以及|和(?!谐)|及(?!时))|与)\s*/;

/** More words than a city has units are not meant as units. */
const MOST_WORDS = 300;

/** What stands at the next place, the surest reading first. */
function nextAt(reading: UnitReading, from: number): Taken | null {
  for (const gap of [reading.strict ? STRICT_GAP : GAP, JOINED_GAP]) {
    const sign = gap.exec(reading.line.slice(from))?.[0];
    if (sign === undefined || (gap === JOINED_GAP && from === 0)) continue;
    const place = { at: from + sign.length, sign, first: from === 0 };
    const taken = groupAt(reading, place) ?? namedAt(reading, place) ?? partAt(reading, place);
    const found =
      taken ?? (gap !== JOINED_GAP && JOINED_GAP.test(reading.line.slice(from)) ? null : strangeAt(reading, place));
    if (found) return found;
  }
  return null;
}

function walk(line: string, units: readonly Unit[], strict: boolean): NamedUnits & { end: number } {
  const reading: UnitReading = { line, all: units, words: wordsOf(units), strict };
  const named: NamedUnits = { units: [], groups: [], ambiguous: [], unknown: [] };
  const chosen = new Set<Unit>();
  let end = 0;
  for (let count = 0; count < MOST_WORDS; count += 1) {
    const next = nextAt(reading, end);
    if (!next) break;
    end = next.end;
    if (next.kind === "unknown") named.unknown.push({ word: next.word, nearest: next.nearest });
    else if (next.kind === "ambiguous") named.ambiguous.push({ word: next.word, candidates: next.candidates });
    else for (const unit of next.units) chosen.add(unit);
    if (next.kind === "group") named.groups.push({ word: next.word, count: next.units.length });
  }
  return { ...named, units: [...chosen], end };
}

/** The units a line begins with, and the rest: the matter and its limit. Throws nothing; doubts are told, not decided. */
export function takeLeadingUnits(line: string, units: readonly Unit[]): NamedUnits & { rest: string } {
  const { end, ...named } = walk(line, units, false);
  return { ...named, rest: line.slice(end) };
}

/** The units of a field that holds nothing else: every word that names none is unknown. */
export function readUnits(words: string, units: readonly Unit[]): NamedUnits {
  const { end: _, ...named } = walk(words, units, true);
  return named;
}
