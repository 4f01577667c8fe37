import { describe, expect, test } from "vitest";
import type { Capability } from "../../../src/domain/access/rights.ts";
import { handlingUnit, may, rights, rolesFor, rolesToward, seesAll } from "../../../src/domain/access/rights.ts";
import type { Act } from "../../../src/domain/item/acts.ts";
import type { Role } from "../../../src/domain/roster/role.ts";
import { roles } from "../../../src/domain/roster/role.ts";
import {
  actor,
  assignmentOf,
  hanbin,
  hanyin,
  head,
  itemOf,
  leader,
  office,
  police,
  stranger,
  taskForce,
} from "../cast.ts";

const unitSide: Role[] = ["liaisonOfficer", "deputyLiaisonOfficer"];
const officeSide: Role[] = ["officeStaff", "officeHead"];

/** The minutes once more: who may what. Nobody else may. */
const agreed: Record<Act | Capability, Role[]> = {
  acknowledge: unitSide,
  decline: unitSide,
  reportProgress: unitSide,
  attachEvidence: unitSide,
  submitCompletion: unitSide,
  uphold: officeSide,
  reassign: officeSide,
  returnForRework: officeSide,
  closeOut: officeSide,
  cancel: officeSide,
  redate: officeSide,
  issue: officeSide,
  seeWholeLedger: [...officeSide, "leader"],
  seeOwnLedger: [...unitSide, "principalOfficer"],
  lookUp: [...officeSide, "leader", ...unitSide, "principalOfficer"],
  seeHealth: [...officeSide, "systemAdmin"],
  checkSelf: ["systemAdmin"],
  endFollowUp: [...officeSide, "systemAdmin"],
  manageRoster: ["systemAdmin"],
  readJournal: ["auditor"],
};

const everything = Object.keys(rights) as (Act | Capability)[];
const pairs = everything.flatMap((what) => (Object.keys(roles) as Role[]).map((role) => [role, what] as const));

describe("权限表（四至七）", () => {
  test.each(pairs)("%s 对 %s", (role, what) => {
    expect(may(actor("某人", [role, office]), what)).toBe(agreed[what].includes(role));
    expect(rolesFor(what).includes(role)).toBe(agreed[what].includes(role));
  });

  test("没有角色的人什么也不能办", () => {
    for (const what of everything) expect(may(stranger, what)).toBe(false);
  });

  test("销号只在平安办，单位不能给自己销号", () => {
    expect(rolesFor("closeOut").some((role) => unitSide.includes(role))).toBe(false);
  });

  test("系统管理员、审计员不能办理事项", () => {
    const able = everything.filter((what) => agreed[what].includes("systemAdmin") || agreed[what].includes("auditor"));
    expect(able).toEqual(["seeHealth", "checkSelf", "endFollowUp", "manageRoster", "readJournal"]);
  });
});

describe("对一件事项的身份", () => {
  const toward = (...held: [Role, typeof office][]) => rolesToward(actor("某人", ...held), office.id, hanbin.id);

  test("平安办角色只在主管的平安办有效，单位角色只在承办单位有效", () => {
    expect(toward(["officeStaff", office])).toEqual(["officeStaff"]);
    expect(toward(["officeStaff", hanyin])).toEqual([]);
    expect(toward(["liaisonOfficer", hanbin])).toEqual(["liaisonOfficer"]);
    expect(toward(["liaisonOfficer", hanyin])).toEqual([]);
    expect(toward(["liaisonOfficer", office])).toEqual([]);
    expect(toward(["systemAdmin", office], ["auditor", hanbin])).toEqual([]);
  });

  test("一人两职，各按各的单位算", () => {
    expect(toward(["liaisonOfficer", hanyin], ["principalOfficer", hanbin])).toEqual(["principalOfficer"]);
  });

  test("05-1 专项组由组长单位办理，其他单位自己办理", () => {
    expect(handlingUnit(taskForce)).toBe(police.id);
    expect(handlingUnit(hanbin)).toBe(hanbin.id);
  });

  test("看全部台账的是本平安办的工作人员、负责人和领导", () => {
    const item = itemOf([assignmentOf()]);
    expect([head, leader].map((person) => seesAll(person, item))).toEqual([true, true]);
    expect(seesAll(actor("某人", ["officeStaff", hanyin]), item)).toBe(false);
    expect(seesAll(actor("某人", ["liaisonOfficer", office], ["systemAdmin", office]), item)).toBe(false);
  });
});
