import { actingByOpenId } from "../../../src/db/acting.ts";
import { day } from "../../../src/domain/calendar/day.ts";
import type { Act } from "../../../src/domain/item/acts.ts";
import type { AssignmentId, ItemId } from "../../../src/domain/item/item.ts";
import type { PersonId, UnitId } from "../../../src/domain/roster/unit.ts";
import { newId } from "../../../src/ids.ts";
import { Refusal } from "../../../src/refusal.ts";
import { act } from "../../../src/usecases/item/act.ts";
import { createDraft } from "../../../src/usecases/item/draft.ts";
import { draftContent } from "../../../src/usecases/item/draft-content.ts";
import { issueDraft, keepTyped } from "../../../src/usecases/item/issue.ts";
import { remindDue } from "../../../src/usecases/item/remind.ts";
import { urge } from "../../../src/usecases/item/urge.ts";
import type { Dice } from "../../chaos/dice.ts";
import { diceFrom } from "../../chaos/dice.ts";
import type { TestApp } from "../../support/database.ts";
import { seededApp } from "../../support/database.ts";
import type { Who } from "../../support/town.ts";
import { actorOf, cast, openIdOf } from "../../support/town.ts";
import { hear } from "../hear.ts";
import { begin } from "../issuing.ts";
import { look } from "../mornings.ts";
import type { Deed, Matter, Share, Words } from "../page.ts";
import { houseOfTheBeginning, isOpen } from "../page.ts";
import { dayIn, daysOn, works } from "../pocket-calendar.ts";
import type { Tally } from "../pressing.ts";
import { dayOfPress, pressedBy } from "../pressing.ts";
import type { Post, Town } from "../town.ts";
import { entitling, seatsOn, seatsToward } from "../town.ts";
import type { Names } from "./kept.ts";
import { actsKept, keptOtherwise, linesPromised, namesIn, townOf } from "./kept.ts";
import type { Promised } from "./lines.ts";
import { inLine, promisedFor } from "./lines.ts";

/** One whole year of the Chinese calendar: matters come and go, the clock is turned by hand, the sweep runs on the database (R8, R10). */

const house = houseOfTheBeginning;
const units = ["汉滨区", "石泉县", "高新区", "市公安局", "市教体局", "社会治安专项组"] as const;

const posts: Partial<Record<Who, readonly [unit: string, post: Post]>> = {
  staff: ["市委平安办", "officeStaff"],
  staffTwo: ["市委平安办", "officeStaff"],
  head: ["市委平安办", "officeHead"],
  hanbinLiaison: ["汉滨区", "liaisonOfficer"],
  hanbinDeputy: ["汉滨区", "deputyLiaisonOfficer"],
  hanbinPrincipal: ["汉滨区", "principalOfficer"],
  shiquanLiaison: ["石泉县", "liaisonOfficer"],
  shiquanPrincipal: ["石泉县", "principalOfficer"],
  gaoxinLiaison: ["高新区", "liaisonOfficer"],
  policeLiaison: ["市公安局", "liaisonOfficer"],
  policeDeputy: ["市公安局", "deputyLiaisonOfficer"],
  policePrincipal: ["市公安局", "principalOfficer"],
  educationLiaison: ["市教体局", "liaisonOfficer"],
};
// Guarantee of the cast: the keys of `posts` are those of the cast of the tests.
const everybody = Object.keys(posts) as Who[];

const town: Town = townOf(
  Object.entries(posts).map(([who, [unit, post]]) => ({ name: cast[who as Who], unit, posts: [post] })),
  { office: "市委平安办", countyOffices: ["汉滨区平安办"], leads: { 社会治安专项组: "市公安局" } },
);

type Case = { id: ItemId; matter: Matter };
type Year = TestApp & {
  dice: Dice;
  names: Names;
  now: string;
  cases: Case[];
  promised: Promised[];
  acts: string[];
  tally: Tally;
  said: string[];
  counts: { sweeps: number; deeds: number; refused: number };
};

function turn(year: Year, to: string): void {
  year.now = to;
  year.clock.set(`${to}+08:00`);
}

/** 确认下达, after a look at what a limit on an off day is warned of. */
async function putTo({ app, cases }: Year, { unit, due, by }: { unit: string; due: string; by: Who }) {
  const actor = await actorOf(app.db, by);
  const draftId = await createDraft(app, actor, "");
  const content = draftContent.parse({
    ...{ units: unit, due, matter: `第${cases.length + 1}件`, workstreams: ["peaceBuilding"] },
    category: "grassrootsFoundations",
  });
  await keepTyped(app, actor, { draftId, content });
  return issueDraft(app, actor, { draftId, content });
}

