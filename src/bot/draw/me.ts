import type { Fact } from "../../../cards/facts.ts";
import { plainCard } from "../../../cards/plain.ts";
import { inOfficeSince } from "../../db/office-terms.ts";
import { personById, unitsById } from "../../db/roster-store.ts";
import type { Actor, Held } from "../../domain/access/rights.ts";
import type { Relation } from "../../domain/access/table.ts";
import { handlerRights } from "../../domain/access/table.ts";
import type { RightsGroup } from "../../domain/access/words.ts";
import { labelOf, rightsOf } from "../../domain/access/words.ts";
import { dayInWords } from "../../domain/calendar/words.ts";
import { roles } from "../../domain/roster/role.ts";
import type { UnitId } from "../../domain/roster/unit.ts";
import type { Draw } from "./sight.ts";

type NameOf = (id: UnitId) => string;

/** What a group of rights is about, in the words of an official. */
const about: Record<Relation, (unit: string) => string> = {
  office: (unit) => `${unit}主管的事项`,
  own: (unit) => `${unit}承办的事项`,
  child: (unit) => `${unit}下级单位的事项`,
  sibling: (unit) => `${unit}同级单位的事项`,
  foreign: () => "其他单位的事项",
  proposed: (unit) => `${unit}提请的事项`,
  system: () => "系统运行",
};

const groupFact = ({ relation, unitId, rights }: RightsGroup, nameOf: NameOf): Fact => ({
  label: about[relation](unitId ? nameOf(unitId) : ""),
  value: rights.map(labelOf).join("、"),
});

function rightFacts(viewer: Actor, nameOf: NameOf): Fact[] {
  const handedOn = viewer.handlesIn?.length
    ? [{ label: "转办给本人的事项", value: handlerRights.map(labelOf).join("、") }]
    : [];
  const groups = [...rightsOf(viewer).map((group) => groupFact(group, nameOf)), ...handedOn];
  return groups.length > 0 ? groups : [{ label: "可以办理", value: "目前没有需要您在这里办理的事项" }];
}

/** A lent role says for whom its holder stands in, and through which day (07-4). */
const heldWords = (held: readonly Held[], nameOf: NameOf, remarkOf: (each: Held) => string): string[] =>
  held.map((each) => `${roles[each.role]}（${nameOf(each.unitId)}${remarkOf(each)}）`);

/** 我: who the product takes the reader for, and the rows of the table of rights that are the reader's. */
export const drawMe: Draw<"me"> = async ({ app, viewer, pen, today }) => {
  if (!viewer) return null;
  const person = await personById(app.db, viewer.id);
  const { roles: held, atRest = [], conflicting = [] } = viewer;
  const units = await unitsById(app.db, [
    ...(person ? [person.unitId] : []),
    ...[...held, ...atRest, ...conflicting].map(({ unitId }) => unitId),
  ]);
  const nameOf: NameOf = (id) => units.find((unit) => unit.id === id)?.name ?? "";
  const since = await inOfficeSince(app.db, viewer.id);
  const registered = ({ role, unitId }: Held): string => {
    const from = role === "principalOfficer" ? since.get(unitId) : undefined;
    return from ? `，${dayInWords(from, today)}起登记` : "";
  };
  const lent = ({ onBehalfOf, ...held }: Held) =>
    onBehalfOf ? `，代${onBehalfOf.name}，至${dayInWords(onBehalfOf.until, today)}` : registered(held);
  const inWords = [
    ...heldWords(held, nameOf, lent),
    ...heldWords(atRest, nameOf, () => "，功能尚未开通"),
    ...heldWords(conflicting, nameOf, () => "，须由不同的人担任，暂不生效"),
  ];
  return plainCard({
    tone: "information",
    title: "我的身份",
    paragraphs: [],
    facts: [
      { label: "姓名", value: viewer.name },
      { label: "单位", value: person ? nameOf(person.unitId) : "" },
      ...(person?.post ? [{ label: "职务", value: person.post }] : []),
      { label: "角色", value: inWords.join("、") || "暂无" },
      ...rightFacts(viewer, nameOf),
    ],
    actions: [],
    form: null,
    reference: pen.reference,
  });
};
