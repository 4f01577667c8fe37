import type { App } from "../app.ts";
import type { Actor } from "../domain/access/rights.ts";
import { Refusal } from "../refusal.ts";
import { actingById } from "./acting.ts";

/**
 * Somebody as they stand at this moment, also in for others, asked once the lock is held: whoever waited for it may have lost a role
 * meanwhile. Throws `notFound` for one who has left.
 */
export async function actingNow(app: Pick<App, "db" | "clock">, { id }: Pick<Actor, "id">): Promise<Actor> {
  const now = await actingById(app, id);
  if (!now) throw new Refusal("notFound", {});
  return now;
}
