import { items, roster } from "../matters.ts";
import type { Place } from "../place.ts";

export const UNITS = 300;
/** A Monday; the matters fall due on the sixty days from then on. */
const FIRST_DAY = "2026-11-30";
const DAYS_AHEAD = 60;

/** A 第一责任人 beside the liaison of each unit, since what is long overdue is told to that person. */
const principals = ({ sql }: Place) => sql`with made as (
    insert into person (id, name, unit_id, open_id)
    select md5('principal' || n)::uuid, '示例责任人' || n, md5('unit' || n)::uuid, 'ou_p_' || n
    from generate_series(1, ${UNITS}::int) n returning id, unit_id)
  insert into person_role (person_id, unit_id, role) select id, unit_id, 'principalOfficer' from made`;

/** So many open matters; each wakes in the first night, whereupon the sweep finds its own next reminder. */
export async function fillWeek(place: Place, count: number): Promise<void> {
  const { sql } = place;
  await roster(sql, { units: UNITS, liaisons: UNITS });
  await principals(place);
  await items(sql, count);
  await sql`insert into assignment (id, item_id, unit_id, status, due, version, issued_at, acknowledge_by, acknowledged_at,
      returns, reminded_through, last_card_on, wake_at)
    select md5('share' || serial)::uuid, id, md5('unit' || (serial % ${UNITS}::int + 1))::uuid, 'inProgress',
      ${FIRST_DAY}::date + serial / ${UNITS}::int % ${DAYS_AHEAD}::int, 1, issued_at, '2026-11-01', '2026-11-01', 0,
      '2026-11-29T16:00Z', '2026-11-27', '2026-11-29T16:00Z'
    from supervision_item order by serial`;
  await sql`vacuum analyze`;
}

/** Everybody of that city, for the small Feishu. */
export const people = [
  { openId: "ou_0", name: "示例0", title: "市委平安办" },
  ...Array.from({ length: UNITS }, (_, n) => [
    { openId: `ou_${n + 1}`, name: `示例${n + 1}`, title: "联络员" },
    { openId: `ou_p_${n + 1}`, name: `示例责任人${n + 1}`, title: "第一责任人" },
  ]).flat(),
];
