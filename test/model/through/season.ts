import { asc } from "drizzle-orm";
import { itemById } from "../../../src/db/items.ts";
import { supervisionItem } from "../../../src/db/schema/item.ts";
import type { ItemId } from "../../../src/domain/item/item.ts";
import { inhabitants } from "../../../src/sandbox/city-people.ts";
import type { Dice } from "../../chaos/dice.ts";
import { diceFrom } from "../../chaos/dice.ts";
import { buttonNamed, filledForm } from "../../support/read-card.ts";
import type { City } from "../../support/scenes.ts";
import { sets } from "../../support/scenes.ts";
import { world } from "../../support/world.ts";
import { atTheDoor } from "../clerk.ts";
import { hear } from "../hear.ts";
import { begin } from "../issuing.ts";
import { look } from "../mornings.ts";
import type { Deed, House, Matter, Owed, Share, Words } from "../page.ts";
import { houseOfTheBeginning, isOpen } from "../page.ts";
import { dayIn, daysOn, later, works } from "../pocket-calendar.ts";
import type { Tally } from "../pressing.ts";
import { dayOfPress, pressedBy } from "../pressing.ts";
import type { Post, Town } from "../town.ts";
import { entitling, handlersOnDuty, principalInPerson, seatsOn, seatsToward, signatory, unitHears } from "../town.ts";
import { headingNow, isGrave, labels, openTo, seesIt, stateSaid, titleNow } from "./faces.ts";
import type { Names } from "./kept.ts";
import { actsKept, keptOtherwise, namesIn, townOf } from "./kept.ts";
import type { Promised } from "./lines.ts";
import { promisedFor } from "./lines.ts";
import type { Seen } from "./screens.ts";
import { isGrouped, linesOn, screens } from "./screens.ts";

/** Some weeks of a city through the whole product: what people saw, and what is kept, held against the model (R5, R8). */

const OFFICE = "市委平安办";
const units = ["汉滨区", "石泉县", "高新区", "市公安局", "社会治安专项组"] as const;
const posts: Record<string, Post> = {
  平安办工作人员: "officeStaff",
  平安办负责人: "officeHead",
  领导: "leader",
  第一责任人: "principalOfficer",
  联络员: "liaisonOfficer",
  副联络员: "deputyLiaisonOfficer",
};
const places: readonly string[] = [OFFICE, ...units];
const cast = inhabitants.filter(({ unit, role }) => posts[role] && places.includes(unit));
const theTown = (): Town =>
  townOf(
    cast.map(({ name, unit, role }) => ({ name, unit, posts: [posts[role] ?? "leader"] })),
    { office: OFFICE, countyOffices: [], leads: { 社会治安专项组: "市公安局" } },
  );

type Case = { id: ItemId; name: string; number: string; matter: Matter; shown: Map<string, number>; answered: boolean };
type Waiting = { one: Case; owed: Owed; to: string };

type Season = {
  city: City;
  seen: ReturnType<typeof screens>;
  town: Town;
  house: House;
  names: Names;
  dice: Dice;
  now: string;
  cases: Case[];
  tally: Tally;
  waiting: Waiting[];
  lines: (Promised & { one: Case })[];
  replies: Map<string, number>;
  acts: string[];
  differs: string[];
  feishuDown: boolean;
  counts: { deeds: number; refused: number; messages: number; lines: number; repeats: number; faults: number };
};

const openIdOf = (name: string): string => cast.find((each) => each.name === name)?.openId ?? "";
const note = (season: Season, words: string) => season.differs.push(`${season.now} ${words}`);
const deskOf = ({ town, house }: Season, { matter }: Case) => ({ town, house, matter });
const shareOf = ({ matter }: Case, id: string): Share | undefined => matter.shares.find((share) => share.id === id);

/** Says it, and it arrives once or up to five times. */
async function says(season: Season, who: string, text: string): Promise<void> {
  await season.city.sandbox.says(openIdOf(who), text);
  season.replies.set(who, (season.replies.get(who) ?? 0) + 1);
  await again(season);
}

async function again({ city, dice, counts }: Season): Promise<void> {
  for (let n = dice.chance(0.6) ? 0 : dice.between(1, 4); n > 0; n -= 1) {
    await city.sandbox.repeatsLast();
    counts.repeats += 1;
  }
}

type Pressing = { name: string; label: string; form?: Record<string, string>; known?: Set<string> };

