import { diceFrom } from "../../chaos/dice.ts";
import { buttonNamed } from "../../support/read-card.ts";
import { sets } from "../../support/scenes.ts";
import { world } from "../../support/world.ts";
import { look } from "../mornings.ts";
import type { House } from "../page.ts";
import { houseOfTheBeginning, isOpen } from "../page.ts";
import { dayIn, daysOn, later, works } from "../pocket-calendar.ts";
import { issues, round } from "./doing.ts";
import { labels, openTo, stateSaid } from "./faces.ts";
import { actsKept, keptOtherwise, namesIn } from "./kept.ts";
import { promisedFor } from "./lines.ts";
import { settles } from "./looking.ts";
import type { Season } from "./people.ts";
import { cast, deskOf, note, theTown } from "./people.ts";
import type { Seen } from "./screens.ts";
import { isGrouped, screens } from "./screens.ts";

/** Some weeks of a city through the whole product: what people saw, and what is kept, held against the model (R5, R8). */

/** The clerk's look at this moment, beside the sweep of the product. */
function looks(season: Season): void {
  const { cases, now, house, town } = season;
  for (const one of cases) {
    for (const share of one.matter.shares.filter(isOpen)) {
      const said = look(share, now, house);
      if (said.escalate) season.acts.push(`${share.id} escalate the clock`);
      const lines = promisedFor(town, { matter: one.matter, share, said, now });
      season.lines.push(...lines.map((line) => ({ ...line, one })));
    }
  }
}

async function until(season: Season, moment: string, jump = false): Promise<void> {
  const go = (to: string) => (jump ? season.city.clockStrikes(`${to}+08:00`) : season.city.timePasses(`${to}+08:00`));
  await go(moment);
  season.now = moment;
}

/** To the next morning: lines are claimed at nine, people act before the cards leave, then the cards come. */
async function morning(season: Season): Promise<void> {
  const { dice } = season;
  const on = daysOn(dayIn(season.now), 1);
  if (!works(on)) return until(season, `${on}T10:30`);
  await until(season, `${on}T09:00`);
  looks(season);
  if (dice.chance(0.5)) await round(season);
  await until(season, `${on}T09:12`);
  await settles(season);
  await until(season, `${on}T10:30`);
}

/** The process stands still for days and comes back in the middle of a working day. */
async function standstill(season: Season): Promise<void> {
  let on = daysOn(dayIn(season.now), season.dice.between(1, 5));
  while (!works(on)) on = daysOn(on, 1);
  await until(season, `${on}T10:20`, true);
  looks(season);
  await until(season, `${on}T10:25`);
  await settles(season);
}

async function trouble(season: Season): Promise<void> {
  const { city, dice } = season;
  season.counts.faults += 1;
  if (dice.chance(0.5)) {
    city.faults.loseAnswers(dice.between(1, 3));
    await round(season);
  } else {
    season.feishuDown = true;
    await city.faults.down("error");
    await round(season);
    await city.faults.down(null);
  }
  await until(season, later(season.now, 70));
  season.feishuDown = false;
  await settles(season);
}

type Told = { differs: string[]; counts: Season["counts"]; matters: number };

type Asked = { from: string; days: number; matters: number; seed: number };

export async function season({ from, days, matters, seed }: Asked): Promise<Told> {
  const city = await world({ now: `${from}T09:30+08:00` });
  const dice = diceFrom(seed);
  const signs = dice.chance(0.5);
  if (signs) await sets(city, "办结须第一责任人签发的类别", { value: "（七）", on: from });
  const house: House = { ...houseOfTheBeginning, signOffCategories: signs ? ["grassrootsFoundations"] : [] };
  const made: Season = {
    ...{ city, dice, house, town: theTown(), names: await namesIn(city.db), seen: screens(city, cast) },
    ...{ now: `${from}T09:30`, cases: [], tally: new Map(), waiting: [], lines: [], replies: new Map() },
    ...{ acts: [], differs: [], feishuDown: false },
    counts: { deeds: 0, refused: 0, messages: 0, lines: 0, repeats: 0, faults: 0 },
  };
  for (let day = 0; day < days; day += 1) {
    for (let n = Math.ceil(matters / days) + 1; n > 0 && made.cases.length < matters; n -= 1) await issues(made);
    if (works(dayIn(made.now))) await round(made);
    if (works(dayIn(made.now)) && dice.chance(0.3)) await trouble(made);
    await (dice.chance(0.1) ? standstill(made) : morning(made));
  }
  await atLast(made);
  return { differs: made.differs, counts: made.counts, matters: made.cases.length };
}

const CARD_LIFE_MS = 14 * 24 * 3_600_000;

/** A card older than that cannot change any more; a press on it says what holds. */
const isFixed = (season: Season, { sentAt }: Seen): boolean =>
  new Date(`${season.now}+08:00`).getTime() - sentAt.getTime() > CARD_LIFE_MS;

/** The office's card of a whole matter is called after what waits for the office: a signature waits for the unit's head. */
const ofOffice: readonly string[] = ["甄明", "贾示例", "容示范"];

/** Whether a card stands as its matter does, with no button but for what its reader may do now. */
function lastFace(season: Season, name: string, card: Seen): void {
  const one = season.cases.find((each) => card.words.includes(each.name));
  if (!one) return;
  const allowed = openTo(deskOf(season, one), name, season.now).map((act) => labels[act]);
  const shown = Object.values(labels).filter((label) => buttonNamed(card.card, label) !== null);
  const wrong = shown.filter((label) => !allowed.includes(label));
  if (wrong.length > 0) note(season, `${name} still sees ${wrong} on “${card.title}” of ${one.name}`);
  const signing = one.matter.shares.some(({ awaitsHead }) => awaitsHead);
  const states = [...one.matter.shares.map(stateSaid), ...(signing && ofOffice.includes(name) ? ["办理中"] : [])];
  const stopped = card.title.startsWith("督导事项 · ") && !states.some((state) => card.title.includes(state));
  if (stopped) note(season, `${name} has a card that stopped at “${card.title}”, not ${states}`);
}

/** At the end: what is kept, what the journal says, and the last face of every card people still hold. */
async function atLast(season: Season): Promise<void> {
  const { city, names, cases, house, acts } = season;
  for (const one of cases) {
    const found = await keptOtherwise(city.db, names, { ...one, house });
    if (found) note(season, `${one.name} is kept otherwise\n  ${found}`);
  }
  const ids = cases.map(({ id }) => id);
  const kept = await actsKept(city.db, names, ids);
  const beyond = (these: readonly string[], others: readonly string[]) =>
    these.filter((each) => !others.includes(each));
  if (acts.toSorted().join("\n") !== kept.toSorted().join("\n"))
    note(season, `the journal: model ${beyond(acts, kept)}, product ${beyond(kept, acts)}`);
  for (const { name } of cast)
    for (const card of season.seen.all(name).filter((each) => !isGrouped(each) && !isFixed(season, each)))
      lastFace(season, name, card);
  for (const problem of city.sandbox.problems()) note(season, problem);
}
