/**
 * A calendar of paper for the model: one page a day, the notices of the State Council copied by hand, nothing of the product in it.
 * Days are words (`2026-03-02`), moments are words (`2026-03-02T09:20`), all of Beijing; words sort as time does.
 */

/** 国务院办公厅: first and last day off of each festival, then the weekend days worked in return. */
const notices: Record<string, string> = {
  "2025":
    "off 0101 off 0128-0204 work 0126 0208 off 0404-0406 off 0501-0505 work 0427 off 0531-0602 off 1001-1008 work 0928 1011",
  "2026":
    "off 0101-0103 work 0104 off 0215-0223 work 0214 0228 off 0404-0406 off 0501-0505 work 0509 off 0619-0621 off 0925-0927 off 1001-1007 work 0920 1010",
};

const MINUTE_MS = 60_000;
const asMs = (moment: string): number => Date.parse(`${moment}:00Z`);
const asMoment = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

export const dayIn = (moment: string): string => moment.slice(0, 10);
export const later = (moment: string, minutes: number): string => asMoment(asMs(moment) + minutes * MINUTE_MS);

type Page = { on: string; works: boolean; worked: number };

/** What a notice says of one day: nothing, where Monday to Friday decide. */
function noticed(on: string): "off" | "work" | null {
  const [year = "", tag = ""] = [on.slice(0, 4), on.slice(5).replace("-", "")];
  let word: "off" | "work" | null = null;
  let said: "off" | "work" = "off";
  for (const part of (notices[year] ?? "").split(" ")) {
    if (part === "off" || part === "work") said = part;
    else {
      const [first = "", last = first] = part.split("-");
      if (first <= tag && tag <= last) word = said;
    }
  }
  return word;
}

const pages: Page[] = [];
const place = new Map<string, number>();
let worked = 0;
for (let moment = "2024-12-01T00:00"; moment < "2028-06-01"; moment = later(moment, 1440)) {
  const on = dayIn(moment);
  const weekday = new Date(asMs(moment)).getUTCDay();
  const works = noticed(on) === "work" || (noticed(on) === null && weekday >= 1 && weekday <= 5);
  if (works) worked += 1;
  place.set(on, pages.length);
  pages.push({ on, works, worked });
}

function pageOf(on: string): Page {
  const page = pages[place.get(on) ?? -1];
  if (!page) throw new RangeError(`the pocket calendar has no page for ${on}`);
  return page;
}

export const works = (on: string): boolean => pageOf(on).works;

export function daysOn(on: string, days: number): string {
  const page = pages[(place.get(on) ?? Number.NaN) + days];
  if (!page) throw new RangeError(`the pocket calendar does not reach ${days} days from ${on}`);
  return page.on;
}

/** How many working days begin after the one day and are over with the other. */
export const workedIn = (after: string, through: string): number =>
  Math.max(0, pageOf(through).worked - pageOf(after).worked);

/** The day itself where somebody works on it, else the last such day before. */
export function workdayUpTo(on: string): string {
  let found = on;
  while (!works(found)) found = daysOn(found, -1);
  return found;
}

export function workdayAfter(on: string, count: number): string {
  let found = on;
  for (let left = count; left > 0; ) {
    found = daysOn(found, 1);
    if (works(found)) left -= 1;
  }
  return found;
}

/** Every working day after the one day, through the other. */
export function workdaysFrom(after: string, through: string): string[] {
  const found: string[] = [];
  for (let on = daysOn(after, 1); on <= through; on = daysOn(on, 1)) if (works(on)) found.push(on);
  return found;
}

export const everyDayOf = (year: number): string[] =>
  pages.filter(({ on }) => on.startsWith(String(year))).map(({ on }) => on);