async function issues(year: Year): Promise<void> {
  const { dice, now, app } = year;
  const due = daysOn(dayIn(now), dice.chance(0.3) ? dice.between(0, 6) : dice.between(3, 40));
  const by = dice.oneOf(["staff", "staffTwo", "head"] as const);
  const unit = dice.oneOf(units);
  const item = await putTo(year, { unit, due, by });
  const { matter } = begin(
    { town, house },
    { units: [unit], due, category: "grassrootsFoundations", by: cast[by], at: now, drafter: null },
  );
  for (const [n, share] of matter.shares.entries()) share.id = item.assignments[n]?.id ?? "";
  year.cases.push({ id: item.id, matter });
  year.acts.push(`${item.id} issue ${cast[by]}`);
}

/** What may come next, the likelier the oftener; some matters are left to grow old. */
const next: Record<string, readonly string[]> = {
  waiting: ["acknowledge", "acknowledge", "decline", "urge", "redate", "cancel"],
  working: [
    "reportProgress",
    "submitCompletion",
    "submitCompletion",
    "redate",
    "redate",
    "forward",
    "urge",
    "guide",
    "cancel",
    "withdrawForward",
  ],
  applied: ["closeOut", "returnForRework", "check", "redate"],
  disputed: ["uphold", "reassign", "redate"],
};

function wordsFor({ dice, now }: Year, actName: string): Words {
  const due = daysOn(dayIn(now), dice.between(0, 25));
  const all: Record<string, Words> = {
    ...{
      decline: { reason: "不属" },
      uphold: { reason: "维持" },
      returnForRework: { reason: "补充" },
      guide: { opinion: "先易后难" },
    },
    reassign: { reason: "改派", unit: dice.oneOf(units), due, heir: newId<AssignmentId>() },
    reportProgress: { progress: "过半", percent: 50, nextStep: null },
    ...{ submitCompletion: { result: "完成" }, closeOut: { result: null }, cancel: { result: "并入" } },
    ...{
      redate: { due, reason: "改期" },
      urge: { reason: null as never },
      check: { finding: "true", result: "属实", told: false },
    },
    forward: { person: dice.oneOf(everybody.map((who) => cast[who])), note: null },
  };
  return all[actName] ?? {};
}

