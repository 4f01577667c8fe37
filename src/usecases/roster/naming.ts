import type { App } from "../../app.ts";
import { everybody, membersOf } from "../../db/members.ts";
import { loadUnits } from "../../db/roster-store.ts";
import { ownRoles } from "../../domain/access/delegation.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { grants } from "../../domain/access/table.ts";
import { takePerson } from "../../domain/command/take-person.ts";
import type { PersonId } from "../../domain/roster/unit.ts";
import { namesOf } from "../../domain/roster/unit-words.ts";
import { Refusal } from "../../refusal.ts";

type Known = { id: PersonId; name: string; units: string[] };

/** The office may name anybody, everybody else the people of their own units. */
async function namable(app: App, by: Actor): Promise<Known[]> {
  const own = ownRoles(by);
  const all = own.some(({ role }) => grants(role, "lookUp", "office"));
  const units = await loadUnits(app.db);
  const found = all ? await everybody(app.db) : await membersOf(app.db, [...new Set(own.map(({ unitId }) => unitId))]);
  return found.map(({ id, name, unitId }) => {
    const unit = units.find((each) => each.id === unitId);
    return { id, name, units: unit ? namesOf(unit) : [] };
  });
}

export type Named = { id: PersonId; rest: string };

/** The person the words begin with, and what is left of them; null for no words. Throws `personUnknown`, `personUnclear`. */
export async function personNamed(app: App, by: Actor, words: string): Promise<Named | null> {
  if (words.trim() === "") return null;
  const taken = takePerson(words, await namable(app, by));
  const [first, ...others] = taken?.people ?? [];
  if (!taken || !first) throw new Refusal("personUnknown", { words: words.trim().slice(0, 20) });
  if (others.length > 0) {
    const candidates = taken.people.map(({ name, units }) => `${units[0] ?? ""}${name}`);
    throw new Refusal("personUnclear", { name: first.name, candidates });
  }
  return { id: first.id, rest: taken.rest };
}
