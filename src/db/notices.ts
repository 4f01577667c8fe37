import type { App } from "../app.ts";
import { dayOf } from "../domain/calendar/day.ts";
import type { SupervisionItem } from "../domain/item/item.ts";
import type { Told } from "../domain/notice/audience.ts";
import { openAt } from "../domain/reminder/hours.ts";
import type { Person, PersonId, UnitId } from "../domain/roster/unit.ts";
import { raise, tellRaised } from "./follow-ups.ts";
import { principalOn } from "./office-terms.ts";
import { handlersOnDuty, reachable, signatoryOf } from "./on-duty.ts";
import { promise } from "./outbox.ts";
import { colleagueOf, receiversIn } from "./receivers.ts";
import { liaisonOf } from "./roster-store.ts";
import type { Ruled } from "./rule-versions.ts";
import { readView } from "./view.ts";

type Ground = Pick<App, "db" | "clock">;

/** Who hears of it: in the office whoever answers for the matter today, in a unit the first in line and the colleague it was handed on to. */
async function receivers(app: Ground, item: SupervisionItem, told: Told): Promise<Person[]> {
  if (told.to === "handler") return handlersOnDuty(app, item);
  const assignment = item.assignments.find(({ id }) => id === told.assignmentId);
  if (!assignment) return [];
  if (told.to === "principal") return principals(app, assignment.handledIn, told);
  if (told.to === "liaison") return receiversIn(app, assignment);
  const colleague = await colleagueOf(app, assignment);
  return colleague ? [colleague] : [];
}

/** A signature may come from whoever stands in; what is only to be known goes to the 第一责任人 in person (七). */
async function principals(app: Ground, handledIn: UnitId, { why }: Told): Promise<Person[]> {
  if (why === "signOff" || why === "urgedToSign")
    return [await signatoryOf(app, handledIn)].flatMap((each) => each ?? []);
  const principal = await principalOn(app.db, handledIn, dayOf(app.clock.now()));
  return reachable(principal) ? [principal] : [];
}

/** 待处置: a unit whose 第一责任人 should have heard of a matter; one open row for each unit. */
async function raiseNoPrincipal(app: Ground, item: SupervisionItem, { assignmentId }: Told): Promise<void> {
  const unitId = item.assignments.find(({ id }) => id === assignmentId)?.unitId;
  if (!unitId) return;
  const detail = { assignmentId, unitId };
  const raised = { kind: "principalMissing", subject: unitId, detail, owner: "office" } as const;
  await raise(app.db, { ...raised, officeId: item.officeId, at: app.clock.now() });
}

/** Whose place it was where nobody could be reached. */
async function missed(app: Ground, item: SupervisionItem, told: Told): Promise<PersonId | null> {
  if (told.to === "handler") return item.handledBy;
  const assignment = item.assignments.find(({ id }) => id === told.assignmentId);
  if (told.to === "colleague") return assignment?.forwardedTo ?? null;
  return assignment ? ((await liaisonOf(app.db, assignment.handledIn)).liaison?.id ?? null) : null;
}

/** Promises each notice to its receivers, one card a person and share; where nobody can be reached the office gets a 待处置 instead of silence. */
export async function tell(app: Ruled, item: SupervisionItem, notices: readonly Told[]): Promise<void> {
  const now = app.clock.now();
  const already = new Set<string>();
  for (const told of notices) {
    const people = await receivers(app, item, told);
    const heard = (id: PersonId) => `${told.assignmentId}:${id}`;
    const others = people.filter(({ id }) => !already.has(heard(id)));
    for (const { id } of people) already.add(heard(id));
    const view = readView({ view: "assignment", assignmentId: told.assignmentId, why: told.why });
    await promise(
      app.db,
      others.map(({ id }) => ({
        to: { personId: id },
        view,
        sendAt: told.inOpenHours ? openAt(id, now, app.calendar) : now,
      })),
      now,
    );
    if (people.length > 0) continue;
    if (told.to === "principal") {
      await raiseNoPrincipal(app, item, told);
      continue;
    }
    await raiseUnreachable(app, item, { assignmentId: told.assignmentId, personId: await missed(app, item, told) });
  }
}

/** 待处置 for the office: a matter whose receiver cannot be reached (complaint: a step without a reachable person). */
export async function raiseUnreachable(
  app: Ground,
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
  const people = (await handlersOnDuty(app, item)).filter(({ id }) => id !== about.personId);
  await tellRaised(app, raised, people);
}
