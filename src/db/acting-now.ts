import type { Actor } from "../domain/access/rights.ts";
import { Refusal } from "../refusal.ts";
import type { Db } from "./db.ts";
import { actorById } from "./roster-store.ts";

/**
 * Somebody as they stand at this moment, asked once the lock is held: whoever waited for it may have lost a role
 * meanwhile. Throws `notFound` for one who has left.
 */
export async function actingNow(tx: Db, { id }: Pick<Actor, "id">): Promise<Actor> {
  const now = await actorById(tx, id);
  if (!now) throw new Refusal("notFound", {});
  return now;
}
