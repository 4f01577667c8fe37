import { promise } from "../db/outbox.ts";
import { claimSelfChecks, finishSelfCheck } from "../db/self-checks.ts";
import type { Ground } from "./checks/index.ts";
import { runAllChecks } from "./checks/index.ts";

const AGAIN_MS = 60_000;

/** Does the self-checks asked for and sends each asker the card of it; resolves to how many were taken up. */
export async function selfChecksDue(ground: Ground): Promise<number> {
  const { app } = ground;
  const due = await claimSelfChecks(app.db, app.clock.now(), AGAIN_MS);
  for (const { id, personId } of due) {
    const findings = await runAllChecks(ground);
    const at = app.clock.now();
    await app.db.transaction(async (tx) => {
      if (!(await finishSelfCheck(tx, { id, findings, at }))) return;
      await promise(tx, [{ to: { personId }, view: { view: "selfCheck", selfCheckId: id }, sendAt: at }], at);
    });
  }
  return due.length;
}
