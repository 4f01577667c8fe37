import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { actingNow } from "../../db/acting-now.ts";
import { insertEntry } from "../../db/intake.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { unitsGiving } from "../../domain/access/rights.ts";
import { enter } from "../../domain/intake/decide.ts";
import type { EntryId } from "../../domain/intake/entry.ts";
import type { Typed } from "../../domain/item/words.ts";
import { newId } from "../../ids.ts";
import { Refusal } from "../../refusal.ts";
import { readEntry } from "./read.ts";
import { recordIntake } from "./record.ts";

/** Throws `proposeInstead` to whoever may only propose, `notAllowed` to everybody else without the right to keep the list. */
export function guardKeeper(by: Actor): void {
  if (unitsGiving(by, "enterIntake", "office").length > 0) return;
  if (unitsGiving(by, "propose", "proposed").length > 0) throw new Refusal("proposeInstead", {});
  throw new Refusal("notAllowed", { what: "登记待立项事项" });
}

/** 登记 (04-4): the office puts on the list itself what came by instruction, document, meeting or from the people. */
export function enterIntake(app: App, asker: Actor, typed: Typed): Promise<EntryId> {
  return app.db.transaction(async (tx) => {
    const inside = within(app, tx);
    const by = await actingNow(inside, asker);
    guardKeeper(by);
    const [officeId] = unitsGiving(by, "enterIntake", "office");
    if (!officeId) throw new Refusal("notAllowed", { what: "登记待立项事项" });
    const { kind, content } = await readEntry(inside, typed);
    const birth = { id: newId<EntryId>(), officeId, kind, matter: content.matter, proposedIn: null };
    const decision = enter(birth, { by, at: app.clock.now() });
    await insertEntry(tx, { ...decision.next, content });
    await recordIntake(inside, decision);
    return birth.id;
  });
}
