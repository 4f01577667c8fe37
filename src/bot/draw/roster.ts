import type { LineFacts } from "../../../cards/facts.ts";
import { groupedCard } from "../../../cards/grouped.ts";
import { unreadyUnits } from "../../db/readiness.ts";
import type { Listed } from "../../db/roster-sight.ts";
import { peopleListedIn, unitsListedFor } from "../../db/roster-sight.ts";
import type { Gap } from "../../domain/roster/readiness.ts";
import { isChecked } from "../../domain/roster/readiness.ts";
import type { Unit, UnitKind } from "../../domain/roster/unit.ts";
import { unitKinds } from "../../domain/roster/unit.ts";
import { pageOf, pagingButtons } from "./paging.ts";
import type { Draw, Sight } from "./sight.ts";

const MOST_CHOICES = 10;

/** Whom matters are put to stands first. */
const kinds: readonly UnitKind[] = [
  "county",
  "functionalZone",
  "memberUnit",
  "responsibleUnit",
  "taskForce",
  "pinganOffice",
  "leadingGroup",
];

type Ground = { all: readonly Unit[]; gapsOf: (unit: Unit) => readonly Gap[] };

function standingOf(unit: Unit, { all, gapsOf }: Ground): string {
  const gaps = gapsOf(unit);
  if (gaps.length > 0) return `待补齐：${gaps.map(({ says }) => says).join("；")}。`;
  const lead = all.find(({ id }) => id === unit.leadUnitId);
  if (unit.leadUnitId) return lead ? `组长单位：${lead.name}。` : "";
  return isChecked(unit) ? "人员齐备，都能收到消息。" : "";
}

function unitLine({ pen }: Sight, unit: Unit, ground: Ground): LineFacts {
  const gaps = ground.gapsOf(unit);
  const grave = gaps.some((gap) => gap.grave);
  return {
    tone: grave ? "grave" : gaps.length > 0 ? "comingDue" : "information",
    heading: unitKinds[unit.kind],
    number: "",
    matter: unit.name,
    unit: "",
    says: standingOf(unit, ground),
    actions: [pen.button({ label: "查看", act: "goto", subject: { view: "unitPage", unitId: unit.id } })],
    receipt: null,
  };
}

const personLine = ({ pen }: Sight, person: Listed, home: Unit | undefined): LineFacts => ({
  tone: "information",
  heading: "人员",
  number: "",
  matter: person.name,
  unit: "",
  says: home ? `${home.name}。` : "",
  actions: [pen.button({ label: "查看", act: "goto", subject: { view: "personPage", personId: person.id } })],
  receipt: null,
});

async function groundOf({ app }: Sight, all: readonly Unit[]): Promise<Ground> {
  const unready = await unreadyUnits(app.db);
  return { all, gapsOf: (unit) => unready.find((each) => each.unit.id === unit.id)?.gaps ?? [] };
}

const common = { more: 0, moreAction: null, note: "" } as const;

/** 通讯录: the units by kind, each with what it lacks (04-6, 06-1). */
export const drawRoster: Draw<"roster"> = async (sight, { page }) => {
  const { app, viewer, pen } = sight;
  const all = viewer ? await unitsListedFor(app.db, viewer) : [];
  if (all.length === 0) return null;
  const ground = await groundOf(sight, all);
  const inOrder = all.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  const shown = pageOf(inOrder, page);
  const lacking = all.filter((unit) => ground.gapsOf(unit).length > 0).length;
  const gaps = lacking > 0 ? `，其中 ${lacking} 个有待补齐` : "";
  return groupedCard({
    ...common,
    tone: lacking > 0 ? "comingDue" : "information",
    title: "通讯录",
    lead: `共 ${all.length} 个单位${gaps}。发送 /通讯录 加单位或姓名，直接查看。`,
    lines: shown.rows.map((unit) => unitLine(sight, unit, ground)),
    paging: pagingButtons(pen, shown, (at) => ({ view: "roster", page: at })),
    empty: "",
    reference: pen.reference,
  });
};

/** Several units or people of the same or a like name. */
export const drawRosterChoice: Draw<"rosterChoice"> = async (sight, { unitIds, personIds }) => {
  const { app, viewer, pen } = sight;
  const all = viewer ? await unitsListedFor(app.db, viewer) : [];
  const people = (await peopleListedIn(app.db, all)).filter(({ id }) => personIds.includes(id));
  const ground = await groundOf(sight, all);
  const lines = [
    ...all.filter(({ id }) => unitIds.includes(id)).map((unit) => unitLine(sight, unit, ground)),
    ...people.map((person) =>
      personLine(
        sight,
        person,
        all.find(({ id }) => id === person.unitId),
      ),
    ),
  ];
  if (lines.length === 0) return null;
  return groupedCard({
    ...common,
    tone: "information",
    title: "请选择单位或人员",
    lead: `符合的有 ${lines.length} 个，请选择要查看的一个。`,
    lines: lines.slice(0, MOST_CHOICES),
    more: Math.max(0, lines.length - MOST_CHOICES),
    paging: [],
    empty: "",
    reference: pen.reference,
  });
};
