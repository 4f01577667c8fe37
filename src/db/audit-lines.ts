import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Owed } from "../domain/audit/owed.ts";
import { morningOf } from "../domain/audit/owed.ts";
import type { Day } from "../domain/calendar/day.ts";
import { day } from "../domain/calendar/day.ts";
import type { AssignmentId } from "../domain/item/item.ts";
import type { UnitId } from "../domain/roster/unit.ts";
import type { Terms } from "../domain/settings/rules.ts";
import type { SettingKey } from "../domain/settings/values.ts";
import type { Db } from "./db.ts";
import { rows } from "./rows.ts";

/** What should stand on a card of that morning and does not. */
export type MissingLine = { assignmentId: AssignmentId; officeId: UnitId; day: Day };

/** Asked of one morning: what was owed then, under which rules, and what time it is now. */
export type Morning = { on: Day; owed: Owed; terms: Terms; now: Date };

const SLICE = 20_000;
const MOST = 51;

const dates = (list: readonly Day[]): SQL => sql`any(${`{${list.join(",")}}`}::date[])`;
const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;
const inHand = sql`a.status in ('issued', 'inProgress')`;
const askedAt = sql`(case a.status when 'submitted' then a.submitted_at when 'declined' then a.declined_at end)`;

/** Asked row by row, so that it always goes by the index of the assignment and never over all lines. */
const noLine = (which: SQL): SQL => sql`(select 1 from outbox_line l join outbox_message m on m.id = l.outbox_id
  where l.assignment_id = a.id and ${which} limit 1) is null`;

const reachableIn = (unit: SQL, role: SQL): SQL => sql`(select 1 from person_role r join person p on p.id = r.person_id
  where r.unit_id = ${unit} and ${role} and p.ended_at is null and p.open_id is not null and p.unreachable is null
  limit 1) is not null`;
const office = sql`(select i.office_id from supervision_item i where i.id = a.item_id)`;
const anyoneInOffice = sql`r.role in ('officeStaff', 'officeHead')`;

/** Who cannot be reached is a 待处置 of its own, which is then what was said. */
const noneRaised = (kind: string, about: SQL, slot: SQL): SQL => sql`(select 1 from follow_up f
  where f.kind = ${kind} and ${about} and (f.ended_at is null or f.ended_at >= ${slot}) limit 1) is null`;

const askedOn = (list: readonly Day[], key: SettingKey, { rules }: Terms): SQL =>
  sql`${askedAt} >= ${instant(rules.laid[key].since)} and (${askedAt} at time zone 'Asia/Shanghai')::date = ${dates(list)}`;

/** Every kind of line: whose it is, and that it is neither on a card nor, for want of anybody to tell, a 待处置. */
function owedAndMissing({ on, owed, terms }: Morning): SQL {
  const slot = instant(morningOf(on, terms));
  const thatDay = sql`m.view->>'day' >= ${on}`;
  const answer = sql`l.stage in ('review', 'declined') and ${thatDay}`;
  const ofUnit = sql`l.stage not in ('escalate', 'review', 'declined') and ${thatDay}`;
  const unreachable = noneRaised("unreachable", sql`f.detail->>'assignmentId' = a.id::text`, slot);
  const unitHears = sql`${inHand} and (a.due = ${dates(owed.limits)} or a.last_card_on = ${dates(owed.lastCards)}
    or (a.status = 'issued' and a.acknowledge_by = ${dates(owed.signBy)}))`;
  const noPrincipal = noneRaised("noPrincipal", sql`f.subject = a.unit_id::text`, slot);
  return sql`(
    (${unitHears} and ${noLine(ofUnit)} and ${unreachable})
    or (${inHand} and a.due = ${dates(owed.longPassed)}
      and ${noLine(sql`l.stage = 'escalate' and m.view->>'day' > a.due::text`)}
      and (${noPrincipal} or ${reachableIn(office, anyoneInOffice)}))
    or (${askedOn(owed.waitingSince, "reviewPatience", terms)} and ${noLine(answer)}
      and ${reachableIn(office, anyoneInOffice)})
    or (${askedOn(owed.overlongSince, "headPatience", terms)} and ${noLine(answer)}
      and ${reachableIn(office, sql`r.role = 'officeHead'`)})
  )`;
}

const id = <Id extends string>() => z.custom<Id>((value) => typeof value === "string");
const found = z.object({ assignmentId: id<AssignmentId>(), officeId: id<UnitId>(), day: z.string().transform(day) });

/** Whoever acted since the morning moved the plan. Asked last, of the few that are left. */
const unmoved = (slot: SQL): SQL => sql`(select 1 from journal j
  where j.item_id = a.item_id and j.at >= ${slot} and j.act <> 'escalate' limit 1) is null`;

/** Of these assignments the ones that should have been heard of and were not. */
function missingAmong(db: Db, which: SQL, morning: Morning): Promise<MissingLine[]> {
  const { on, terms, now } = morning;
  const slot = instant(morningOf(on, terms));
  return rows(
    db,
    found,
    sql`select a.id as "assignmentId", ${office} as "officeId", ${on}::text as day from assignment a
      where ${which} and a.status in ('issued', 'inProgress', 'submitted', 'declined') and a.issued_at < ${slot}
        and (a.wake_at is null or a.wake_at > ${instant(now)})
        and case when ${owedAndMissing(morning)} then ${unmoved(slot)} else false end
      limit ${MOST}`,
  );
}

const last = z.object({ id: z.string() });

/** The next slice of all assignments in the order of their ids: what is missing in it, and where it ends; null at the end of all. */
export async function missingInSlice(db: Db, after: string | null, morning: Morning) {
  const behind = after === null ? sql`true` : sql`a.id > ${after}::uuid`;
  const [end] = await rows(
    db,
    last,
    sql`select a.id from assignment a where ${behind} order by a.id offset ${SLICE - 1} limit 1`,
  );
  const slice = end ? sql`${behind} and a.id <= ${end.id}::uuid` : behind;
  return { missing: await missingAmong(db, slice, morning), end: end?.id ?? null };
}

/** Which of these are still missing. */
export const stillMissing = (db: Db, lines: readonly MissingLine[], morning: Morning): Promise<MissingLine[]> =>
  missingAmong(db, sql`a.id = any(${`{${lines.map(({ assignmentId }) => assignmentId).join(",")}}`}::uuid[])`, morning);
