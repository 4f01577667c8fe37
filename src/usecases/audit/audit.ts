import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import type { Clock } from "../../clock.ts";
import { waitingNow } from "../../db/audit-queues.ts";
import type { AuditState } from "../../db/audit-state.ts";
import { lockAuditState, saveAuditState } from "../../db/audit-state.ts";
import type { Ruled } from "../../db/rule-versions.ts";
import { ruled } from "../../db/rule-versions.ts";
import { reminderKeys, sinceOf } from "../../domain/settings/rules.ts";
import { alarm } from "./alarm.ts";
import { lookAtMornings, missingLines, throughAtFirst } from "./mornings.ts";
import type { Watched } from "./observe.ts";
import { buriedEvents, groupsKnown, lateMessages, missingDigests, silentJobs, stuckQueues } from "./observe.ts";
import type { Suspect } from "./suspect.ts";
import { compared } from "./suspect.ts";

/** The auditor counts its patience by the machine's clock: the clock of the rules may be turned. */
type Audit = { machine: Clock; jobs: readonly Watched[] };

const first = (app: Ruled, at: Date): AuditState => ({
  ...{ at, through: throughAtFirst(app), walk: null, missing: [] },
  ...{ groups: {}, suspicions: {} },
});

/** One look at everything: what this round leaves behind but for the differences, and those. */
async function look(app: Ruled, before: AuditState, jobs: readonly Watched[]) {
  const waiting = await waitingNow(app.db, app.clock.now(), sinceOf(app.calendar.rules, reminderKeys));
  const arrears = waiting.some(({ queue }) => queue === "reminders" || queue === "replanning");
  const walked = await lookAtMornings(app, before, arrears);
  const groups = await groupsKnown(app, before.groups);
  const suspects: Suspect[] = [
    ...missingLines(walked),
    ...(await missingDigests(app, groups)),
    ...stuckQueues(waiting),
    ...(await silentJobs(app, jobs)),
    ...(await lateMessages(app)),
    ...(await buriedEvents(app)),
  ];
  return { walked, groups, suspects };
}

/**
 * One round of the auditor (goals R19): what should have been said and done by now, read anew off the tables and apart
 * from the sweeps, against what was. A difference that stands unmoved for half a minute becomes a 待处置, once, and ends it
 * by itself. One auditor at a time. Resolves to how much there was to do: 0 means that nothing is left to look at.
 */
export function audit(app: App, { machine, jobs }: Audit): Promise<number> {
  return app.db.transaction(async (tx) => {
    const kept = await lockAuditState(tx);
    if (kept === "taken") return 0;
    const inside = await ruled(within(app, tx));
    const at = machine.now();
    const before = kept ?? first(inside, at);
    const { walked, groups, suspects } = await look(inside, before, jobs);
    const { suspicions, ripe, cured } = compared(before, suspects, at);
    await alarm(within(app, tx), { ripe, cured });
    await saveAuditState(tx, { at, ...walked, groups, suspicions });
    const moved = walked.walk !== null || walked.through !== before.through;
    return ripe.length + cured.length + (moved ? 1 : 0);
  });
}
