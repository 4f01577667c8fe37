import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import type { Line } from "../../db/assignments.ts";
import { linesById } from "../../db/assignments.ts";
import { raise } from "../../db/follow-ups.ts";
import { saveWoken } from "../../db/items.ts";
import * as journal from "../../db/journal.ts";
import { raiseUnreachable } from "../../db/notices.ts";
import { principalOn } from "../../db/office-terms.ts";
import { handlersOnDuty, headsOnDuty, reachable, staffOnDuty } from "../../db/on-duty.ts";
import { promiseLine } from "../../db/outbox.ts";
import { receiversIn } from "../../db/receivers.ts";
import { liaisonOf } from "../../db/roster-store.ts";
import type { Ruled } from "../../db/rule-versions.ts";
import { ruled, termsSince } from "../../db/rule-versions.ts";
import { claimToReplan, claimWoken } from "../../db/woken.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import type { AssignmentId } from "../../domain/item/item.ts";
import { morningAt } from "../../domain/reminder/hours.ts";
import type { Stage } from "../../domain/reminder/plan.ts";
import { wake } from "../../domain/reminder/wake.ts";
import type { PersonId } from "../../domain/roster/unit.ts";
import { reminderKeys, sinceOf } from "../../domain/settings/rules.ts";

const BATCH = 100;

type Said = { line: Line; stage: Stage | "escalate" };

/** One line on the person's grouped card of the next open morning; cards of one kind and day are one message. */
async function tellInTheMorning(app: Ruled, personId: PersonId, { line, stage }: Said): Promise<void> {
  const now = app.clock.now();
  const kind = stage === "escalate" ? "escalation" : "morning";
  const { day, at } = morningAt(personId, now, app.calendar);
  const outgoing = { to: { personId }, view: { view: kind, day } as const, sendAt: at };
  const about = { assignmentId: line.assignment.id, stage };
  const told = await promiseLine(app.db, { ...outgoing, ...about, slot: `${kind}:${personId}:${day}` }, now);
  if (!told)
    await promiseLine(app.db, { ...outgoing, ...about, slot: `${kind}:${personId}:${day}:${about.assignmentId}` }, now);
}

async function tellLiaison(app: Ruled, said: Said): Promise<void> {
  const { assignment, item } = said.line;
  const receivers = await receiversIn(app, assignment);
  for (const { id } of receivers) await tellInTheMorning(app, id, said);
  if (receivers.length > 0) return;
  const { liaison } = await liaisonOf(app.db, assignment.handledIn);
  await raiseUnreachable(app, item, { assignmentId: assignment.id, personId: liaison?.id ?? null });
}

/** After one working day without an answer the other office staff see it too; any of them may review (product §1). */
async function tellOffice(app: Ruled, said: Said): Promise<void> {
  const staff = await staffOnDuty(app, said.line.item.officeId);
  for (const person of staff) await tellInTheMorning(app, person.id, said);
}

/** 七 07-1: the 第一责任人 and the office hear of what is long overdue; a missing 第一责任人 becomes a 待处置. */
async function escalate(app: Ruled, line: Line): Promise<void> {
  const { assignment, item } = line;
  const at = app.clock.now();
  const principal = await principalOn(app.db, assignment.handledIn, dayOf(at));
  if (reachable(principal)) await tellInTheMorning(app, principal.id, { line, stage: "escalate" });
  else {
    const detail = { assignmentId: assignment.id, unitId: assignment.unitId };
    await raise(app.db, {
      kind: "noPrincipal",
      subject: assignment.unitId,
      detail,
      owner: "office",
      officeId: item.officeId,
      at,
    });
  }
  for (const { id } of await handlersOnDuty(app, item)) await tellInTheMorning(app, id, { line, stage: "escalate" });
  const ruleVersion = app.calendar.rules.version;
  const entry = {
    act: "escalate",
    ruleVersion,
    by: null,
    at,
    article: "七",
    itemId: item.id,
    assignmentId: assignment.id,
  };
  await journal.append(app.db, [
    { ...entry, detail: { due: assignment.due, ...(principal ? { principal: principal.id } : {}) } },
  ]);
}

/** What the office has owed an answer for too long, its head hears once, as a line of the morning card. */
async function tellHeads(app: Ruled, line: Line): Promise<void> {
  const stage = line.assignment.status === "declined" ? "declined" : "review";
  for (const { id } of await headsOnDuty(app, line.item.officeId)) await tellInTheMorning(app, id, { line, stage });
}

async function remindOne(app: Ruled, line: Line): Promise<void> {
  const woken = wake(line.assignment, app.calendar, app.clock.now());
  await saveWoken(app.db, woken.next);
  const said = { ...line, assignment: woken.next };
  if (woken.line === "review" || woken.line === "declined") await tellOffice(app, { line: said, stage: woken.line });
  else if (woken.line) await tellLiaison(app, { line: said, stage: woken.line });
  if (woken.escalate) await escalate(app, said);
  if (woken.overlong) await tellHeads(app, said);
}

/** What has woken, then what was planned before the plan of reminders changed: it is planned anew, a batch at a time. */
async function claimed({ db, clock, calendar }: Ruled): Promise<AssignmentId[]> {
  const woken = await claimWoken(db, clock.now(), BATCH);
  const before = sinceOf(calendar.rules, reminderKeys);
  const others = woken.length < BATCH ? await claimToReplan(db, before, BATCH - woken.length) : [];
  return [...new Set([...woken, ...others].map(({ id }) => id))];
}

/**
 * The sweep of due reminders: claims what has woken, decides again under the lock, promises the lines and sets the
 * next waking, all in one transaction. Run twice it finds nothing the second time; run late it says today's truth once.
 */
export function remindDue(app: App): Promise<number> {
  return app.db.transaction(async (tx) => {
    const inside = await ruled(within(app, tx));
    const lines = await linesById(tx, await claimed(inside));
    const oldest = new Date(Math.min(...lines.map(({ assignment }) => assignment.remindedThrough.getTime())));
    const calendar = lines.length > 0 ? await termsSince(tx, inside.calendar, oldest) : inside.calendar;
    for (const line of lines) await remindOne({ ...inside, calendar }, line);
    return lines.length;
  });
}
