import { and, eq, gt } from "drizzle-orm";
import { itemById } from "../../../src/db/items.ts";
import { outboxMessage } from "../../../src/db/schema/messages.ts";
import { hear } from "../hear.ts";
import type { Deed, Owed, Share } from "../page.ts";
import { dayIn, later } from "../pocket-calendar.ts";
import { dayOfPress } from "../pressing.ts";
import { handlersOnDuty, principalInPerson, signatory, unitHears } from "../town.ts";
import { headingNow, isGrave, seesIt, titleNow } from "./faces.ts";
import type { Case, Season, Waiting } from "./people.ts";
import { cast, deskOf, note, shareOf } from "./people.ts";
import type { Seen } from "./screens.ts";
import { linesOn } from "./screens.ts";

/** What the model makes of what is done, and whether people then have on their screens what they are owed, no more and no less. */

/** To whom a message is owed as the roster stands (四 六 七). */
function hearers({ town, now }: Season, { matter }: Case, { to, share: id, why }: Owed): string[] {
  const share = matter.shares.find((each) => each.id === id);
  const today = dayIn(now);
  if (to === "handler") return handlersOnDuty(town, matter.handler, today);
  if (!share) return [];
  if (to === "liaison") return unitHears(town, share, today);
  const signs = why === "signOff" || why === "urgedToSign";
  if (to === "colleague") return share.handedOn ? [share.handedOn.to] : [];
  const head = signs ? signatory(town, share.handledIn, today) : principalInPerson(town, share.handledIn);
  return head ? [head] : [];
}

export function owe(season: Season, one: Case, owed: readonly Owed[]): void {
  const heard = new Set<string>();
  for (const each of owed) {
    for (const to of hearers(season, one, each)) {
      if (!heard.has(`${each.share} ${to}`)) season.waiting.push({ one, owed: each, to });
      heard.add(`${each.share} ${to}`);
    }
  }
}

const answersAnUrge = "acknowledge decline reportProgress submitCompletion signOff refuseSignOff".split(" ");

/** What the model makes of a deed that was just done to the product. */
export function tell(season: Season, one: Case, deed: Deed): void {
  const { town, house, now, tally } = season;
  const heard = hear({ town, house, now, matter: one.matter, tally }, deed);
  if (!("matter" in heard)) {
    season.counts.refused += 1;
    return;
  }
  const { words, act } = deed;
  one.matter = heard.matter;
  one.answered = act === "urge" ? false : one.answered || answersAnUrge.includes(act);
  season.counts.deeds += 1;
  season.acts.push(`${deed.share} ${heard.entry.act} ${deed.by}`);
  for (const name of words.pressed ?? []) {
    const when = `${name} ${dayOfPress(now)}`;
    tally.set(when, (tally.get(when) ?? 0) + 1);
  }
  owe(season, one, heard.owed);
}

const MOST_WAITS = 5;
const WAIT_MINUTES = 2;

/** Whether something was tried and is to be tried again: an answer was lost, or came too late on a busy machine. */
async function isUnsettled({ city }: Season): Promise<boolean> {
  const { status, attempts } = outboxMessage;
  const left = await city.db
    .select({ id: outboxMessage.id })
    .from(outboxMessage)
    .where(and(eq(status, "waiting"), gt(attempts, 0)));
  return left.length > 0;
}

/** Everything that follows happens; then people look at their screens. */
export async function settles(season: Season): Promise<void> {
  const { city, cases } = season;
  await city.settled();
  const mayWait = !season.feishuDown && !season.now.endsWith("T09:00");
  for (let n = 0; n < MOST_WAITS && mayWait && (await isUnsettled(season)); n += 1) {
    season.now = later(season.now, WAIT_MINUTES);
    await city.timePasses(`${season.now}+08:00`);
  }
  await heirsKnown(season);
  for (const { matter, shown } of cases) for (const { id, version } of matter.shares) shown.set(id, version);
  if (!season.feishuDown && !(await isUnsettled(season))) looksAtScreens(season);
}

/** The product gives an heir of 改派 its id; the page takes it over. */
async function heirsKnown({ city, cases, waiting }: Season): Promise<void> {
  for (const { id, matter } of cases) {
    const made = matter.shares.find((share) => share.id.startsWith("heir"));
    if (!made) continue;
    const kept = (await itemById(city.db, id))?.assignments.find(({ replaces }) => replaces === made.takesOverFrom);
    for (const { owed } of waiting) if (owed.share === made.id) owed.share = kept?.id ?? owed.share;
    made.id = kept?.id ?? made.id;
  }
}

