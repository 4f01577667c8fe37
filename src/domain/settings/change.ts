import { Refusal } from "../../refusal.ts";
import type { Day } from "../calendar/day.ts";
import { addDays, dayOf, daysBetween, day as toDay } from "../calendar/day.ts";
import { dayInWords } from "../calendar/words.ts";
import type { Laid, Version } from "./rules.ts";
import { effectiveFrom, rulesOf } from "./rules.ts";
import { rowOf } from "./table.ts";
import type { SettingKey } from "./values.ts";

/** What is asked besides the value. */
export const sourceField = { label: "依据", most: 200, example: "安平办发〔2026〕8号" } as const;
export const dayField = { label: "施行日期" } as const;

/** Nobody lays down today what shall hold after more than a year. */
const MOST_DAYS_AHEAD = 366;

export type TypedChange = { value?: string; source?: string; on?: string };
export type Change = { key: SettingKey; value: unknown; source: string; on: Day };

/** The first day a change of this setting may take effect. */
export const earliestOf = (key: SettingKey, now: Date): Day =>
  addDays(dayOf(now), rowOf(key).earliest === "today" ? 0 : 1);

function readDay(key: SettingKey, words: string, now: Date): Day {
  const today = dayOf(now);
  const [first, last] = [earliestOf(key, now), addDays(today, MOST_DAYS_AHEAD)];
  const offered = Array.from({ length: daysBetween(first, last) + 1 }, (_, n): string => addDays(first, n));
  const picked = /^(\d{4}-\d{2}-\d{2})( [+-]\d{4})?$/.exec(words.trim())?.[1];
  if (picked && offered.includes(picked)) return toDay(picked);
  throw new Refusal("settingDay", { first: dayInWords(first, today), last: dayInWords(last, today) });
}

/** From what was typed to a change; throws `incomplete`, `settingUnread`, `tooLong` or `settingDay`. */
export function readChange(
  key: SettingKey,
  { value: words = "", source: typed = "", on = "" }: TypedChange,
  now: Date,
): Change {
  const { label, bounds, example, read } = rowOf(key);
  const source = typed.trim();
  const asked: [string, string][] = [
    [label, words],
    [sourceField.label, source],
    [dayField.label, on],
  ];
  const fields = asked.filter(([, given]) => given.trim() === "").map(([name]) => name);
  if (fields.length > 0) throw new Refusal("incomplete", { fields });
  const value = read(words);
  if (value === null) throw new Refusal("settingUnread", { label, bounds, example });
  if (source.length > sourceField.most)
    throw new Refusal("tooLong", { field: sourceField.label, most: sourceField.most });
  return { key, value, source, on: readDay(key, on, now) };
}

const sameValue = (x: unknown, y: unknown): boolean => JSON.stringify(x) === JSON.stringify(y);

/** Versions in the order in which they hold: of two from one instant the later one. */
export const inOrder = <V extends Pick<Version, "version" | "effectiveAt">>(versions: readonly V[]): V[] =>
  [...versions].sort((x, y) => x.effectiveAt.getTime() - y.effectiveAt.getTime() || x.version - y.version);

/** Versions that came or will come into force as they stand: none that was carried on by another. */
export const standingIn = <V extends Pick<Version, "version" | "effectiveAt" | "replaces">>(
  versions: readonly V[],
): V[] => {
  const carriedOn = new Set(versions.map(({ replaces }) => replaces));
  return inOrder(versions.filter(({ version }) => !carriedOn.has(version)));
};

/**
 * The versions a change brings: its own, and behind it every one that waits for a later day, carried on under a new
 * number so that each still holds the whole of the rules. Throws `settingSame` where nothing would change.
 */
export function versionsFor(all: readonly Version[], { key, value, on }: Change, now: Date): Version[] {
  const effectiveAt = effectiveFrom(on, now);
  const standing = standingIn(all);
  const before = standing.filter((each) => each.effectiveAt <= effectiveAt).at(-1) ?? null;
  const { label, said } = rowOf(key);
  if (sameValue(rulesOf(before)[key], value)) throw new Refusal("settingSame", { label, value: said(value) });
  const first = Math.max(1, ...all.map(({ version }) => version)) + 1;
  const waiting = standing.filter((each) => each.effectiveAt > effectiveAt);
  const steps = [
    { key, value, effectiveAt, replaces: null },
    ...waiting.map((each) => ({ ...each, value: each.laid[each.key]?.value, replaces: each.version })),
  ];
  let laid: Partial<Record<SettingKey, Laid>> = before?.laid ?? {};
  return steps.map(({ value: set, replaces, ...step }, n) => {
    const version = first + n;
    laid = { ...laid, [step.key]: { value: set, since: step.effectiveAt, version } };
    return { version, effectiveAt: step.effectiveAt, key: step.key, laid, replaces };
  });
}
