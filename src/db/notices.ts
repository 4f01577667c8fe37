import type { App } from "../app.ts";
import type { SupervisionItem } from "../domain/item/item.ts";
import type { Told } from "../domain/notice/audience.ts";
import type { Person, PersonId } from "../domain/roster/unit.ts";
import { raise } from "./follow-ups.ts";
import { handlersOnDuty, unitInLine } from "./on-duty.ts";
import { promise } from "./outbox.ts";
import { liaisonOf } from "./roster-store.ts";
import { readView } from "./view.ts";

/** Who hears of it: in the office whoever answers for the matter today, in a unit the first in line. */
async function receivers(app: App, item: SupervisionItem, told: Told): Promise<Person[]> {
  if (told.to === "handler") return handlersOnDuty(app, item);
  const assignment = item.assignments.find(({ id }) => id === told.assignmentId);
  return assignment ? (await unitInLine(app, assignment.handledIn)).slice(0, 1) : [];
}

/** Whose place it was where nobody could be reached. */
async function missed(app: App, item: SupervisionItem, told: Told): Promise<PersonId | null> {
  if (told.to === "handler") return item.handledBy;
  const assignment = item.assignments.find(({ id }) => id === told.assignmentId);
  return assignment ? ((await liaisonOf(app.db, assignment.handledIn)).liaison?.id ?? null) : null;
}

/** Promises each notice to its receivers; where nobody can be reached the office gets a 待处置 instead of silence. */
export async function tell(app: App, item: SupervisionItem, notices: readonly Told[]): Promise<void> {
  const now = app.clock.now();
  for (const told of notices) {
    const people = await receivers(app, item, told);
    const view = readView({ view: "assignment", assignmentId: told.assignmentId, why: told.why });
    await promise(
      app.db,
      people.map(({ id }) => ({ to: { personId: id }, view, sendAt: now })),
      now,
    );
    if (people.length > 0) continue;
    await raiseUnreachable(app, item, { assignmentId: told.assignmentId, personId: await missed(app, item, told) });
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
  if (!raised) return;
  const view = { view: "followUp" as const, followUpId: raised };
  const people = (await handlersOnDuty(app, item)).filter(({ id }) => id !== about.personId);
  await promise(
    app.db,
    people.map(({ id }) => ({ to: { personId: id }, view, sendAt: now })),
    now,
  );
}
