import { raise } from "../../db/follow-ups.ts";
import type { JournalEntry } from "../../db/journal.ts";
import { raiseUnreachable } from "../../db/notices.ts";
import { principalOn } from "../../db/office-terms.ts";
import { handlersOnDuty, headsOnDuty, reachable, staffOnDuty } from "../../db/on-duty.ts";
import { receiversOfEach } from "../../db/receivers.ts";
import { liaisonOf } from "../../db/roster-store.ts";
import type { Ruled } from "../../db/rule-versions.ts";
import type { Woken } from "../../db/woken.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import type { Assignment, AssignmentId } from "../../domain/item/item.ts";
import type { Stage } from "../../domain/reminder/plan.ts";
import type { Woken as Decided } from "../../domain/reminder/wake.ts";
import type { Person, PersonId, UnitId } from "../../domain/roster/unit.ts";

/** An assignment that woke, and what the clock asks of it. */
export type Roused = Decided & Pick<Woken, "item">;
/** A line on somebody's card. */
export type Addressed = { personId: PersonId; assignmentId: AssignmentId; stage: Stage | "escalate" };
type Heard = { lines: Addressed[]; entries: JournalEntry[] };

const toEach = (people: readonly Pick<Person, "id">[], { id }: Assignment, stage: Addressed["stage"]): Addressed[] =>
  people.map((person) => ({ personId: person.id, assignmentId: id, stage }));

/** Who is on duty, asked once for each office and unit: in one sweep it is the same for all its lines. */
function dutyIn(app: Ruled) {
  const known = new Map<string, Promise<Person[]>>();
  const once = (key: string, ask: () => Promise<Person[]>): Promise<Person[]> => {
    const people = known.get(key) ?? ask();
    known.set(key, people);
    return people;
  };
  const today = dayOf(app.clock.now());
  return {
    staff: (officeId: UnitId) => once(`staff ${officeId}`, () => staffOnDuty(app, officeId)),
    heads: (officeId: UnitId) => once(`heads ${officeId}`, () => headsOnDuty(app, officeId)),
    handlers: (item: Woken["item"]) =>
      once(`handlers ${item.officeId} ${item.handledBy}`, () => handlersOnDuty(app, item)),
    principal: async (unitId: UnitId): Promise<Person | null> => {
      const held = async () => [await principalOn(app.db, unitId, today)].flatMap((each) => each ?? []);
      return (await once(`principal ${unitId}`, held))[0] ?? null;
    },
  };
}
type Duty = ReturnType<typeof dutyIn>;

async function toUnits(app: Ruled, roused: readonly Roused[]): Promise<Addressed[]> {
  const receivers = await receiversOfEach(
    app,
    roused.map(({ next }) => next),
  );
  const lines: Addressed[] = [];
  for (const [n, { next, line, item }] of roused.entries()) {
    const people = receivers[n] ?? [];
    if (line) lines.push(...toEach(people, next, line));
    if (people.length > 0) continue;
    const { liaison } = await liaisonOf(app.db, next.handledIn);
    await raiseUnreachable(app, item, { assignmentId: next.id, personId: liaison?.id ?? null });
  }
  return lines;
}

/** 七 07-1: the 第一责任人 and the office hear of what is long overdue; a missing 第一责任人 becomes a 待处置. */
async function escalated(app: Ruled, duty: Duty, { next, item }: Roused): Promise<Heard> {
  const at = app.clock.now();
  const principal = await duty.principal(next.handledIn);
  if (!reachable(principal)) {
    const detail = { assignmentId: next.id, unitId: next.unitId };
    const raised = { kind: "noPrincipal", subject: next.unitId, detail, owner: "office" } as const;
    await raise(app.db, { ...raised, officeId: item.officeId, at });
  }
  const heard = [...(reachable(principal) ? [principal] : []), ...(await duty.handlers(item))];
  const entry = {
    ...{ act: "escalate", article: "七", by: null, at, ruleVersion: app.calendar.rules.version },
    ...{ itemId: item.id, assignmentId: next.id },
    detail: { due: next.due, ...(principal ? { principal: principal.id } : {}) },
  };
  return { lines: toEach(heard, next, "escalate"), entries: [entry] };
}

const owed = ["review", "declined"] as const satisfies readonly Stage[];
const isOwed = (line: Stage | null): line is (typeof owed)[number] =>
  (owed as readonly (Stage | null)[]).includes(line);

/**
 * After one working day without an answer the other office staff see it too; any of them may review (product §1). What
 * the office has owed an answer for too long, its head hears once.
 */
async function toOffice(duty: Duty, { next, item, line, overlong }: Roused): Promise<Addressed[]> {
  const stage = next.status === "declined" ? "declined" : "review";
  return [
    ...(isOwed(line) ? toEach(await duty.staff(item.officeId), next, line) : []),
    ...(overlong ? toEach(await duty.heads(item.officeId), next, stage) : []),
  ];
}

/** Who hears of what has woken, and what the journal says of it. Raises a 待处置 where nobody can be reached. */
export async function whom(app: Ruled, roused: readonly Roused[]): Promise<Heard> {
  const duty = dutyIn(app);
  const lines = await toUnits(
    app,
    roused.filter(({ line }) => line !== null && !isOwed(line)),
  );
  const entries: JournalEntry[] = [];
  for (const each of roused) {
    const above = each.escalate ? await escalated(app, duty, each) : { lines: [], entries: [] };
    lines.push(...(await toOffice(duty, each)), ...above.lines);
    entries.push(...above.entries);
  }
  return { lines, entries };
}
