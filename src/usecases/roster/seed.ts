import type { App } from "../../app.ts";
import { rosterIsEmpty } from "../../db/roster-standing.ts";
import type { RosterRows } from "../../domain/roster/sheets.ts";
import { checkRows } from "../../domain/roster/sheets-check.ts";
import { identify } from "./identify.ts";
import { applyRoster, planRoster } from "./import.ts";

/** Fills an empty roster by the same road as an import; a roster that holds anything is left alone. */
export async function seedRoster(
  app: Pick<App, "db" | "clock">,
  { rows, chats }: { rows: RosterRows; chats: readonly { chatId: string; name: string }[] },
): Promise<void> {
  if (!(await rosterIsEmpty(app.db))) return;
  const checked = checkRows(rows);
  const [fault] = checked.faults;
  if (fault) throw new Error(`the roster to begin with has a fault: ${fault.sheet} ${fault.row} ${fault.fault}`);
  const lookUp = {
    findOpenIds: () => Promise.reject(new Error("the roster to begin with names every open_id")),
    groups: () => Promise.resolve(chats),
    hash: () => {
      throw new Error("the roster to begin with holds no number");
    },
  };
  await applyRoster(app, await planRoster(app.db, await identify(checked, lookUp)), null);
}
