import type { Dice } from "../chaos/dice.ts";
import type { House, Share, Words } from "./page.ts";
import { houseOfTheBeginning } from "./page.ts";
import { dayIn, daysOn, everyDayOf } from "./pocket-calendar.ts";
import type { Start, Step } from "./steps.ts";
import type { Walk } from "./through-rules.ts";
import type { Absence, Post, Town } from "./town.ts";
import { entitling, isForColleague, seatsOn, seatsToward } from "./town.ts";

/** What happens by luck: who is who at the beginning, what the house laid down, how it starts, and each next step. */

const OFFICE = "市委平安办";
const units = ["汉滨区", "石泉县", "市公安局", "治安组"] as const;

const seat = (post: Post, at: string) => ({ post, at });
const who = (name: string, home: string, ...seats: { post: Post; at: string }[]) => ({
  name,
  home,
  seats,
  deaf: false,
});

export const townOfTheBeginning = (): Town => ({
  office: OFFICE,
  countyOffices: ["汉滨区平安办"],
  leads: { 治安组: "市公安局" },
  absences: [],
  citizens: [
    who("办甲", OFFICE, seat("officeStaff", OFFICE)),
    who("办乙", OFFICE, seat("officeStaff", OFFICE)),
    who("主任", OFFICE, seat("officeHead", OFFICE)),
    who("书记", OFFICE, seat("leader", OFFICE)),
    who("系统", OFFICE, seat("systemAdmin", OFFICE)),
    who("审计", OFFICE, seat("auditor", OFFICE)),
    who("两头", OFFICE, seat("officeStaff", OFFICE), seat("auditor", OFFICE)),
    who("区办", "汉滨区平安办", seat("officeStaff", "汉滨区平安办")),
    who("汉联", "汉滨区", seat("liaisonOfficer", "汉滨区")),
    who("汉副", "汉滨区", seat("deputyLiaisonOfficer", "汉滨区")),
    who("汉责", "汉滨区", seat("principalOfficer", "汉滨区")),
    who("汉员", "汉滨区"),
    who("石联", "石泉县", seat("liaisonOfficer", "石泉县"), seat("principalOfficer", "石泉县")),
    who("石副", "石泉县", seat("deputyLiaisonOfficer", "石泉县")),
    who("石员", "石泉县", seat("publicOverseer", "石泉县")),
    who("警联", "市公安局", seat("liaisonOfficer", "市公安局")),
    who("警副", "市公安局", seat("deputyLiaisonOfficer", "市公安局"), seat("deputyLiaisonOfficer", "石泉县")),
    who("警责", "市公安局", seat("principalOfficer", "市公安局")),
    { ...who("警员", "市公安局", seat("hrOfficer", "市公安局")), deaf: true },
  ],
});

export function houseBy(dice: Dice): House {
  const named = () => (dice.chance(0.4) ? ["keyInstructions"] : dice.chance(0.2) ? ["grassrootsFoundations"] : []);
  const changed = dice.chance(0.3);
  return {
    ...houseOfTheBeginning,
    ...(changed
      ? {
          beforeDue: dice.oneOf([[1], [5, 3, 1], [2], [7, 5]]),
          overdueCeiling: dice.between(1, 8),
          escalateAfter: dice.between(1, 6),
          reviewPatience: dice.between(1, 4),
          headPatience: dice.between(1, 7),
          urgeInterval: dice.between(1, 3),
          urgeCeiling: dice.between(1, 4),
          urgeDaily: dice.between(1, 3),
        }
      : {}),
    signOffCategories: named(),
    principalAtIssue: named(),
    approveIssue: dice.chance(0.3) ? "on" : "off",
  };
}

const clock = (dice: Dice): string =>
  `${String(dice.between(0, 23)).padStart(2, "0")}:${String(dice.between(0, 59)).padStart(2, "0")}`;
const anyDay = (dice: Dice): string => dice.oneOf(everyDayOf(dice.oneOf([2025, 2026])));

export function startBy(dice: Dice, names: readonly string[]): Start {
  const on = anyDay(dice);
  const first = dice.between(0, units.length - 1);
  const office = ["办甲", "办乙", "主任"];
  return {
    at: `${on}T${dice.chance(0.7) ? `${String(dice.between(9, 17)).padStart(2, "0")}:20` : clock(dice)}`,
    category: dice.chance(0.5) ? "keyInstructions" : "grassrootsFoundations",
    units: dice.chance(0.3)
      ? [units[first] ?? "汉滨区", units[(first + 1) % units.length] ?? "石泉县"]
      : [dice.oneOf(units)],
    due: daysOn(on, dice.chance(0.5) ? dice.between(0, 10) : dice.between(0, 45)),
    by: dice.chance(0.9) ? dice.oneOf(office) : dice.oneOf(names),
    agrees: Array.from({ length: 4 }, () => ({
      by: dice.chance(0.5) ? "主任" : dice.oneOf(names),
      seen: dice.chance(0.8) ? 2 : dice.between(1, 3),
    })),
  };
}

const acts =
  "acknowledge decline uphold reassign reportProgress attachEvidence submitCompletion withdrawSignOff signOff refuseSignOff returnForRework closeOut cancel redate urge guide check forward withdrawForward".split(
    " ",
  );
/** What usually comes next; whatever else is tried is mostly refused. */
const usual: Record<string, string> = {
  waiting: "acknowledge acknowledge acknowledge decline urge redate",
  working:
    "reportProgress submitCompletion submitCompletion submitCompletion signOff signOff refuseSignOff withdrawSignOff attachEvidence forward urge redate guide",
  applied: "returnForRework returnForRework closeOut attachEvidence withdrawForward check",
  disputed: "uphold uphold reassign reassign redate check",
};

