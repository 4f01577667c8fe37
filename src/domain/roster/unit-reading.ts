import { isResponsible } from "../item/issue.ts";
import { sameName } from "./sheets-words.ts";
import type { Unit } from "./unit.ts";
import type { UnitWord } from "./unit-words.ts";
import { groups, namesOf, nearestUnits, slipsOf, unitsHolding } from "./unit-words.ts";

/** `strict`: the line holds nothing but units. */
export type UnitReading = { line: string; all: readonly Unit[]; words: readonly UnitWord[]; strict: boolean };

/** Where to read, the signs passed to get there, and whether it is the first word of the line. */
export type Place = { at: number; sign: string; first: boolean };

export type Taken = { end: number; word: string } & (
  | { kind: "named" | "group"; units: readonly Unit[] }
  | { kind: "ambiguous"; candidates: Unit[] }
  | { kind: "unknown"; nearest: Unit[] }
);

/** Longer than any name: what is behind it need not be looked at. */
const WORD = /^[^\s、，,；;。：:（(）)]{1,40}/;
const ENDS = /^(?:[\s、，,；;。：:（(）)]|和|与|及|以及|$)/;
const LIST_SIGN = /[、，,；;和与及]/;
const UNIT_LIKE = /(?:[区县市镇乡局委办院部组厅处队会]|街道|中心|公司|集团|政府)$/;
/** A unit's word may be followed by the matter with nothing between only where it ends as units end. */
const STURDY = /(?:[区县市局委办院部组厅处队会]|中心|公司|集团|政府)$/;
/** 汉滨区公安局 is a body of its own, not 汉滨区 with a matter behind it. */
const OWN_BODY = /^.{1,6}(?:[局委院办镇乡]|政府|街道)$/;
/** 汉滨区委, 公安局长: not the unit, nor 汉滨 with 区委 behind it. */
const GOES_ON = /^[区县市]?(?:长(?![期效治安远])|委(?![托派]))/;
const MATTER_VERB = /^(?:关于|推进|加强|加快|完善|开展|落实|规范|建设|建好|整治|做好|组织|抓好|督促|迎接|整改|排查)/;
const MOST_LETTERS = 20;

const isCountyLike = ({ kind }: Unit): boolean => kind === "county" || kind === "functionalZone";

/** Where `key` ends if the line spells it from `at` on. */
function spelledUntil(line: string, at: number, key: string): number | undefined {
  let left = key;
  let end = at;
  for (const sign of line.slice(at)) {
    if (left === "") return end;
    const letter = sameName(sign);
    if (!left.startsWith(letter)) return undefined;
    left = left.slice(letter.length);
    end += sign.length;
  }
  return left === "" ? end : undefined;
}

const wordAt = (line: string, at: number): string => WORD.exec(line.slice(at))?.[0] ?? "";

/** Whether the matter, or another unit, may follow the word with nothing between. */
function mayBeGlued({ line, all }: UnitReading, { key, units }: UnitWord, end: number): boolean {
  const behind = wordAt(line, end);
  const fullName = all.some(({ name }) => sameName(name) === sameName(behind));
  if (GOES_ON.test(behind) || (OWN_BODY.test(behind) && !fullName)) return false;
  return units.every(isCountyLike) || STURDY.test(key);
}

/** A name right behind a unit: 汉滨区公安局 never means the city's 公安局. */
function mayFollow({ sign, first }: Place, { key, units }: UnitWord): boolean {
  return first || sign !== "" || units.every((unit) => isCountyLike(unit) || sameName(unit.name) === key);
}

export function groupAt({ line, all }: UnitReading, { at }: Place): Taken | null {
  for (const { word, spellings, holds } of groups) {
    const ends = spellings.map((spelling) => spelledUntil(line, at, sameName(spelling)));
    const end = ends.find((each) => each !== undefined && (word !== "全体" || ENDS.test(line.slice(each))));
    if (end !== undefined) return { kind: "group", end, word, units: all.filter(holds) };
  }
  return null;
}

/** A full name, short name or alias; of two that fit, the longer. */
export function namedAt(reading: UnitReading, place: Place): Taken | null {
  const { line, words } = reading;
  for (const word of words) {
    const end = spelledUntil(line, place.at, word.key);
    if (end === undefined || !mayFollow(place, word)) continue;
    if (!ENDS.test(line.slice(end)) && !mayBeGlued(reading, word, end)) continue;
    const said = line.slice(place.at, end);
    if (word.units.length === 1) return { kind: "named", end, word: said, units: word.units };
    return { kind: "ambiguous", end, word: said, candidates: [...word.units] };
  }
  return null;
}

type Words = { whole: string; part: string | undefined; behind: string | undefined };

/** The word up to the next sign, and, where 和 may join two units, the part before it and what is behind. */
function wordsAt(line: string, at: number): Words {
  const whole = wordAt(line, at);
  const [, part, behind] = /(.+?)(?:以及|[和与及])(.*)/.exec(whole) ?? [];
  return { whole, part, behind };
}

const mayBeUnit = ({ strict }: UnitReading, { first, sign }: Place): boolean => strict || first || LIST_SIGN.test(sign);

/** 平利 镇坪 岚皋县: counties said one after the other without their last letter. */
function stemAt({ line, all }: UnitReading, { at }: Place): Taken | null {
  const word = wordAt(line, at);
  const units = all.filter((unit) => isCountyLike(unit) && word.length > 1 && unit.name.slice(0, -1) === word);
  return units.length === 1 ? { kind: "named", end: at + word.length, word, units } : null;
}

/** A part of a name standing alone: taken where one unit holds it, doubtful where several do. */
export function partAt(reading: UnitReading, place: Place): Taken | null {
  if (!mayBeUnit(reading, place)) return place.sign === "" ? null : stemAt(reading, place);
  const { whole, part } = wordsAt(reading.line, place.at);
  const split = part && slipsOf(whole, reading.all).length === 0 ? [part] : [];
  for (const word of [whole, ...split]) {
    const holding = unitsHolding(word, reading.all).filter((unit) => reading.strict || isResponsible(unit));
    const end = place.at + word.length;
    const [first, ...others] = holding;
    if (first && others.length === 0) return { kind: "named", end, word, units: holding };
    if (first) return { kind: "ambiguous", end, word, candidates: holding };
  }
  return null;
}

/** A word that looks like a unit but names none, with what it may have meant. */
export function strangeAt(reading: UnitReading, place: Place): Taken | null {
  const { whole, part, behind } = wordsAt(reading.line, place.at);
  const word = part && behind && reading.words.some(({ key }) => sameName(behind) === key) ? part : whole;
  if (word === "") return null;
  const nearest = nearestUnits(word, reading.all);
  const sameLength = (unit: Unit): boolean => namesOf(unit).some(({ length }) => length === word.length);
  const taken: Taken = { kind: "unknown", end: place.at + word.length, word, nearest };
  if (reading.strict) return taken;
  if (!UNIT_LIKE.test(word) || word.length > MOST_LETTERS || MATTER_VERB.test(word)) return null;
  return mayBeUnit(reading, place) || slipsOf(word, reading.all).some(sameLength) ? taken : null;
}
