import type { MissingLine, Morning } from "../../db/audit-lines.ts";
import { missingInSlice, stillMissing } from "../../db/audit-lines.ts";
import type { AuditState } from "../../db/audit-state.ts";
import type { Ruled } from "../../db/rule-versions.ts";
import { termsAt } from "../../db/rule-versions.ts";
import { morningOf, morningsSince, owedOn } from "../../domain/audit/owed.ts";
import type { Day } from "../../domain/calendar/day.ts";
import { addDays, dayOf, instantAt } from "../../domain/calendar/day.ts";
import type { Suspect } from "./suspect.ts";

const MOST_KEPT = 50;

type Walked = Pick<AuditState, "through" | "walk" | "missing">;

/** Before the first round: what is past is past. */
export function throughAtFirst({ clock, calendar }: Ruled): Day {
  const today = dayOf(clock.now());
  return morningOf(today, calendar) <= clock.now() ? today : addDays(today, -1);
}

/** Under the rules of that morning, which later ones do not change. */
async function asked({ db, clock, calendar }: Ruled, on: Day): Promise<Morning> {
  const terms = await termsAt(db, calendar, instantAt(on, "00:00"));
  return { on, owed: owedOn(on, terms), terms, now: clock.now() };
}

async function standing(app: Ruled, missing: readonly MissingLine[]): Promise<MissingLine[]> {
  const days = [...new Set(missing.map(({ day }) => day))];
  const found = days.map(async (on) =>
    stillMissing(
      app.db,
      missing.filter(({ day }) => day === on),
      await asked(app, on),
    ),
  );
  return (await Promise.all(found)).flat();
}

/**
 * Looks at the next slice of the mornings that have come, each morning once, and again at whatever was missing. A
 * morning is begun only once no reminder is in arrears: what is not yet done is not yet missing.
 */
export async function lookAtMornings(app: Ruled, before: Walked, arrears: boolean): Promise<Walked> {
  const missing = await standing(app, before.missing);
  const { through } = before;
  const [next] = arrears ? [] : morningsSince(through, app.clock.now(), app.calendar);
  const walk = before.walk ?? (next ? { on: next, after: null } : null);
  if (!walk) return { through, walk, missing };
  const { missing: fresh, end } = await missingInSlice(app.db, walk.after, await asked(app, walk.on));
  const kept = [...missing, ...fresh].slice(0, MOST_KEPT);
  if (end === null) return { through: walk.on, walk: null, missing: kept };
  return { through, walk: { ...walk, after: end }, missing: kept };
}

/** The lines that are missing, as one difference. */
export function missingLines({ missing }: Walked): Suspect[] {
  const [first] = missing;
  if (!first) return [];
  const days = [...new Set(missing.map(({ day }) => day))].sort().join("、");
  const matters = new Set(missing.map(({ assignmentId }) => assignmentId)).size;
  const count = missing.length < MOST_KEPT ? `${matters}` : `${matters} 以上`;
  const says = `${days} 应当提醒或告知的承办事项有 ${count} 件没有列入任何卡片。`;
  const offices = [...new Set(missing.map(({ officeId }) => officeId))];
  return [{ key: "lines", kind: "unsaid", mark: "", tied: 0, says, offices, assignmentId: first.assignmentId }];
}
