import type { Matter, Share } from "./page.ts";

/** The people of the model and what they are, read out of articles 四 to 七 and 4.E of the acceptance table. */

export type Post =
  | "officeStaff"
  | "officeHead"
  | "leader"
  | "principalOfficer"
  | "liaisonOfficer"
  | "deputyLiaisonOfficer"
  | "hrOfficer"
  | "publicOverseer"
  | "systemAdmin"
  | "auditor";
export type Seat = { post: Post; at: string; insteadOf?: string };
type Citizen = { name: string; home: string; seats: Seat[]; deaf: boolean };
export type Absence = { who: string; standIn: string; from: string; through: string };
export type Town = {
  /** The city's office; offices of counties rest until their county is switched on (四). */
  office: string;
  countyOffices: readonly string[];
  /** Task force → lead unit. */
  leads: Readonly<Record<string, string>>;
  citizens: Citizen[];
  absences: Absence[];
};

export const citizen = (town: Town, name: string): Citizen => {
  const found = town.citizens.find((each) => each.name === name);
  if (!found) throw new RangeError(`nobody is called ${name}`);
  return found;
};

/** Which of the three sides that no one may be on together a post belongs to: the office, the machine, the audit. */
const sideOf = (post: Post): string | null => {
  if (post === "officeStaff" || post === "officeHead") return "office";
  if (post === "systemAdmin" || post === "auditor") return post;
  return null;
};

const officePosts: readonly Post[] = ["officeStaff", "officeHead", "leader"];

/** What somebody's own posts really give: nothing of two sides at once, nothing of a county's resting office. */
export function ownSeats(town: Town, name: string): Seat[] {
  const { seats } = citizen(town, name);
  const sides = new Set(seats.flatMap(({ post }) => sideOf(post) ?? []));
  const torn = sides.size > 1;
  return seats.filter(({ post, at }) => {
    if (torn && sideOf(post) !== null) return false;
    return !(officePosts.includes(post) && town.countyOffices.includes(at));
  });
}

const neverLent: readonly Post[] = ["leader", "hrOfficer", "publicOverseer", "systemAdmin", "auditor"];

/** 07-4: a stand-in gets what the absent holds and what could be their own outright. */
function lentBetween(town: Town, who: string, standIn: string): Seat[] {
  if (who === standIn) return [];
  const own = ownSeats(town, standIn);
  const { home } = citizen(town, standIn);
  const sides = own.flatMap(({ post }) => sideOf(post) ?? []);
  return ownSeats(town, who)
    .filter(({ post, at }) => {
      if (neverLent.includes(post)) return false;
      if (home !== at && !own.some((seat) => seat.at === at)) return false;
      const side = sideOf(post);
      return side === null || sides.every((other) => other === side);
    })
    .map((seat) => ({ ...seat, insteadOf: who }));
}

const holds = ({ from, through }: Absence, day: string): boolean => from <= day && day <= through;
const absenceOf = (town: Town, who: string, day: string): Absence | undefined =>
  town.absences.find((each) => each.who === who && holds(each, day));

export const seatsOn = (town: Town, name: string, day: string): Seat[] => [
  ...ownSeats(town, name),
  ...town.absences
    .filter((each) => each.standIn === name && holds(each, day))
    .flatMap(({ who }) => lentBetween(town, who, name)),
];

/** Whether somebody belongs to a unit at all. */
export const belongsTo = (town: Town, name: string, unit: string): boolean =>
  citizen(town, name).home === unit || ownSeats(town, name).some(({ at }) => at === unit);

type Where = { matter: Pick<Matter, "office">; share: Pick<Share, "handledIn" | "handedOn"> };

/** The posts by which somebody has to do with a share at all, from outside or as the unit's own. */
export const seatsToward = (seats: readonly Seat[], { matter, share }: Where): Seat[] =>
  seats.filter(({ post, at }) => {
    if (officePosts.includes(post)) return at === matter.office;
    const ofTheUnit = post === "principalOfficer" || post === "liaisonOfficer" || post === "deputyLiaisonOfficer";
    return ofTheUnit && at === share.handledIn;
  });

/** 六 06-2: the colleague a matter was handed on to, while still one of the unit. */
export const isHandedOnTo = (town: Town, name: string, { handedOn, handledIn }: Where["share"]): boolean =>
  handedOn?.to === name && belongsTo(town, name, handledIn);