/** Presses a button that stands on a card about this matter alone; null where there is none. */
async function press(season: Season, who: string, { name, label, form = {}, known }: Pressing): Promise<string | null> {
  const found = season.seen
    .all(who)
    .filter(({ messageId }) => !known?.has(messageId))
    .filter((each) => !isGrouped(each) && each.words.includes(name) && buttonNamed(each.card, label) !== null)
    .at(-1);
  const button = found && buttonNamed(found.card, label);
  if (!found || !button) return null;
  const { value, name: called, inForm } = button;
  const typed = inForm === null ? undefined : filledForm(found.card, inForm, form);
  const { answer } = await season.city.sandbox.clicks(
    openIdOf(who),
    found.messageId,
    { value, tag: "button", ...(called ? { name: called } : {}) },
    typed,
  );
  await again(season);
  return (answer as { toast?: { content: string } } | null)?.toast?.content ?? "";
}

/** To whom a message is owed as the roster stands (四 六 七). */
function hearers({ town, now }: Season, { matter }: Case, { to, share: id, why }: Owed): string[] {
  const share = matter.shares.find((each) => each.id === id);
  const today = dayIn(now);
  if (to === "handler") return handlersOnDuty(town, matter.handler, today);
  if (!share) return [];
  if (to === "liaison") return unitHears(town, share, today);
  const signs = why === "signOff" || why === "urgedToSign";
  const one = to === "colleague" ? share.handedOn?.to : signs ? signatory(town, share.handledIn, today) : principalInPerson(town, share.handledIn);
  return one ? [one] : [];
}

function owe(season: Season, one: Case, owed: readonly Owed[]): void {
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
function tell(season: Season, one: Case, deed: Deed): void {
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
  for (const name of words.pressed ?? []) tally.set(`${name} ${dayOfPress(now)}`, (tally.get(`${name} ${dayOfPress(now)}`) ?? 0) + 1);
  owe(season, one, heard.owed);
}

/** Everything that follows happens; then people look at their screens. */
async function settles(season: Season): Promise<void> {
  const { city, cases } = season;
  await city.settled();
  await heirsKnown(season);
  for (const { matter, shown } of cases) for (const { id, version } of matter.shares) shown.set(id, version);
  if (!season.feishuDown) looksAtScreens(season);
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
    if (got.length !== replies) note(season, `${name} got ${got.map(({ title }) => title).join(" | ") || "nothing"} besides, not ${replies} answers`);
    season.replies.delete(name);
  }
}

function takes(season: Season, name: string, { got, title, fits }: { got: Seen[]; title: string; fits: (seen: Seen) => boolean }) {
  const at = got.findIndex((each) => each.title === title && fits(each));
  if (at < 0) note(season, `${name} did not get “${title}”; got ${got.map((each) => each.title).join(" | ") || "nothing"}`);
  return at < 0 ? null : (got.splice(at, 1)[0] ?? null);
}

type GroupedCard = { to: string; title: string; lines: string[] };

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
    for (const [id, stages] of card.stages) {
      const one = season.cases.find((each) => shareOf(each, id));
      const share = one && shareOf(one, id);
      if (!one || !share || !seesIt(deskOf(season, one), share, { who: card.to, today })) continue;
      const grave = stages.includes("escalate") && isGrave(share, today, season.house.escalateAfter) ? "长期逾期" : null;
      const heading = stages.includes("escalate") ? grave : headingNow(share, stages, today);
      if (heading) card.lines.push(`${heading} ${one.name}`);
    }
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

async function issues(season: Season): Promise<void> {
  const { city, dice, now, cases } = season;
  const by = dice.oneOf(["甄明", "贾示例"]);
  const unit = dice.oneOf(units);
  const due = daysOn(dayIn(now), dice.between(0, 14));
  const name = `雪亮工程点位甲${String(cases.length + 101)}乙整改`;
  await says(season, by, `/督办 ${unit} ${name} ${due}前`);
  await settles(season);
  for (const _ of [1, 2]) await press(season, by, { name, label: "确认下达" });
  const kept = (await city.db.select().from(supervisionItem).orderBy(asc(supervisionItem.issuedAt))).find(({ matter }) => matter === name);
  const item = kept && (await itemById(city.db, kept.id));
  if (!item) {
    note(season, `${name} was not issued`);
    return;
  }
  const wish = { units: [unit], due, category: "grassrootsFoundations", by, at: now, drafter: null };
  const { matter, owed } = begin(season, wish);
  const id = item.assignments[0]?.id ?? "";
  for (const share of matter.shares) share.id = id;
  const one: Case = { id: item.id, name, number: `${item.number.year}-${item.number.serial}`, matter, shown: new Map(), answered: false };
  cases.push(one);
  season.acts.push(`${item.id} issue ${by}`);
  owe(season, one, owed.map((each) => ({ ...each, share: id })));
  await settles(season);
}

