import type { Unit } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import { loadUnits } from "./roster-store.ts";

/** The city's 平安办, or null while the roster has none. */
export const cityOfficeIfAny = async (db: Db): Promise<Unit | null> =>
  (await loadUnits(db)).find(({ kind, level }) => kind === "pinganOffice" && level === "city") ?? null;
