import { momentInWords } from "./beijing.ts";
import { words } from "./words.ts";

const YEAR_MS = 366 * 86_400_000;

/** What is wrong with a moment to go to; null where nothing is. */
export function dateFault(at: number, now: number): string | null {
  if (Number.isNaN(at)) return words.clock.dateMissing;
  if (at <= now) return words.clock.datePast(momentInWords(now));
  return at - now > YEAR_MS ? words.clock.dateFar : null;
}