const next: Record<string, readonly string[]> = {
  waiting: ["acknowledge", "acknowledge", "acknowledge", "decline", "urge", "redate"],
  working: ["reportProgress", "submitCompletion", "submitCompletion", "redate", "guide", "urge", "cancel", "withdrawSignOff", "check"],
  applied: ["closeOut", "returnForRework", "returnForRework", "redate"],
  disputed: ["uphold", "uphold", "reassign"],
};
const whileAsked = ["signOff", "signOff", "refuseSignOff", "withdrawSignOff", "reportProgress", "urge"];

/** Done by the line that is typed; every other act comes with a form. */
const typed: Record<string, (number: string) => string> = {
  acknowledge: (number) => `/签收 ${number}`,
  decline: (number) => `/不属 ${number} 该点位不在境内`,
  reportProgress: (number) => `/反馈 ${number} 已装一半`,
  submitCompletion: (number) => `/办结 ${number} 全部修复`,
  withdrawSignOff: (number) => `/收回 ${number}`,
};
const opened: Record<string, string> = {
  ...{ uphold: "维持", reassign: "改派", returnForRework: "退回", closeOut: "销号", cancel: "撤销", redate: "改期" },
  ...{ guide: "指导", check: "核查", signOff: "签发", refuseSignOff: "不签", urge: "催办" },
};

type Plan = {
  one: Case;
  share: Share;
  act: string;
  by: string;
  form: Record<string, string>;
  words: Words;
  /** The messages that were there before the form was asked for. */
  known: Set<string>;
};

type Chosen = { due: string; unit: string; heir: string };

/** What is typed into the form of an act, and the same as words of the model. */
function wordsFor(act: string, { due, unit, heir }: Chosen): { form: Record<string, string>; said: Words } {
  const alike = (said: Pick<Words, "reason" | "opinion" | "due"> & { result?: string }) => ({
    form: Object.fromEntries(Object.entries(said)),
    said,
  });
  if (act === "reassign") return { form: { unit, due, reason: "职责所在" }, said: { unit, due, reason: "职责所在", heir } };
  if (act === "check")
    return { form: { finding: "true", result: "属实", telling: "yes" }, said: { finding: "true", result: "属实", told: true } };
  if (act === "redate") return alike({ due, reason: "设备未到" });
  if (act === "guide") return alike({ opinion: "先易后难" });
  if (act === "cancel") return alike({ result: "并入市级项目" });
  if (["uphold", "returnForRework", "refuseSignOff"].includes(act)) return alike({ reason: "请补充" });
  return { form: {}, said: { reason: "不在境内", result: "完成", progress: "已装一半" } };
}

function planned(season: Season, one: Case): Plan | null {
  const { dice, now, town } = season;
  const meant = dice.oneOf(one.matter.shares);
  const act = dice.oneOf(meant.awaitsHead ? whileAsked : (next[meant.state] ?? ["reportProgress", "redate"]));
  if (act === "urge" && now.endsWith("T09:00")) return null;
  const all = cast.map(({ name }) => name);
  const fit = all.filter((name) => entitling(seatsToward(seatsOn(town, name, dayIn(now)), { matter: one.matter, share: meant }), act).length > 0);
  const free = units.filter((unit) => !one.matter.shares.some(({ handledIn }) => handledIn === (town.leads[unit] ?? unit)));
  if (act === "reassign" && free.length === 0) return null;
  const by = dice.chance(0.93) && fit.length > 0 ? dice.oneOf(fit) : dice.oneOf(all);
  const due = daysOn(dayIn(now), dice.between(0, 12));
  const own = one.matter.shares.filter((share) => seesIt(deskOf(season, one), share, { who: by, today: dayIn(now) }));
  const share = own.length === 1 && own[0] ? own[0] : meant;
  const { form, said } = wordsFor(act, { due, unit: free[0] ?? "汉滨区", heir: `heir of ${share.id}` });
  const pressed = act === "urge" ? { batch: "one", pressed: pressedBy(deskOf(season, one), share, now) } : {};
  return { one, share, act, by, form, words: { ...said, ...pressed }, known: new Set() };
}

/** Some people do something, each to another matter: they type, forms come, forms are handed in; sometimes one comes too late. */
async function round(season: Season): Promise<void> {
  const { dice, cases, now } = season;
  const open = cases.filter(({ matter }) => matter.state === "open" || dice.chance(0.1));
  const chosen = [...new Set(Array.from({ length: 3 }, () => (open.length > 0 ? dice.oneOf(open) : null)))];
  const plans = chosen.flatMap((one) => (one ? (planned(season, one) ?? []) : []));
  const crossing = plans.flatMap(({ one }) => (dice.chance(0.25) ? (planned(season, one) ?? []) : [])).filter(({ act }) => opened[act]);
  const withForm = [...plans.filter(({ act }) => opened[act]), ...crossing].filter(
    ({ one, by, act }, n, all) => all.findIndex((other) => other.one === one && other.by === by) === n && act !== "",
  );
  for (const { one, share, act, by, known } of withForm) {
    for (const { messageId } of season.seen.all(by)) known.add(messageId);
    const office = !["signOff", "refuseSignOff"].includes(act);
    await says(season, by, `/${opened[act]} ${one.number}${office ? ` ${share.unit}` : ""}`);
  }
  if (withForm.length > 0) await settles(season);
  for (const plan of withForm) await handIn(season, plan);
  const rest: Plan[] = [];
  for (const plan of plans.filter(({ act }) => typed[act])) if (!(await signedOnCard(season, plan))) rest.push(plan);
  for (const { one, share, act, by, words } of rest) {
    await says(season, by, typed[act]?.(one.number) ?? "");
    tell(season, one, { act, share: share.id, by, at: now, seen: null, words });
  }
  await settles(season);
}

