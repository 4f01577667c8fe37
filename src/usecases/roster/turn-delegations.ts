import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { claimDelegations, endDelegation, setDelegationWake } from "../../db/delegations.ts";
import * as journal from "../../db/journal.ts";
import { tidyCopies } from "../../db/outbox.ts";
import type { Delegation } from "../../domain/access/delegation.ts";
import { wakeAfter, woken } from "../../domain/access/delegation-wake.ts";
import { reportBegin, reportEnd } from "./delegation-notices.ts";

const BATCH = 100;

async function end(app: App, over: Delegation): Promise<void> {
  const at = app.clock.now();
  const { id } = over;
  if (!(await endDelegation(app.db, { id, at, by: null }))) return;
  await journal.append(app.db, [{ act: "endDelegation", by: null, at, article: "七", detail: { delegationId: id } }]);
  await reportEnd(app, over);
  await tidyCopies(app.db, [id], { now: at, inHand: app.inHand });
}

async function turn(app: App, delegation: Delegation): Promise<void> {
  const now = app.clock.now();
  const does = woken(delegation, now);
  if (does === "ends") return end(app, delegation);
  if (does === "begins") await reportBegin(app, delegation);
  await setDelegationWake(app.db, delegation.id, wakeAfter(delegation, now));
}

/**
 * The sweep of 代理 (07-4): says that one begins or has ended. It gives and takes no right, since those follow the days
 * themselves; run twice it says nothing more, run late only what still matters.
 */
export function turnDelegations(app: App): Promise<number> {
  return app.db.transaction(async (tx) => {
    const due = await claimDelegations(tx, app.clock.now(), BATCH);
    for (const each of due) await turn(within(app, tx), each);
    return due.length;
  });
}
