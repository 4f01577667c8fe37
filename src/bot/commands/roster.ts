import type { App } from "../../app.ts";
import { peopleListedIn, seesWholeRoster, unitsListedFor } from "../../db/roster-sight.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import { rest } from "../../domain/command/slots.ts";
import { findInRoster, nearestInRoster } from "../../domain/roster/search.ts";
import { namesOf } from "../../domain/roster/unit-words.ts";
import { Refusal } from "../../refusal.ts";
import type { Answer } from "./command.ts";
import { command } from "./command.ts";

const MOST_SAID = 20;

/** Without a word: the list, or the page of the only unit there is to read about. */
async function everything(app: App, actor: Actor): Promise<Answer> {
  const [only, another] = seesWholeRoster(actor) ? [] : await unitsListedFor(app.db, actor);
  return only && !another ? [{ view: "unitPage", unitId: only.id }] : [{ view: "roster" }];
}

/** Throws `rosterUnknown` for what is not there and for what is not the asker's alike. */
async function named(app: App, actor: Actor, words: string): Promise<Answer> {
  const units = await unitsListedFor(app.db, actor);
  const listed = await peopleListedIn(app.db, units);
  const people = listed.map((person) => {
    const home = units.find(({ id }) => id === person.unitId);
    return { ...person, units: home ? namesOf(home) : [] };
  });
  const found = findInRoster(words, { units, people });
  const unitIds = found.units.map(({ id }) => id);
  const personIds = found.people.map(({ id }) => id);
  const [unitId] = unitIds;
  const [personId] = personIds;
  if (unitIds.length + personIds.length > 1) return [{ view: "rosterChoice", unitIds, personIds }];
  if (unitId) return [{ view: "unitPage", unitId }];
  if (personId) return [{ view: "personPage", personId }];
  const nearest = nearestInRoster(words, { units, people });
  throw new Refusal("rosterUnknown", { words: words.slice(0, MOST_SAID), nearest });
}

export const roster = command({
  name: "通讯录",
  aliases: ["名册"],
  summary: "单位和人员：科室、角色、代理、待补齐的，及单位办理情况",
  may: "seeRoster",
  slots: { words: rest("单位或姓名") },
  run: async ({ app, actor, args }) => {
    if (!may(actor, "seeRoster")) throw new Refusal("notAllowed", { what: "查阅通讯录" });
    return args.words === "" ? everything(app, actor) : named(app, actor, args.words);
  },
});
