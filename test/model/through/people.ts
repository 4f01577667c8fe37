import type { ItemId } from "../../../src/domain/item/item.ts";
import { inhabitants } from "../../../src/sandbox/city-people.ts";
import type { Dice } from "../../chaos/dice.ts";
import { buttonNamed, filledForm } from "../../support/read-card.ts";
import type { City } from "../../support/scenes.ts";
import type { House, Matter, Owed, Share } from "../page.ts";
import type { Tally } from "../pressing.ts";
import type { Post, Town } from "../town.ts";
import type { Names } from "./kept.ts";
import { townOf } from "./kept.ts";
import type { Promised } from "./lines.ts";
import type { screens } from "./screens.ts";
import { isGrouped } from "./screens.ts";

/** A season under way: the city, its people with the client open, and what the model holds against them. */

const OFFICE = "市委平安办";
export const units = ["汉滨区", "石泉县", "高新区", "市公安局", "社会治安专项组"] as const;
const posts: Record<string, Post> = {
  平安办工作人员: "officeStaff",
  平安办负责人: "officeHead",
  领导: "leader",
  第一责任人: "principalOfficer",
  联络员: "liaisonOfficer",
  副联络员: "deputyLiaisonOfficer",
};
const places: readonly string[] = [OFFICE, ...units];
export const cast = inhabitants.filter(({ unit, role }) => posts[role] && places.includes(unit));
export const theTown = (): Town =>
  townOf(
    cast.map(({ name, unit, role }) => ({ name, unit, posts: [posts[role] ?? "leader"] })),
    { office: OFFICE, countyOffices: [], leads: { 社会治安专项组: "市公安局" } },
  );

export type Case = {
  id: ItemId;
  name: string;
  number: string;
  matter: Matter;
  /** The version each share had when people looked last: what the buttons before them were drawn from. */
  shown: Map<string, number>;
  answered: boolean;
};
export type Waiting = { one: Case; owed: Owed; to: string };

export type Season = {
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
export const note = (season: Season, words: string) => season.differs.push(`${season.now} ${words}`);
export const deskOf = ({ town, house }: Season, { matter }: Case) => ({ town, house, matter });
export const shareOf = ({ matter }: Case, id: string): Share | undefined =>
  matter.shares.find((share) => share.id === id);

/** Says it, and it arrives once or up to five times. */
export async function says(season: Season, who: string, text: string): Promise<void> {
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
export async function press(season: Season, who: string, pressing: Pressing): Promise<string | null> {
  const { name, label, form = {}, known } = pressing;
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
