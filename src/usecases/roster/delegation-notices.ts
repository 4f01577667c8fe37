import type { App } from "../../app.ts";
import { promise } from "../../db/outbox.ts";
import { personById } from "../../db/roster-store.ts";
import { ruled } from "../../db/rule-versions.ts";
import type { Delegation } from "../../domain/access/delegation.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import { morningAt } from "../../domain/reminder/hours.ts";
import type { PersonId } from "../../domain/roster/unit.ts";

const inTheMorning = async (app: App, personId: PersonId): Promise<Date> =>
  morningAt(personId, app.clock.now(), (await ruled(app)).calendar).at;

/** On the morning of the first day whoever stands in hears of it again, with what is open. */
export async function reportBegin(app: App, { id, delegateId }: Delegation): Promise<void> {
  const view = { view: "delegation", delegationId: id } as const;
  const sendAt = await inTheMorning(app, delegateId);
  await promise(app.db, [{ to: { personId: delegateId }, view, sendAt, slot: `stands:${id}` }], app.clock.now());
}

/** The end: to the absent what was done meanwhile, if it had begun, and to the other that it is over. `at` absent = in the morning. */
export async function reportEnd(app: App, { id, absentId, delegateId, from }: Delegation, at?: Date): Promise<void> {
  const now = app.clock.now();
  const absent = await personById(app.db, absentId);
  const text = `您代理${absent?.name ?? ""}的安排已结束，此后收到的事项由其本人办理。`;
  const told = {
    to: { personId: delegateId },
    view: { view: "text", title: "代理已结束", text },
    slot: `stood:${id}`,
  } as const;
  const summary = { to: { personId: absentId }, view: { view: "return", delegationId: id } } as const;
  await promise(
    app.db,
    [
      { ...told, sendAt: at ?? (await inTheMorning(app, delegateId)) },
      ...(from <= dayOf(now)
        ? [{ ...summary, sendAt: at ?? (await inTheMorning(app, absentId)), slot: `return:${id}` }]
        : []),
    ],
    now,
  );
}
