import { Refusal } from "../../refusal.ts";
import { behalfIn } from "../access/delegation.ts";
import type { Actor } from "../access/rights.ts";
import { handlingUnit, may, unitsGiving } from "../access/rights.ts";
import type { Day } from "../calendar/day.ts";
import { principalTold } from "../notice/principal.ts";
import type { PersonId, Unit, UnitId } from "../roster/unit.ts";
import type { Terms } from "../settings/rules.ts";
import { born } from "./birth.ts";
import { categories } from "./categories.ts";
import { guardDue } from "./due.ts";
import type { Decision } from "./event.ts";
import type { AssignmentId, ItemFacts, ItemId, SupervisionItem } from "./item.ts";
import type { ItemNumber } from "./number.ts";

export type IssueWords = ItemFacts & { units: readonly Unit[]; due: Day };

export const issueLimits = { matter: 200, requirement: 1000, source: 500 } as const;

/** Kinds that can be made responsible (一); offices and leading groups supervise, they are not assigned. */
const responsibleKinds = ["county", "functionalZone", "memberUnit", "taskForce", "responsibleUnit"] as const;
export const isResponsible = (unit: Pick<Unit, "kind">): boolean =>
  (responsibleKinds as readonly string[]).includes(unit.kind);

type Loose = { [K in keyof IssueWords]: IssueWords[K] | null };

/** 三 03-2, 00-4, 八: what still has to be filled in before anything can be issued, by the labels of the form. */
export function missingFields(words: Loose): string[] {
  const category = words.category ? categories[words.category] : null;
  const gaps: [boolean, string][] = [
    [!words.units?.length, "承办单位"],
    [!words.matter, "事项"],
    [!words.due, "办理期限"],
    [!words.workstreams?.length, "工作领域"],
    [!words.category, "类别"],
    [category?.needsBasis === true && !words.basis, "依据"],
    [category?.needsBasis === true && !words.source, "来源（何人、何文、何时）"],
    [words.category === "other" && !words.source, "来源（其他事项须写明确定理由）"],
  ];
  return gaps.filter(([missing]) => missing).map(([, label]) => label);
}

/** 四 04-1: throws `countyAtRest` to a county's office, `dutiesConflict` to whoever holds what must be parted, `notAllowed` to everybody else without the right to issue. */
export function guardIssuer(by: Actor): void {
  if (may(by, "issue")) return;
  if (by.conflicting?.length) throw new Refusal("dutiesConflict", {});
  throw by.atRest?.length
    ? new Refusal("countyAtRest", {})
    : new Refusal("notAllowed", { what: "下达督导事项", right: "issue" });
}

function guard(words: IssueWords, by: Actor, at: Date): void {
  guardIssuer(by);
  const fields = missingFields(words);
  if (fields.length > 0) throw new Refusal("incomplete", { fields });
  const unfit = words.units.filter((unit) => !isResponsible(unit)).map(({ name }) => name);
  if (unfit.length > 0) throw new Refusal("notAUnit", { units: unfit });
  guardDue(words.due, at);
  const long = (Object.keys(issueLimits) as (keyof typeof issueLimits)[]).find(
    (field) => (words[field] ?? "").length > issueLimits[field],
  );
  const labels = { matter: "事项", requirement: "工作要求", source: "来源" };
  if (long) throw new Refusal("tooLong", { field: labels[long], most: issueLimits[long] });
}

/** The office an actor issues for: the one where the right is held. */
export const officeOf = (by: Actor): UnitId | null => unitsGiving(by, "issue", "office")[0] ?? null;

export type Birth = {
  id: ItemId;
  assignmentIds: readonly AssignmentId[];
  number: ItemNumber;
  officeId: UnitId;
  by: Actor;
  at: Date;
  /** 04-3: who drafted it, where the head agreed to another's draft; the matter stays in that person's hands. */
  drafter?: PersonId;
  /** By which right, where approval is asked for: then it is the head's. */
  right?: "issue" | "approveIssue";
};

/** 下达 (四 04-3): one item, one assignment per unit, each with a life of its own. */
export function issue(words: IssueWords, birth: Birth, calendar: Terms): Decision<SupervisionItem> {
  guard(words, birth.by, birth.at);
  const { units, due, ...facts } = words;
  const item: SupervisionItem = {
    ...facts,
    id: birth.id,
    officeId: birth.officeId,
    number: birth.number,
    status: "issued",
    restricted: false,
    issuedAt: birth.at,
    issuedBy: birth.by.id,
    handledBy: birth.drafter ?? birth.by.id,
    closedAt: null,
    version: 1,
    parentAssignmentId: null,
    assignments: units.map((unit, i) => {
      const id = birth.assignmentIds[i];
      if (!id) throw new RangeError("an id is needed for each unit");
      const handledIn = handlingUnit(unit);
      return born({ id, itemId: birth.id, unitId: unit.id, handledIn, due, at: birth.at, replaces: null }, calendar);
    }),
  };
  const { id, number } = item;
  return {
    next: item,
    events: [
      {
        act: "issue",
        itemId: id,
        assignmentId: null,
        by: birth.by.id,
        at: birth.at,
        article: categories[item.category].article,
        texts: { matter: item.matter, ...(item.requirement ? { requirement: item.requirement } : {}) },
        detail: {
          ...{ year: number.year, serial: number.serial, units: units.length, due },
          ...(birth.drafter ? { proposedBy: birth.drafter } : {}),
          ...principalTold(item, calendar.rules),
          ...behalfIn(birth.by, birth.right ?? "issue", birth.officeId),
        },
      },
    ],
  };
}
