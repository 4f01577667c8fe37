import type { Clock } from "./clock.ts";
import type { Db } from "./db/db.ts";
import type { OutboxId } from "./db/schema/messages.ts";
import type { Calendar } from "./domain/calendar/workdays.ts";
import type { Log } from "./log.ts";

/** Where the product is reached by a browser, null while unknown; and the word of a link, which is kept nowhere. */
type OpsDoor = { address(): string | null; wordOf(id: string): string };

/** What a use case may lean on. Inside a transaction `db` is that transaction. */
export type App = {
  db: Db;
  clock: Clock;
  calendar: Calendar;
  log: Log;
  /** Folder for evidence files. */
  dataDir: string;
  /** Where 后台 is opened; absent where nobody may be sent there. */
  ops?: OpsDoor;
  /** The card a click is being answered on: it gets its new face in the answer, so it needs no tidying. */
  inHand?: OutboxId;
};

/** The same app speaking inside a transaction; the outer database must not be used meanwhile (PGlite would hang). */
export const within = <A extends Pick<App, "db">>(app: A, tx: Db): A => ({ ...app, db: tx });