type Luck = { dice: Dice; walk: Walk; names: readonly string[]; nth: number };

function wordsBy({ dice, walk, names, nth }: Luck, share: Share | undefined): Words {
  const today = dayIn(walk.now);
  const due = daysOn(today, dice.chance(0.1) ? -1 : dice.between(0, 30));
  return {
    ...{ reason: `理由${nth}`, result: dice.chance(0.7) ? `结果${nth}` : null, opinion: "先易后难", note: null },
    ...{ due: dice.chance(0.1) && share ? share.due : due, unit: dice.oneOf(units), heir: `b${nth}` },
    ...{ progress: `进展${nth}`, nextStep: dice.chance(0.5) ? "继续推进" : null },
    ...{ percent: dice.chance(0.5) ? dice.between(0, 100) : null, promise: dice.chance(0.3) ? due : null },
    ...{
      person: dice.oneOf(names),
      finding: "partlyTrue" as const,
      told: dice.chance(0.5),
      file: "照片.jpg",
      batch: `批${nth}`,
    },
  };
}

const asks: Record<string, readonly (keyof Words)[]> = {
  decline: ["reason"],
  uphold: ["reason"],
  reassign: ["reason", "unit", "heir", "due"],
  reportProgress: ["progress", "nextStep", "percent", "promise"],
  attachEvidence: ["file"],
  submitCompletion: ["result"],
  signOff: ["result"],
  refuseSignOff: ["reason"],
  returnForRework: ["reason"],
  closeOut: ["result"],
  cancel: ["result"],
  redate: ["due", "reason"],
  urge: ["reason", "batch"],
  guide: ["opinion"],
  check: ["finding", "result", "told"],
  forward: ["person", "note"],
};
/** These may be left empty; any other word is always there. */
const needed = (act: string, words: Words): Words =>
  ["closeOut", "signOff"].includes(act)
    ? words
    : { ...words, ...("result" in words ? { result: words.result ?? "已完成" } : {}) };

/** Whoever may do such a thing at all; everybody else is asked now and then, to be refused. */
const isFit = ({ town, matter, now }: Walk, name: string, { act, share }: { act: string; share: Share }): boolean =>
  entitling(seatsToward(seatsOn(town, name, dayIn(now)), { matter, share }), act).length > 0 ||
  (isForColleague(act) && share.handedOn?.to === name);

function deedBy(luck: Luck): Step {
  const { dice, walk, names } = luck;
  const { shares } = walk.matter;
  const share = dice.chance(0.97) ? dice.oneOf(shares) : undefined;
  const act = dice.oneOf(dice.chance(0.85) && share ? (usual[share.state]?.split(" ") ?? acts) : acts);
  const fit = share ? names.filter((name) => isFit(walk, name, { act, share })) : [];
  const all = wordsBy(luck, share);
  const words = Object.fromEntries((asks[act] ?? []).map((key) => [key, all[key]])) as Words;
  return {
    kind: "deed",
    ...{ act, share: share?.id ?? "nobody's", words: needed(act, words) },
    by: dice.chance(0.88) && fit.length > 0 ? dice.oneOf(fit) : dice.oneOf(names),
    behind: dice.chance(0.4) ? null : dice.chance(0.85) ? 0 : dice.between(1, 2),
    times: dice.chance(0.8) ? 1 : dice.between(2, 5),
  };
}

function timeBy({ dice }: Luck): Step {
  const minutes = dice.chance(0.3)
    ? dice.between(0, 600)
    : dice.between(1, dice.chance(0.15) ? 20 : 5) * 1440 + dice.between(-300, 300);
  return {
    kind: "time",
    minutes,
    sweep: dice.oneOf(["each morning", "each morning", "each morning", "at the end", "not yet"]),
  };
}

function awayBy({ dice, walk, names }: Luck): Step {
  const today = dayIn(walk.now);
  const leaver = dice.oneOf(names);
  const home = walk.town.citizens.find(({ name }) => name === leaver)?.home;
  const colleagues = walk.town.citizens.filter((each) => each.home === home).map(({ name }) => name);
  const absence: Absence = {
    ...{
      who: leaver,
      standIn: dice.oneOf(dice.chance(0.8) ? colleagues : names),
      from: daysOn(today, dice.between(0, 2)),
    },
    through: daysOn(today, dice.between(2, 12)),
  };
  const crossed = walk.town.absences.some(({ who: other, standIn }) =>
    [absence.who, absence.standIn].some((name) => name === other || name === standIn),
  );
  return crossed || absence.who === absence.standIn
    ? { kind: "returns", who: absence.who }
    : { kind: "leaves", absence };
}

function overBy({ dice, walk }: Luck): Step {
  const held = walk.town.citizens.flatMap(({ name, seats }) => seats.map(({ post, at }) => ({ name, post, at })));
  const given = dice.oneOf(held);
  const same = walk.town.citizens.filter(({ home, name }) => home === given.at && name !== given.name);
  const to = same.length > 0 ? dice.oneOf(same).name : given.name;
  return { kind: "hands over", post: given.post, at: given.at, from: given.name, to };
}

export function stepBy(luck: Luck): Step {
  const cast = luck.dice.between(1, 100);
  if (cast <= 56) return deedBy(luck);
  if (cast <= 88) return timeBy(luck);
  return cast <= 98 ? awayBy(luck) : overBy(luck);
}
