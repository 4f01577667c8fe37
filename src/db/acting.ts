import type { App } from "../app.ts";
import type { Actor } from "../domain/access/rights.ts";
import { dayOf } from "../domain/calendar/day.ts";
import type { PersonId } from "../domain/roster/unit.ts";
import { rolesLentTo } from "./delegations.ts";
import { handlingUnits } from "./forwarding.ts";
import { actorById, actorByOpenId } from "./roster-store.ts";

type Ground = Pick<App, "db" | "clock">;

async function withLent({ db, clock }: Ground, own: Actor | null): Promise<Actor | null> {
  if (!own) return null;
  const lent = await rolesLentTo(db, own.id, dayOf(clock.now()));
  const handlesIn = await handlingUnits(db, own.id);
  return {
    ...own,
    ...(lent.length > 0 ? { roles: [...own.roles, ...lent] } : {}),
    ...(handlesIn.length > 0 ? { handlesIn } : {}),
  };
}

/** Who speaks with this open_id, with the roles of their own, those lent to them today (07-4) and what was handed on to them (06-2). */
export const actingByOpenId = async (app: Ground, openId: string): Promise<Actor | null> =>
  withLent(app, await actorByOpenId(app.db, openId));

export const actingById = async (app: Ground, id: PersonId): Promise<Actor | null> =>
  withLent(app, await actorById(app.db, id));