const ofTheOffice = "returnForRework closeOut uphold reassign redate cancel urge guide check".split(" ");
const ofTheHead = "signOff refuseSignOff".split(" ");
const ofTheColleague = "reportProgress attachEvidence".split(" ");

/** Which of the posts toward a share an act belongs to (四 the office, 七 第一责任人 and 联络员). */
export const entitling = (seats: readonly Seat[], act: string): Seat[] =>
  seats.filter(({ post }) => {
    if (ofTheOffice.includes(act)) return post === "officeStaff" || post === "officeHead";
    if (ofTheHead.includes(act)) return post === "principalOfficer";
    return post === "liaisonOfficer" || post === "deputyLiaisonOfficer";
  });

export const isForColleague = (act: string): boolean => ofTheColleague.includes(act);

const heldBy = (town: Town, post: Post, at: string): Citizen[] =>
  town.citizens.filter((each) => each.seats.some((seat) => seat.post === post && seat.at === at));

/** In a unit or office today: whoever is there, for the absent who stands in, at last the absent themselves. */
function inPlace(town: Town, post: Post, { at, day }: { at: string; day: string }) {
  const present: string[] = [];
  const anyway: string[] = [];
  for (const { name } of heldBy(town, post, at)) {
    anyway.push(name);
    const away = absenceOf(town, name, day);
    if (!away) present.push(name);
    else if (lentBetween(town, name, away.standIn).some((seat) => seat.at === at)) present.push(away.standIn);
  }
  return { present, anyway };
}

const hearing = (town: Town, names: readonly string[]): string[] =>
  [...new Set(names)].filter((name) => !citizen(town, name).deaf);

/** 06-1, 07-4: the liaison, else the stand-in, else the deputy and theirs; with all away the absent themselves. */
function firstInLine(town: Town, unit: string, day: string): string | null {
  const liaison = inPlace(town, "liaisonOfficer", { at: unit, day });
  const deputy = inPlace(town, "deputyLiaisonOfficer", { at: unit, day });
  const line = [...liaison.present, ...deputy.present, ...liaison.anyway, ...deputy.anyway];
  return hearing(town, line)[0] ?? null;
}

export function signatory(town: Town, unit: string, day: string): string | null {
  const { present, anyway } = inPlace(town, "principalOfficer", { at: unit, day });
  return hearing(town, [...present, ...anyway])[0] ?? null;
}

export const principalInPerson = (town: Town, unit: string): string | null =>
  hearing(
    town,
    heldBy(town, "principalOfficer", unit).map(({ name }) => name),
  )[0] ?? null;

export function officeOnDuty(town: Town, day: string): string[] {
  const staff = inPlace(town, "officeStaff", { at: town.office, day });
  const heads = inPlace(town, "officeHead", { at: town.office, day });
  for (const shift of [staff.present, heads.present, staff.anyway]) {
    const heard = hearing(town, shift);
    if (heard.length > 0) return heard;
  }
  return [];
}

export function headsOnDuty(town: Town, day: string): string[] {
  const { present, anyway } = inPlace(town, "officeHead", { at: town.office, day });
  const heard = hearing(town, present);
  return heard.length > 0 ? heard : hearing(town, anyway);
}

/** Who answers for a matter today: 经办人 or who stands in, else whoever is on duty in the office. */
export function handlersOnDuty(town: Town, handler: string, day: string): string[] {
  const works = ownSeats(town, handler).some(({ at }) => at === town.office);
  const away = absenceOf(town, handler, day);
  const standsIn = away && lentBetween(town, handler, away.standIn).some(({ at }) => at === town.office);
  const one = !works ? null : away ? (standsIn ? away.standIn : null) : handler;
  const heard = one ? hearing(town, [one]) : [];
  return heard.length > 0 ? heard : officeOnDuty(town, day);
}

/** Who in the unit gets cards and reminders: the first in line, and beside them the colleague it was handed on to. */
export function unitHears(town: Town, share: Share, day: string): string[] {
  const first = firstInLine(town, share.handledIn, day);
  const to = share.handedOn?.to;
  const colleague = to && isHandedOnTo(town, to, share) ? hearing(town, [to]) : [];
  return [...new Set([...(first ? [first] : []), ...colleague])];
}
