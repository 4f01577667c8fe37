import type { Day } from "./day.ts";
import { daysBetween } from "./day.ts";
import type { Read, Said, Today } from "./due-forms.ts";
import { forms, isBeyondPlanning } from "./due-forms.ts";
import { plainDigits } from "./due-numerals.ts";
import type { Place } from "./due-place.ts";
import { isFit, mayBeLimit, placeOf } from "./due-place.ts";
import { unpublishedInWords } from "./words.ts";
import type { Calendar } from "./workdays.ts";

/** What a text says of a limit. `start`–`end` is what to cut so that the rest is the matter. */
export type DueReading =
  | { kind: "due"; due: Day; phrase: string; start: number; end: number; farAway: boolean; remark?: string }
  | { kind: "refused"; phrase: string }
  | { kind: "none" };

const FAR_AWAY_DAYS = 180;

const WEEKDAY_BESIDE = "(?:\\s*[（(]\\s*(?:周|星期)[一二三四五六日天]\\s*[）)])?";
const LIMIT = "(?<limit>\\s*(?:下班|24[时点]|24:00)?(?:之前|以前|前(?![后期往列言])|截止|为止|止(?!损)))?";
const patterns = forms.map((form) => ({
  form,
  pattern: new RegExp(`${form.pattern}${WEEKDAY_BESIDE}${LIMIT}`, "g"),
}));

/** What each named part of a phrase says; nothing where the phrase does without it. */
const saidIn =
  ({ groups }: RegExpExecArray): Said =>
  (part) =>
    groups?.[part] ?? "";

type Found = { place: Place; read: Read; fits: boolean };

/** A plain date amid the words is a limit as well, as long as it lies close ahead. */
function isUpcoming(read: Read, { today }: Today): boolean {
  return read !== null && read.day >= today && daysBetween(today, read.day) <= FAR_AWAY_DAYS;
}

/** Every phrase of the text, none inside another. */
function phrasesIn(text: string, now: Today): Found[] {
  const all = patterns.flatMap(({ form, pattern }) =>
    [...text.matchAll(pattern)].map((match): Found => {
      const place = placeOf(text, match);
      const read = form.read(saidIn(match), now);
      const fits =
        isFit(form.need, place, read?.day ?? null) ||
        (form.need === "date" && mayBeLimit(place) && isUpcoming(read, now));
      return { place, read, fits };
    }),
  );
  const inOrder = all.toSorted((a, b) => a.place.start - b.place.start || b.place.end - a.place.end);
  const kept: Found[] = [];
  for (const each of inOrder) {
    const last = kept.at(-1);
    if (!last || last.place.end <= each.place.start) kept.push(each);
  }
  return kept;
}

/**
 * Reads the limit out of a text: the last date phrase, one with 前 or at the end before any other. A date amid the
 * words that is already past this year belongs to the matter (product §4 Dates).
 */
export function readDue(text: string, today: Day, calendar: Calendar): DueReading {
  const fitting = phrasesIn(plainDigits(text), { today, calendar }).filter(({ fits }) => fits);
  const chosen = fitting.findLast(({ place }) => place.limit || place.closing) ?? fitting.at(-1);
  if (!chosen) return { kind: "none" };
  const { read, place } = chosen;
  const phrase = text.slice(place.start, place.end);
  if (!read || read.day < today || isBeyondPlanning(read.day, today)) return { kind: "refused", phrase };
  const remark = unpublishedInWords(read.unpublished ?? []);
  const farAway = daysBetween(today, read.day) > FAR_AWAY_DAYS;
  const cut = { start: place.cutFrom, end: place.cutTo };
  return { kind: "due", due: read.day, phrase, ...cut, farAway, ...(remark ? { remark } : {}) };
}
