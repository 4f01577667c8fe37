import type { Sql } from "postgres";

const UNITS = 14;

/** Roster of the bench: an office and its units, one member of the office, as many liaisons as asked for, a unit each. */
export async function roster(sql: Sql, { units = UNITS, liaisons = 1 } = {}): Promise<void> {
  await sql`insert into unit (id, name, kind, level, position)
    select md5('unit' || n)::uuid, case n when 0 then '市委平安办' else '第' || n || '承办单位' end,
      case n when 0 then 'pinganOffice' else 'county' end, case n when 0 then 'city' else 'county' end, n
    from generate_series(0, ${units}::int) n`;
  await sql`insert into person (id, name, unit_id, open_id)
    select md5('person' || n)::uuid, '示例' || n, md5('unit' || n)::uuid, 'ou_' || n
    from generate_series(0, ${liaisons}::int) n`;
  await sql`insert into person_role (person_id, unit_id, role)
    select md5('person' || n)::uuid, md5('unit' || n)::uuid, case n when 0 then 'officeStaff' else 'liaisonOfficer' end
    from generate_series(0, ${liaisons}::int) n`;
}

/** As many items over five years; one in a hundred about each place, one in all about the needle. */
export async function items(sql: Sql, count: number): Promise<void> {
  await sql`insert into supervision_item (id, office_id, year, serial, matter, requirement, workstreams, category, source,
      source_level, priority, status, restricted, issued_at, issued_by, handled_by, version, searched)
    select md5('item' || n)::uuid, md5('unit0')::uuid, 2022 + n * 5 / (${count}::int + 1), n,
      case n when ${count}::int / 2 then '独秀峰景区' else (array['雪亮工程点位','网格员培训','校园安全','矛盾纠纷化解'])[n % 4 + 1] end || n % 100 || '处整改',
      '请于限期内完成排查整改并反馈第' || n || '批情况', array[(array['peaceBuilding','gangCrimeCrackdown'])[n % 2 + 1]],
      (array['leaderInstructions','keyDocuments','grassrootsFoundations'])[n % 3 + 1], '市委领导批示', 'city', 'normal', 'issued', false,
      '2022-01-01'::timestamptz + make_interval(secs => n * 154000000.0 / ${count}::int), md5('person0')::uuid, md5('person0')::uuid, 1, true
    from generate_series(1, ${count}::int) n`;
}

/** A ledger: each item of one unit, one in ten still open; all of it can be searched. */
export async function matters(sql: Sql, count: number, { units = UNITS, searched = true } = {}): Promise<void> {
  await items(sql, count);
  await sql`insert into assignment (id, item_id, unit_id, status, due, version, issued_at, acknowledge_by, returns, reminded_through, last_card_on, ended_at)
    select md5('share' || serial)::uuid, id, md5('unit' || (serial % ${units}::int + 1))::uuid,
      case when serial % 20 = 0 then 'issued' when serial % 20 = 1 then 'inProgress' else 'closed' end,
      (issued_at + interval '30 days')::date, 1, issued_at, issued_at::date + 1, 0, issued_at, issued_at::date,
      case when serial % 20 > 1 then issued_at + interval '20 days' end
    from supervision_item`;
  if (searched) await search(sql);
  else await sql`analyze`;
}

/** As many acts of anybody on nothing in the journal, not yet sealed. */
export async function journalRows(sql: Sql, count: number): Promise<void> {
  await sql`insert into journal (at, act, article, detail, hashes)
    select now(), 'reportProgress', '七', jsonb_build_object('n', n), jsonb_build_object('progress', md5(n::text))
    from generate_series(1, ${count}::int) n`;
}

/** The same text and pairs as src/db/search.ts writes, made where the rows are. */
export async function search(sql: Sql): Promise<void> {
  await sql`insert into item_search (item_id, text, grams)
    select id, whole, array_to_tsvector(array(
      select distinct substr(field || '_', at, 2) from unnest(array[number, matter, requirement, source]) field,
        generate_series(1, length(field)) at))
    from (select id, matter, requirement, source, number, number || E'\n' || matter || E'\n' || requirement || E'\n\n@' || source as whole
      from (select id, matter, requirement, source, '督' || year || serial || '号' as number from supervision_item) named) texts`;
  await sql`analyze`;
}
