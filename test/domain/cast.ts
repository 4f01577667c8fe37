import type { Actor } from "../../src/domain/access/rights.ts";
import type { Day } from "../../src/domain/calendar/day.ts";
import { day } from "../../src/domain/calendar/day.ts";
import type { Act } from "../../src/domain/item/acts.ts";
import { born } from "../../src/domain/item/birth.ts";
import type { IssueWords } from "../../src/domain/item/issue.ts";
import type { Assignment, AssignmentId, ItemId, SupervisionItem } from "../../src/domain/item/item.ts";
import type { Move, MoveWords } from "../../src/domain/item/move.ts";
import type { Role } from "../../src/domain/roster/role.ts";
import type { PersonId, Unit, UnitId, UnitKind } from "../../src/domain/roster/unit.ts";
import type { Reason } from "../../src/refusal.ts";
import { Refusal } from "../../src/refusal.ts";
import { calendar } from "./terms.ts";

/** A moment on the Beijing clock: `2026-11-24T09:00`. */
export const at = (text: string): Date => new Date(`${text}+08:00`);

export function unitOf(name: string, kind: UnitKind, more: Partial<Unit> = {}): Unit {
  return {
    id: name as UnitId,
    name,
    shortName: null,
    aliases: [],
    kind,
    level: kind === "county" || kind === "functionalZone" ? "county" : "city",
    orgKind: null,
    parentId: null,
    leadUnitId: null,
    section: null,
    ...more,
  };
}

export const office = unitOf("安康市平安办", "pinganOffice", { shortName: "市平安办", aliases: ["平安办"] });
export const hanbin = unitOf("汉滨区", "county", { shortName: "汉滨" });
export const hanyin = unitOf("汉阴县", "county");
export const police = unitOf("安康市公安局", "memberUnit", { shortName: "市公安局", aliases: ["公安局"] });
export const taskForce = unitOf("扫黑除恶专项组", "taskForce", { leadUnitId: police.id });

export const actor = (name: string, ...roles: [Role, Unit][]): Actor => ({
  id: name as PersonId,
  name,
  roles: roles.map(([role, unit]) => ({ role, unitId: unit.id })),
});

export const staff = actor("周办", ["officeStaff", office]);
export const head = actor("郑主任", ["officeHead", office]);
export const leader = actor("吴书记", ["leader", office]);
export const hanbinLiaison = actor("甲联络", ["liaisonOfficer", hanbin]);
export const hanbinDeputy = actor("乙副联络", ["deputyLiaisonOfficer", hanbin]);
export const hanbinPrincipal = actor("丙责任", ["principalOfficer", hanbin]);
export const hanyinLiaison = actor("丁联络", ["liaisonOfficer", hanyin]);
export const policeLiaison = actor("戊联络", ["liaisonOfficer", police]);
export const stranger = actor("己路人");

export const monday = at("2026-03-02T10:00");

export const assignmentId = (text: string): AssignmentId => text as AssignmentId;

/** An assignment to 汉滨区 issued on a Monday, due on the Friday of the next week. */
export function assignmentOf(more: Partial<Assignment> = {}): Assignment {
  const birth = {
    id: assignmentId("a1"),
    itemId: "i1" as ItemId,
    unitId: hanbin.id,
    handledIn: hanbin.id,
    due: day("2026-03-13"),
    at: monday,
    replaces: null,
    ...more,
  };
  return { ...born({ ...birth, at: more.issuedAt ?? monday }, calendar), ...more };
}

export const itemFacts: Omit<IssueWords, "units" | "due"> = {
  matter: "雪亮工程点位整改",
  requirement: null,
  workstreams: ["peaceBuilding"],
  category: "grassrootsFoundations",
  topic: "brightProject",
  basis: null,
  source: null,
  priority: "normal",
};

export function itemOf(assignments: Assignment[], more: Partial<SupervisionItem> = {}): SupervisionItem {
  return {
    ...itemFacts,
    id: "i1" as ItemId,
    officeId: office.id,
    number: { year: 2026, serial: 1, child: null },
    status: "issued",
    restricted: false,
    issuedAt: monday,
    issuedBy: staff.id,
    handledBy: staff.id,
    closedAt: null,
    version: 1,
    parentAssignmentId: null,
    assignments,
    ...more,
  };
}

const due: Day = day("2026-03-31");

/** Words enough for each act. */
export const wordsFor: MoveWords = {
  acknowledge: {},
  decline: { reason: "不属本单位职责" },
  uphold: { reason: "职责分工已明确" },
  reassign: {
    reason: "改由汉阴县办理",
    to: { unitId: hanyin.id, handledIn: hanyin.id, name: hanyin.name },
    newId: assignmentId("a2"),
    due,
  },
  reportProgress: { progress: "已完成一半", percent: 50, nextStep: null },
  attachEvidence: { fileName: "现场照片.jpg", sha256: "0".repeat(64) },
  submitCompletion: { result: "全部整改到位" },
  withdrawSignOff: {},
  signOff: { result: null },
  refuseSignOff: { reason: "验收材料不全" },
  returnForRework: { reason: "缺少验收记录" },
  closeOut: { result: null },
  cancel: { result: "上级已统一部署，不再单独办理" },
  redate: { due, reason: "汛期施工推迟" },
  urge: { reason: "请抓紧", batch: "b1", to: [] },
  guide: { opinion: "先易后难，逐点验收" },
  check: { finding: "partlyTrue", result: "三处点位未装", told: false },
  forward: { to: "丙经办" as PersonId, note: "请牵头办理" },
  withdrawForward: {},
};

export function moveOf(act: Act, by: Actor, more: Partial<Move> = {}): Move {
  const words = wordsFor[act];
  return { act, words, assignmentId: assignmentId("a1"), by, at: at("2026-03-04T10:00"), ...more } as Move;
}

/** The reason a call was refused; fails where it was not. */
export function refusal(run: () => unknown): { reason: keyof Reason; detail: Reason[keyof Reason]; message: string } {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("没有被拒绝");
}
