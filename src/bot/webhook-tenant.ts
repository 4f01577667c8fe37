import type { Db } from "../db/db.ts";
import { pinnedTenant, pinTenant } from "../db/mode.ts";

export type IsOurs = (tenantKey: string) => Promise<boolean>;

/** Tells our tenant from others: the configured one, else the first that spoke, kept in the database and remembered here. */
export function tenantGate(db: Db, configured: string | null): IsOurs {
  let known = configured;
  return async (tenantKey) => {
    known ??= (await pinTenant(db, tenantKey)) ? tenantKey : await pinnedTenant(db);
    return known === tenantKey;
  };
}
