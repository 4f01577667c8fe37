import type { App } from "../../app.ts";
import type { Delivery } from "../../db/deliveries.ts";
import { raiseUnreachable } from "../../db/notices.ts";
import { markUnreachable } from "../../db/roster-store.ts";
import { aboutOf } from "./about.ts";
import type { Attempt, Ending } from "./attempt.ts";
import { end } from "./attempt.ts";
import { tellDeputies } from "./deputies.ts";
import { raiseAbout } from "./raise.ts";

/** A matter's own card names the matter to its handler; anything else names the person. */
async function tellOffice(app: App, row: Delivery, why: string): Promise<void> {
  const { personId } = row;
  if (!personId) return;
  const { item, assignmentId } = await aboutOf(app.db, row);
  const whose = (row.view as { view?: string }).view === "assignment" && item?.handledBy !== personId;
  if (item && assignmentId && whose) return raiseUnreachable(app, item, { assignmentId, personId });
  await raiseAbout(app, row, { kind: "unreachable", subject: personId, detail: { personId, why } });
}

/** Nothing reaches this person: marked, the office told, and what a liaison should have got goes to the deputy. */
export function givePersonUp(attempt: Attempt, why: string): Promise<Ending> {
  const { row } = attempt;
  const follows = async (app: App) => {
    if (row.personId && row.barred === null) await markUnreachable(app.db, row.personId, why);
    await tellOffice(app, row, why);
    await tellDeputies(app, row);
  };
  return end(attempt, { status: "failed", error: why }, { ending: "unreachable", follows });
}
