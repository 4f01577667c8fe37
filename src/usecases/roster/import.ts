import type { App } from "../../app.ts";
import type { Db } from "../../db/db.ts";
import * as journal from "../../db/journal.ts";
import { lockRoster, standingRoster } from "../../db/roster-standing.ts";
import { writeRoster } from "../../db/roster-write.ts";
import type { GroupId } from "../../db/schema/roster.ts";
import { tidyCardsOf } from "../../db/tidy-people.ts";
import type { RosterPlan, WantedRoster } from "../../domain/roster/plan.ts";
import { planCounts } from "../../domain/roster/plan.ts";
import { planChanges } from "../../domain/roster/plan-roster.ts";
import { sheets } from "../../domain/roster/sheets.ts";
import type { PersonId } from "../../domain/roster/unit.ts";
import { RosterRefused } from "./refused.ts";
import { turningPrincipals } from "./turn-principals.ts";

const ROLES = sheets.people.columns.roles.title;

export type Plan = RosterPlan<GroupId>;

/** What an import would change. Reads only. */
export const planRoster = async (db: Db, wanted: WantedRoster): Promise<Plan> =>
  planChanges(wanted, await standingRoster(db));

/** Whose rights are no longer what they were: the cards already sent to them follow. */
const withOtherRoles = ({ people, gonePeople }: Plan): PersonId[] => [
  ...people.flatMap(({ id, changes }) => (id && changes.some(({ field }) => field === ROLES) ? [id] : [])),
  ...gonePeople.map(({ id }) => id),
];

/**
 * Does what the plan says, in one transaction with its journal row; a plan without changes leaves no trace. Throws
 * `RosterRefused` while something hinders it, or when the roster has changed since the plan was read.
 */
export async function applyRoster(
  app: Pick<App, "db" | "clock">,
  plan: Plan,
  by: PersonId | null,
): Promise<{ fresh: number; changed: number; gone: number }> {
  return app.db.transaction(async (tx) => {
    await lockRoster(tx);
    const now = await planRoster(tx, plan.wanted);
    if (now.hindrances.length > 0) throw new RosterRefused(`${now.hindrances.join("；")}。通讯录没有任何改动`);
    if (JSON.stringify(now) !== JSON.stringify(plan)) {
      throw new RosterRefused("核对期间通讯录或未办结事项有了变化，通讯录没有任何改动。请重新核对后再导入");
    }
    const counts = planCounts(plan);
    if (counts.fresh + counts.changed + counts.gone === 0) return counts;
    const at = app.clock.now();
    await turningPrincipals({ db: tx, clock: app.clock }, () => writeRoster(tx, plan, at));
    await tidyCardsOf(tx, withOtherRoles(plan), at);
    await journal.append(tx, [{ act: "importRoster", by, at, article: "六", detail: counts }]);
    return counts;
  });
}