async function doneByTheProduct(year: Year, { id }: Case, deed: Deed): Promise<string | null> {
  const { app, names } = year;
  const who = everybody.find((each) => cast[each] === deed.by) ?? "staff";
  const by = await actingByOpenId(app, openIdOf(who));
  if (!by) throw new Error(`${who} is not in the roster`);
  const assignmentId = deed.share as AssignmentId;
  const { unit = "", heir, due, person, ...same } = deed.words;
  const unitId = names.idOf(unit) as UnitId;
  const handledIn = names.idOf(town.leads[unit] ?? unit) as UnitId;
  const words = {
    ...same,
    ...(due ? { due: day(due) } : {}),
    ...(unit ? { to: { unitId, handledIn, name: unit }, newId: heir } : {}),
    ...(person ? { to: names.idOf(person) as PersonId } : {}),
  };
  try {
    if (deed.act === "urge") await urge(app, by, { itemId: id, ids: [assignmentId], reason: null });
    // Guarantee of the cast: the words are those the act asks for.
    else await act(app, by, { assignmentId, act: deed.act as Act, words: words as never });
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}

/** Somebody does something to one of the matters, mostly somebody who may. */
async function deed(year: Year): Promise<void> {
  const { dice, now, cases } = year;
  const open = cases.filter(({ matter }) => matter.state === "open");
  if (open.length === 0) return;
  const one = dice.oneOf(open);
  const share: Share = dice.oneOf(one.matter.shares);
  const actName = dice.oneOf(next[share.state] ?? ["reportProgress"]);
  const all = everybody.map((who) => cast[who]);
  const fit = all.filter(
    (name) =>
      entitling(seatsToward(seatsOn(town, name, dayIn(now)), { matter: one.matter, share }), actName).length > 0,
  );
  const by = dice.chance(0.95) && fit.length > 0 ? dice.oneOf(fit) : dice.oneOf(all);
  const pressed = actName === "urge" ? pressedBy({ town, house, matter: one.matter }, share, now) : undefined;
  const asked: Deed = {
    act: actName,
    share: share.id,
    by,
    at: now,
    seen: null,
    words: { ...wordsFor(year, actName), ...(pressed ? { pressed } : {}) },
  };
  const product = await doneByTheProduct(year, one, asked);
  const model = hear({ town, house, now, matter: one.matter, tally: year.tally }, asked);
  const mine = "refused" in model ? model.refused.split(" ")[0] : null;
  if (mine !== product) year.said.push(`${now} ${by} ${actName}: model ${mine}, product ${product}`);
  if (!("matter" in model)) year.counts.refused += 1;
  else {
    one.matter = model.matter;
    year.counts.deeds += 1;
    year.acts.push(`${share.id} ${actName} ${by}`);
    for (const name of pressed ?? [])
      year.tally.set(`${name} ${dayOfPress(now)}`, (year.tally.get(`${name} ${dayOfPress(now)}`) ?? 0) + 1);
  }
}

/** The sweep, twice, as everything that acts by itself may come twice; and the clerk's look at the same moment. */
async function sweep(year: Year): Promise<void> {
  const { app, now, cases } = year;
  while ((await remindDue(app)) > 0) year.counts.sweeps += 1;
  for (const { matter } of cases) {
    for (const share of matter.shares.filter(isOpen)) {
      const said = look(share, now, house);
      year.promised.push(...promisedFor(town, { matter, share, said, now }));
      if (said.escalate) year.acts.push(`${share.id} escalate the clock`);
    }
  }
}

async function aDay(year: Year, on: string, { matters, often, rests }: { matters: number; often: number; rests: boolean }): Promise<void> {
  const { dice } = year;
  if (!rests && works(on)) {
    turn(year, `${on}T09:00`);
    await sweep(year);
    if (dice.chance(0.3)) await deed(year);
  }
  turn(year, `${on}T${dice.oneOf(["10:12", "15:40", "19:05"])}`);
  if (!works(on) && dice.chance(0.8)) return;
  if (year.cases.length < matters && dice.chance(often)) await issues(year);
  for (let n = dice.between(0, Math.ceil(matters / 60)); n > 0; n -= 1) await deed(year);
  if (!rests && dice.chance(0.2)) await sweep(year);
}

type Told = { differs: string[]; lines: number; counts: Year["counts"] };

type Asked = { days: readonly string[]; matters: number; seed: number };

/** Lives through these days, with some standstills of a few days; resolves to what the product and the oracle say otherwise. */
export async function yearOfReminders({ days, matters, seed }: Asked): Promise<Told> {
  const made = await seededApp({ at: `${days[0]}T00:10+08:00` });
  const dice = diceFrom(seed);
  const year: Year = {
    ...made,
    ...{ dice, names: await namesIn(made.db), now: "", cases: [], promised: [], acts: [], tally: new Map(), said: [] },
    counts: { sweeps: 0, deeds: 0, refused: 0 },
  };
  let rests = 0;
  for (const on of days) {
    if (rests === 0 && dice.chance(0.01)) rests = dice.between(1, 6);
    await aDay(year, on, { matters, often: (2.5 * matters) / days.length, rests: rests > 0 });
    rests = Math.max(0, rests - 1);
  }
  return { differs: await compared(year), lines: year.promised.length, counts: year.counts };
}

const only = (these: readonly string[], others: readonly string[]): string[] => {
  const left = new Map<string, number>();
  for (const each of others) left.set(each, (left.get(each) ?? 0) + 1);
  return these.filter((each) => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count <= 0;
  });
};

async function compared(year: Year): Promise<string[]> {
  const { db, names, cases, promised, acts } = year;
  const kept: string[] = [];
  for (const one of cases) {
    const found = await keptOtherwise(db, names, { ...one, house });
    if (found) kept.push(found);
  }
  const [mine, its] = [[...new Set(promised.map(inLine))], await linesPromised(db, names)];
  const journal = await actsKept(
    db,
    names,
    cases.map(({ id }) => id),
  );
  return [
    ...year.said,
    ...only(mine, its).map((line) => `never said: ${line}`),
    ...only(its, mine).map((line) => `said beyond: ${line}`),
    ...only(acts, journal).map((line) => `not in the journal: ${line}`),
    ...only(journal, acts).map((line) => `only in the journal: ${line}`),
    ...kept,
  ];
}
