import type { CardAction } from "../../../cards/facts.ts";
import { unitCard } from "../../../cards/unit.ts";
import type { UnitFacts } from "../../../cards/unit-facts.ts";
import { awayOn } from "../../db/delegations.ts";
import type { Held } from "../../db/roster-page.ts";
import { rolesFilledIn } from "../../db/roster-page.ts";
import { unitsListedFor } from "../../db/roster-sight.ts";
import { personById, unitById } from "../../db/roster-store.ts";
import { ledgerOf, mayReadRecord, recordOf } from "../../db/unit-record.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { dayInWords } from "../../domain/calendar/words.ts";
import { gapsOf, isChecked } from "../../domain/roster/readiness.ts";
import type { Role } from "../../domain/roster/role.ts";
import { roles } from "../../domain/roster/role.ts";
import type { Unit } from "../../domain/roster/unit.ts";
import { levels, orgKinds, unitKinds } from "../../domain/roster/unit.ts";
import type { Draw, Sight } from "./sight.ts";

const everyRole = Object.keys(roles) as Role[];

const heldWords = ({ name, post, unreachable }: Held): string =>
  `${name}${post ? `（${post}）` : ""}${unreachable ? `，收不到消息：${unreachable}` : ""}`;

/** Each role that is filled, with who fills it; the roles a unit must have stand first. */
function peopleOf(held: readonly Held[]): UnitFacts["people"] {
  const first: readonly Role[] = ["principalOfficer", "liaisonOfficer", "deputyLiaisonOfficer"];
  const inOrder = [...first, ...everyRole.filter((role) => !first.includes(role))];
  return inOrder.flatMap((role) => {
    const holders = held.filter((each) => each.role === role);
    return holders.length > 0 ? [{ label: roles[role], value: holders.map(heldWords).join("；") }] : [];
  });
}

/** 代理 in force today (07-4). */
async function standInsFor({ app, today }: Sight, held: readonly Held[]): Promise<string[]> {
  const ids = [...new Set(held.map(({ id }) => id))];
  const away = await awayOn(app.db, ids, today);
  return Promise.all(
    away.map(async ({ absentId, delegateId, through }) => {
      const absent = held.find(({ id }) => id === absentId)?.name ?? "";
      const delegate = await personById(app.db, delegateId);
      return `${absent}外出，由${delegate?.name ?? ""}代理，至${dayInWords(through, today)}`;
    }),
  );
}

async function factsOf({ app }: Sight, unit: Unit): Promise<UnitFacts["facts"]> {
  const parent = unit.parentId ? await unitById(app.db, unit.parentId) : null;
  const lead = unit.leadUnitId ? await unitById(app.db, unit.leadUnitId) : null;
  const rows: [string, string | null | undefined][] = [
    ["类别", unitKinds[unit.kind]],
    ["层级", levels[unit.level]],
    ["机关类型", unit.orgKind && orgKinds[unit.orgKind]],
    ["上级单位", parent?.name],
    ["组长单位", lead?.name],
    ["督导科室", unit.section ?? (isChecked(unit) ? "未明确" : null)],
  ];
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

async function recordIn({ app, today }: Sight, viewer: Actor, unit: Unit): Promise<UnitFacts["record"]> {
  if (!mayReadRecord(viewer, unit)) return null;
  const { open, overdue, closed, inTime, returned } = await recordOf(app.db, viewer, {
    unit,
    today,
    calendar: app.calendar,
  });
  return [
    { label: "在办", count: open },
    { label: "逾期", count: overdue },
    { label: "今年销号", count: closed },
    { label: "其中按期", count: inTime },
    { label: "曾被退回", count: returned },
  ];
}

function actionsOf({ pen }: Sight, unit: Unit, record: UnitFacts["record"]): CardAction[] {
  const refresh = pen.button({ label: "刷新", act: "goto", subject: { view: "unitPage", unitId: unit.id } });
  const filter = ledgerOf(unit);
  return record
    ? [pen.button({ label: "台账", act: "goto", subject: { view: "ledger", filter } }), refresh]
    : [refresh];
}

/** 单位情况 (04-6): its people and what it lacks, and beside it what the reader may see of its matters. */
export const drawUnitPage: Draw<"unitPage"> = async (sight, { unitId }) => {
  const { app, viewer, pen } = sight;
  const unit = viewer ? (await unitsListedFor(app.db, viewer)).find(({ id }) => id === unitId) : null;
  if (!unit || !viewer) return null;
  const held = await rolesFilledIn(app.db, unit.id);
  const gaps = isChecked(unit) ? gapsOf({ unit, holders: held }) : [];
  const record = await recordIn(sight, viewer, unit);
  return unitCard({
    tone: gaps.some(({ grave }) => grave) ? "grave" : gaps.length > 0 ? "comingDue" : "information",
    title: "单位情况",
    name: unit.name,
    facts: await factsOf(sight, unit),
    people: peopleOf(held),
    standIns: await standInsFor(sight, held),
    gaps: gaps.map(({ says }) => says),
    record,
    actions: actionsOf(sight, unit, record),
    reference: pen.reference,
  });
};
