import { membersOf } from "../../db/members.ts";
import { guardForward } from "../../domain/access/forwarding.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { Assignment } from "../../domain/item/item.ts";
import { Refusal } from "../../refusal.ts";
import { offered } from "./delegation-form.ts";
import type { Sight } from "./sight.ts";

function fits(wish: Parameters<typeof guardForward>[0]): boolean {
  try {
    guardForward(wish);
    return true;
  } catch (refusal) {
    if (refusal instanceof Refusal) return false;
    throw refusal;
  }
}

/** The colleagues of the unit a matter may be handed on to, by name (06-2). */
export async function colleagues({ app }: Sight, viewer: Actor, assignment: Assignment) {
  const people = await membersOf(app.db, [assignment.handledIn]);
  return offered(people.filter((to) => fits({ by: viewer.id, to, assignment })));
}
