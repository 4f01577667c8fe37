import type { ItemId } from "../../../src/domain/item/item.ts";
import type { Dice } from "../../chaos/dice.ts";
import type { TestApp } from "../../support/database.ts";
import type { Who } from "../../support/town.ts";
import { cast } from "../../support/town.ts";
import type { Matter } from "../page.ts";
import { houseOfTheBeginning } from "../page.ts";
import type { Tally } from "../pressing.ts";
import type { Post, Town } from "../town.ts";
import type { Names } from "./kept.ts";
import { townOf } from "./kept.ts";
import type { Promised } from "./lines.ts";

/** The people of the year, its matters so far, and what was said by whom. */

export const house = houseOfTheBeginning;
export const units = ["汉滨区", "石泉县", "高新区", "市公安局", "市教体局", "社会治安专项组"] as const;

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
export const everybody = Object.keys(posts) as Who[];

export const town: Town = townOf(
  Object.entries(posts).map(([who, [unit, post]]) => ({ name: cast[who as Who], unit, posts: [post] })),
  { office: "市委平安办", countyOffices: ["汉滨区平安办"], leads: { 社会治安专项组: "市公安局" } },
);

export type Case = { id: ItemId; matter: Matter };
export type Year = TestApp & {
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

export function turn(year: Year, to: string): void {
  year.now = to;
  year.clock.set(`${to}+08:00`);
}
