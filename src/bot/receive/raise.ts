import type { App } from "../../app.ts";
import { cityOfficeIfAny } from "../../db/city-office.ts";
import type { FollowUpKind } from "../../db/follow-ups.ts";
import { raise, tellRaised } from "../../db/follow-ups.ts";
import { reachable, staffOnDuty } from "../../db/on-duty.ts";
import { admins } from "../../db/roster-store.ts";

type Raised = { kind: FollowUpKind; subject: string; detail: Record<string, string> };

async function raiseTo(app: App, owner: "office" | "systemAdmin", raised: Raised): Promise<void> {
  const at = app.clock.now();
  const office = owner === "office" ? await cityOfficeIfAny(app.db) : null;
  const followUpId = await raise(app.db, { ...raised, owner, officeId: office?.id ?? null, at });
  if (!followUpId) return;
  const people = office ? await staffOnDuty(app, office.id) : (await admins(app.db)).filter(reachable);
  await tellRaised(app, followUpId, people);
}

/** A 待处置 for the administrators, who get a card of it; the same one stays open once. */
export const raiseToAdmins = (app: App, raised: Raised): Promise<void> => raiseTo(app, "systemAdmin", raised);

/** The same for the city's office. */
export const raiseToOffice = (app: App, raised: Raised): Promise<void> => raiseTo(app, "office", raised);