/** 签收 by the button where it stands on a card of theirs; false where it is left to be typed. */
async function signedOnCard(season: Season, { one, share, act, by, words }: Plan): Promise<boolean> {
  if (act !== "acknowledge" || season.feishuDown || season.dice.chance(0.4)) return false;
  const seen = one.shown.get(share.id) ?? share.version;
  if ((await press(season, by, { name: one.name, label: "签收" })) === null) return false;
  tell(season, one, { act, share: share.id, by, at: season.now, seen, words });
  return true;
}

async function handIn(season: Season, { one, share: drawn, act, by, form, words, known }: Plan): Promise<void> {
  const { now } = season;
  const seen = one.shown.get(drawn.id) ?? drawn.version;
  const share = shareOf(one, drawn.id) ?? drawn;
  const label = act === "urge" ? "催办" : "提交";
  const toast = await press(season, by, { name: one.name, label, form, known });
  if (toast === null) {
    const why = atTheDoor(deskOf(season, one), share, { act, by, at: now, seen: null });
    if (why === null && act !== "urge" && !season.feishuDown) note(season, `${by} has no form for ${act} of ${one.name}`);
    return;
  }
  tell(season, one, { act, share: share.id, by, at: now, seen, words });
}

/** The clerk's look at this moment, beside the sweep of the product. */
function looks(season: Season): void {
  const { cases, now, house, town } = season;
  for (const one of cases) {
    for (const share of one.matter.shares.filter(isOpen)) {
      const said = look(share, now, house);
      if (said.escalate) season.acts.push(`${share.id} escalate the clock`);
      for (const line of promisedFor(town, { matter: one.matter, share, said, now })) season.lines.push({ ...line, one });
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

export async function season({ from, days, matters, seed }: { from: string; days: number; matters: number; seed: number }): Promise<Told> {
  const city = await world({ now: `${from}T09:30+08:00` });
  const dice = diceFrom(seed);
  const signs = dice.chance(0.5);
  if (signs) await sets(city, "办结须第一责任人签发的类别", { value: "（七）", on: from });
  const house: House = { ...houseOfTheBeginning, signOffCategories: signs ? ["grassrootsFoundations"] : [] };
  const made: Season = {
    ...{ city, dice, house, town: theTown(), names: await namesIn(city.db), seen: screens(city, cast), now: `${from}T09:30` },
    ...{ cases: [], tally: new Map(), waiting: [], lines: [], replies: new Map(), acts: [], differs: [], feishuDown: false },
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

/** At the end: what is kept, what the journal says, and the last face of every card people still hold. */
async function atLast(season: Season): Promise<void> {
  const { city, names, cases, house, acts, now } = season;
  for (const one of cases) {
    const found = await keptOtherwise(city.db, names, { ...one, house });
    if (found) note(season, `${one.name} is kept otherwise\n  ${found}`);
  }
  const kept = await actsKept(city.db, names, cases.map(({ id }) => id));
  if (acts.toSorted().join("\n") !== kept.toSorted().join("\n"))
    note(season, `the journal: model ${acts.filter((each) => !kept.includes(each))}, product ${kept.filter((each) => !acts.includes(each))}`);
  for (const { name } of cast) {
    for (const card of season.seen.all(name).filter((each) => !isGrouped(each))) {
      const one = cases.find((each) => card.words.includes(each.name));
      if (!one) continue;
      const allowed = openTo(deskOf(season, one), name, now).map((act) => labels[act]);
      const wrong = Object.values(labels).filter((label) => buttonNamed(card.card, label) !== null && !allowed.includes(label));
      if (wrong.length > 0) note(season, `${name} still sees ${wrong} on “${card.title}” of ${one.name}`);
      const states = one.matter.shares.map(stateSaid);
      if (card.title.startsWith("督导事项 · ") && !states.some((state) => card.title.includes(state)))
        note(season, `${name} has a card that stopped at “${card.title}”, not ${states}`);
    }
  }
  for (const problem of city.sandbox.problems()) note(season, problem);
}
