/** A second telling of product §6, day by day with a pocket calendar, for the property test. */

const OFF_2026 =
  "0101 0102 0103 0215 0216 0217 0218 0219 0220 0221 0222 0223 0404 0405 0406 0501 0502 0503 0504 0505 0619 0620 0621 0925 0926 0927 1001 1002 1003 1004 1005 1006 1007";
const WORK_2026 = "0104 0214 0228 0509 0920 1010";

type Note = { on: string; works: boolean };
export type Heard = { on: string; line: string | null; escalate: boolean };

function* pocketCalendar(): Generator<Note> {
  for (let ms = Date.UTC(2025, 11, 1); ms < Date.UTC(2027, 8, 1); ms += 24 * 3600 * 1000) {
    const date = new Date(ms);
    const on = date.toISOString().slice(0, 10);
    const tag = on.startsWith("2026") ? on.slice(5).replace("-", "") : "none";
    const weekend = date.getUTCDay() % 6 === 0;
    yield { on, works: WORK_2026.includes(tag) || (!weekend && !OFF_2026.includes(tag)) };
  }
}

const pages = [...pocketCalendar()];
const running = new Map<string, { worked: number; last: string }>();
for (const { on, works } of pages) {
  const before = [...running.values()].at(-1) ?? { worked: 0, last: "" };
  running.set(on, works ? { worked: before.worked + 1, last: on } : before);
}
const countIn = (after: string, upTo: string): number =>
  Math.max(0, (running.get(upTo)?.worked ?? 0) - (running.get(after)?.worked ?? 0));
const lastWorkingUpTo = (limit: string): string => running.get(limit)?.last ?? "";
const place = new Map(pages.map(({ on }, n) => [on, n]));
const plus = (on: string, days: number): string => pages[(place.get(on) ?? 0) + days]?.on ?? "";

export const workingDays2026 = pages.filter(({ on, works }) => works && on.startsWith("2026")).map(({ on }) => on);
export const days2026 = pages.filter(({ on }) => on.startsWith("2026")).map(({ on }) => on);

type Asked = { on: string; due: string; issued: string; signed: boolean };

function dueLine({ on, due }: Asked): string | null {
  const base = lastWorkingUpTo(due);
  const left = countIn(on, base);
  const over = countIn(due, on);
  if (on > due) return over >= 1 && over <= 5 ? "overdue" : null;
  if (on === base) return "dueToday";
  return on < base && (left === 3 || left === 1) ? "dueSoon" : null;
}

function truth({ on, due }: Asked): string {
  if (on > due) return "overdue";
  return on >= lastWorkingUpTo(due) ? "dueToday" : "keepAlive";
}

function lineOn(day: Asked, lastCard: string): string | null {
  const unsigned = !day.signed && countIn(day.issued, day.on) === 2;
  const worn = lastWorkingUpTo(plus(lastCard, 13)) === day.on;
  const nudge = unsigned ? (day.on > day.due ? "overdue" : "unsigned") : null;
  return dueLine(day) ?? nudge ?? (worn ? truth(day) : null);
}

/** What the liaison of a signed or unsigned assignment hears at 09:00 of each working day after its issue. */
export function minutesOf(asked: Omit<Asked, "on">, until: string): Heard[] {
  let lastCard = asked.issued;
  const heard: Heard[] = [];
  for (const { on } of pages.filter((page) => page.works && page.on > asked.issued && page.on <= until)) {
    const line = lineOn({ ...asked, on }, lastCard);
    const escalate = on > asked.due && countIn(asked.due, on) === 3;
    if (line) lastCard = on;
    if (line || escalate) heard.push({ on, line, escalate });
  }
  return heard;
}
