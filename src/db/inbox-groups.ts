import type { Db } from "./db.ts";
import type { Arrived } from "./inbox.ts";
import { keepAll } from "./inbox.ts";
import { sqlStateOf } from "./sql-state.ts";

/** One that hangs must not hold up the others, and one after another would leave the disk idle meanwhile. */
const MOST_UNDER_WAY = 2;
const MOST_IN_A_GROUP = 64;

/** Classes of SQLSTATE that blame what a row holds (data, constraint, size), never the way to the database. */
const ROWS_OWN = /^(22|23|54)/;

type Waiting = { event: Arrived; kept: (isNew: boolean) => void; failed: (error: unknown) => void };

/** True for an event that was not here before; rejects unless it is known to be stored. */
export type Keep = (event: Arrived) => Promise<boolean>;

/** A row the database cannot hold fails alone: the others of its group are then stored each by itself. */
async function keepGroup(db: Db, group: readonly Waiting[]): Promise<void> {
  try {
    const fresh = await keepAll(
      db,
      group.map(({ event }) => event),
    );
    for (const { event, kept } of group) kept(fresh.delete(event.key));
  } catch (error) {
    if (group.length === 1 || !ROWS_OWN.test(sqlStateOf(error))) for (const { failed } of group) failed(error);
    else for (const each of group) await keepGroup(db, [each]);
  }
}

/**
 * Stores events together: those that arrive in one turn of the event loop, or while others are on their way, share a
 * statement. Each is answered for only once its own row is stored, and a group that fails fails for exactly its own.
 */
export function keepingTogether(db: Db): Keep {
  const waiting: Waiting[] = [];
  let underWay = 0;
  let begun = false;
  const next = (): void => {
    begun = false;
    while (waiting.length > 0 && underWay < MOST_UNDER_WAY) {
      underWay += 1;
      void keepGroup(db, waiting.splice(0, MOST_IN_A_GROUP)).then(() => {
        underWay -= 1;
        next();
      });
    }
  };
  return (event) =>
    new Promise((kept, failed) => {
      waiting.push({ event, kept, failed });
      if (begun || underWay === MOST_UNDER_WAY) return;
      begun = true;
      setImmediate(next);
    });
}
