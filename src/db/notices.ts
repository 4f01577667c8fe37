import type { App } from "../app.ts";
import type { SupervisionItem } from "../domain/item/item.ts";
import type { Told } from "../domain/notice/audience.ts";
import type { Person } from "../domain/roster/unit.ts";
import { raise } from "./follow-ups.ts";
import { promise } from "./outbox.ts";
import { liaisonOf, personById } from "./roster-store.ts";
import { readView } from "./view.ts";

export const reachable = (person: Person | null): person is Person & { openId: string } =>
  person !== null && person.openId !== null && person.unreachable === null;

async function receiver(app: App, item: SupervisionItem, told: Told): Promise<Person | null> {
  if (told.to === "handler") return personById(app.db, item.handledBy);
  const assignment = item.assignments.find(({ id }) => id === told.assignmentId);
  if (!assignment) return null;
  const { liaison, deputy } = await liaisonOf(app.db, assignment.handledIn);
  return reachable(liaison) ? liaison : reachable(deputy) ? deputy : liaison;
}

/** Promises each notice to its receiver; where nobody can be reached the office gets a 待处置 instead of silence. */
export async function tell(app: App, item: SupervisionItem, notices: readonly Told[]): Promise<void> {
  const now = app.clock.now();
  for (const told of notices) {
    const person = await receiver(app, item, told);
    if (reachable(person)) {
      const view = readView({ view: "assignment", assignmentId: told.assignmentId, why: told.why });
      await promise(app.db, [{ to: { personId: person.id }, view, sendAt: now }], now);
    } else {
      await raiseUnreachable(app, item, { assignmentId: told.assignmentId, personId: person?.id ?? null });
    }
  }
}

/** 待处置 for the office: a matter whose receiver cannot be reached (complaint: a step without a reachable person). */
export async function raiseUnreachable(
  app: App,
  item: Pick<SupervisionItem, "officeId" | "handledBy">,
  about: { assignmentId: string; personId: string | null },
): Promise<void> {
  const now = app.clock.now();
  const raised = await raise(app.db, {
    kind: "unreachable",
    subject: `${about.assignmentId}:${about.personId ?? "none"}`,
    detail: { assignmentId: about.assignmentId, ...(about.personId ? { personId: about.personId } : {}) },
    owner: "office",
    officeId: item.officeId,
    at: now,
  });
  if (!raised || about.personId === item.handledBy) return;
  const view = { view: "followUp" as const, followUpId: raised };
  await promise(app.db, [{ to: { personId: item.handledBy }, view, sendAt: now }], now);
}
