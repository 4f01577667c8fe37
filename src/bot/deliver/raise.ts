import type { App } from "../../app.ts";
import type { Delivery } from "../../db/deliveries.ts";
import type { FollowUpKind } from "../../db/follow-ups.ts";
import { raise, tellRaised } from "../../db/follow-ups.ts";
import { reachable, staffOnDuty } from "../../db/on-duty.ts";
import { admins } from "../../db/roster-store.ts";
import type { View } from "../../db/view.ts";
import type { UnitId } from "../../domain/roster/unit.ts";
import { aboutOf } from "./about.ts";

type Raised = { kind: FollowUpKind; subject: string; detail?: Record<string, string> };

/** Kinds only an administrator can do something about; the others belong to the office. */
const forAdmins: readonly FollowUpKind[] = ["refusedCard", "staleCard", "platform", "deadGroup"];

const isFollowUp = ({ view }: Pick<Delivery, "view">): boolean => (view as Partial<View>).view === "followUp";

async function toldOf(app: App, officeId: UnitId | null, row: Pick<Delivery, "personId">) {
  const people = officeId ? await staffOnDuty(app, officeId) : (await admins(app.db)).filter(reachable);
  return people.filter(({ id }) => id !== row.personId);
}

/**
 * Raises a 待处置 about a message inside the transaction that settles it, and promises its owners a card; the same
 * one stays open once. Trouble with a card about a 待处置 raises none about that card: it would never end.
 */
export async function raiseAbout(
  app: App,
  row: Pick<Delivery, "id" | "view" | "personId">,
  { kind, subject, detail = {} }: Raised,
): Promise<void> {
  if (isFollowUp(row) && subject === row.id) return;
  const at = app.clock.now();
  const about = await aboutOf(app.db, row);
  const officeId = forAdmins.includes(kind) ? null : about.officeId;
  const raised = await raise(app.db, {
    kind,
    subject,
    detail: { ...(about.assignmentId ? { assignmentId: about.assignmentId } : {}), ...detail },
    owner: officeId ? "office" : "systemAdmin",
    officeId,
    at,
  });
  if (raised) await tellRaised(app, raised, await toldOf(app, officeId, row));
}
