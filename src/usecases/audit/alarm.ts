import type { App } from "../../app.ts";
import type { FollowUpKind } from "../../db/follow-ups.ts";
import { raise, settleFollowUp, tellRaised } from "../../db/follow-ups.ts";
import { reachable, staffOnDuty } from "../../db/on-duty.ts";
import { admins } from "../../db/roster-store.ts";
import type { UnitId } from "../../domain/roster/unit.ts";
import type { Compared, Suspect } from "./suspect.ts";

/** What is open about a difference stands once for the administrators and once for each office concerned. */
const subjectOf = (key: string, officeId: UnitId | null): string => (officeId ? `${key}@${officeId}` : key);

async function tellOne(app: App, { key, kind, says, assignmentId }: Suspect, officeId: UnitId | null): Promise<void> {
  const at = app.clock.now();
  const followUpId = await raise(app.db, {
    kind,
    subject: subjectOf(key, officeId),
    detail: { why: says, ...(officeId && assignmentId ? { assignmentId } : {}) },
    owner: officeId ? "office" : "systemAdmin",
    officeId,
    at,
  });
  if (!followUpId) return;
  const people = officeId ? await staffOnDuty(app, officeId) : (await admins(app.db)).filter(reachable);
  await tellRaised(app, followUpId, people);
}

const kinds: readonly FollowUpKind[] = ["unsaid", "stalled"];

async function endOne(app: App, subject: string): Promise<void> {
  const at = app.clock.now();
  for (const kind of kinds)
    await settleFollowUp(app.db, { kind, subject, at, remark: "已恢复正常。", inHand: app.inHand });
}

/** Inside a transaction: a 待处置 for each difference that is ripe, and the end of each that is cured. */
export async function alarm(app: App, { ripe, cured }: Pick<Compared, "ripe" | "cured">): Promise<void> {
  for (const { key, offices } of cured)
    for (const officeId of [null, ...offices]) await endOne(app, subjectOf(key, officeId));
  for (const suspect of ripe) for (const officeId of [null, ...suspect.offices]) await tellOne(app, suspect, officeId);
}