const isMoot = ({ one, owed }: Waiting, share: Share): boolean => {
  if (owed.why !== "urged" && owed.why !== "urgedToSign") return false;
  const stands = share.state === "waiting" || share.state === "working";
  return !stands || one.answered || (owed.why === "urgedToSign" && share.awaitsHead === null);
};

function looksAtScreens(season: Season): void {
  const { waiting, now, counts } = season;
  const today = dayIn(now);
  const due = waiting.splice(0);
  const grouped = season.now.slice(11) >= "09:12" ? groupedDue(season) : [];
  for (const { name } of cast) {
    const got = season.seen.fresh(name);
    counts.messages += got.length;
    for (const { one, owed, to } of due) {
      const share = shareOf(one, owed.share);
      if (to !== name || !share || isMoot({ one, owed, to }, share)) continue;
      const title = titleNow(share, owed.why, today);
      takes(season, name, { got, title, fits: ({ words }) => words.includes(one.name) });
    }
    for (const card of grouped.filter(({ to }) => to === name)) meets(season, got, card);
    const replies = season.replies.get(name) ?? 0;
    if (got.length !== replies) note(season, `${name} got ${titlesOf(got)} besides, not ${replies} answers`);
    season.replies.delete(name);
  }
}

const titlesOf = (got: readonly Seen[]): string => got.map(({ title }) => title).join(" | ") || "nothing";

type Taking = { got: Seen[]; title: string; fits: (seen: Seen) => boolean };

function takes(season: Season, name: string, { got, title, fits }: Taking): Seen | null {
  const at = got.findIndex((each) => each.title === title && fits(each));
  if (at < 0) note(season, `${name} did not get “${title}”; got ${titlesOf(got)}`);
  return at < 0 ? null : (got.splice(at, 1)[0] ?? null);
}

type GroupedCard = { to: string; title: string; lines: string[] };

/** A promised line as it reads when the card leaves; none where it says nothing any more, or not to this reader. */
function lineNow(season: Season, to: string, [id, stages]: [string, readonly string[]]): string[] {
  const today = dayIn(season.now);
  const one = season.cases.find((each) => shareOf(each, id));
  const share = one && shareOf(one, id);
  if (!one || !share || !seesIt(deskOf(season, one), share, { who: to, today })) return [];
  const escalates = stages.includes("escalate");
  const grave = escalates && isGrave(share, today, season.house.escalateAfter) ? "长期逾期" : null;
  const heading = escalates ? grave : headingNow(share, stages, today);
  return heading ? [`${heading} ${one.name}`] : [];
}

/** The grouped cards of this morning, each line as true as when the card leaves. */
function groupedDue(season: Season): GroupedCard[] {
  const today = dayIn(season.now);
  const lines = season.lines.filter(({ day }) => day <= today);
  season.lines = season.lines.filter(({ day }) => day > today);
  const cards = new Map<string, GroupedCard & { stages: Map<string, string[]> }>();
  for (const { to, share: id, stage } of lines) {
    const title = stage === "escalate" ? "长期逾期事项告知" : "今日督办提醒";
    const card = cards.get(`${to} ${title}`) ?? { to, title, lines: [], stages: new Map() };
    card.stages.set(id, [...(card.stages.get(id) ?? []), stage]);
    cards.set(`${to} ${title}`, card);
  }
  for (const card of cards.values()) {
    for (const promised of card.stages) card.lines.push(...lineNow(season, card.to, promised));
  }
  return [...cards.values()].filter(({ lines: standing }) => standing.length > 0);
}

const MOST_LINES = 10;

function meets(season: Season, got: Seen[], { to, title, lines }: GroupedCard): void {
  const card = takes(season, to, { got, title, fits: () => true });
  if (!card) return;
  const shown = linesOn(card).map(({ heading, name }) => `${heading} ${name}`);
  season.counts.lines += shown.length;
  const strange = shown.filter((line) => !lines.includes(line));
  const missing = lines.length <= MOST_LINES ? lines.filter((line) => !shown.includes(line)) : [];
  const count = Math.min(lines.length, MOST_LINES);
  if (strange.length + missing.length > 0 || shown.length !== count)
    note(season, `${to} “${title}”: model ${lines.sort().join(", ")}; seen ${shown.sort().join(", ")}`);
}
