import { describe, expect, test } from "vitest";
import { acting } from "../../../src/domain/access/acting.ts";
import {
  handlingUnit,
  may,
  mayToward,
  rolesFor,
  rolesToward,
  sees,
  seesAll,
} from "../../../src/domain/access/rights.ts";
import { conflictingDuties } from "../../../src/domain/access/separation.ts";
import type { Relation, Right } from "../../../src/domain/access/table.ts";
import { everyRelation, everyRight, grants, relations } from "../../../src/domain/access/table.ts";
import { rightsOf } from "../../../src/domain/access/words.ts";
import type { Role } from "../../../src/domain/roster/role.ts";
import { roles } from "../../../src/domain/roster/role.ts";
import { Refusal } from "../../../src/refusal.ts";
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
const everyRole = Object.keys(roles) as Role[];

/** The minutes once more: who may what, and toward whose matters. Nobody else may. */
const agreed: Record<Right, Partial<Record<Relation, Role[]>>> = {
  lookUp: { office: [...officeSide, "leader"], own: [...unitSide, "principalOfficer"] },
  issue: { office: officeSide },
  propose: { proposed: [...officeSide, ...unitSide] },
  seeIntake: { office: [...officeSide, "leader"], proposed: [...officeSide, ...unitSide] },
  enterIntake: { office: officeSide },
  decideIntake: { office: officeSide },
  approveIssue: { office: ["officeHead"] },
  acknowledge: { own: unitSide },
  decline: { own: unitSide },
  reportProgress: { own: unitSide },
  attachEvidence: { own: unitSide },
  submitCompletion: { own: unitSide },
  withdrawSignOff: { own: unitSide },
  signOff: { own: ["principalOfficer"] },
  refuseSignOff: { own: ["principalOfficer"] },
  uphold: { office: officeSide },
  reassign: { office: officeSide },
  returnForRework: { office: officeSide },
  closeOut: { office: officeSide },
  cancel: { office: officeSide },
  redate: { office: officeSide },
  urge: { office: officeSide },
  guide: { office: officeSide },
  check: { office: officeSide },
  forward: { own: unitSide },
  withdrawForward: { own: unitSide },
  endFollowUp: { office: officeSide, system: ["systemAdmin"] },
  handOver: { office: officeSide, own: [...unitSide, "principalOfficer"] },
  delegate: { office: officeSide, own: [...unitSide, "principalOfficer"] },
  seeReadiness: { office: officeSide, own: [...unitSide, "principalOfficer"] },
  seeRoster: { office: [...officeSide, "leader"], own: [...unitSide, "principalOfficer"], system: ["systemAdmin"] },
  seeHealth: { system: [...officeSide, "systemAdmin"] },
  seeSettings: { system: [...officeSide, "systemAdmin"] },
  changeSettings: { system: ["systemAdmin"] },
  checkSelf: { system: ["systemAdmin"] },
  manageRoster: { system: ["systemAdmin"] },
  seeJobs: { system: ["systemAdmin"] },
};
const agreedFor = (what: Right): Role[] => Object.values(agreed[what]).flat();

describe("权限表（四至七）", () => {
  test.each(everyRight.flatMap((what) => everyRole.map((role) => [role, what] as const)))("%s 对 %s", (role, what) => {
    const open = everyRelation.filter((relation) => grants(role, what, relation));
    const meant = everyRelation.filter((relation) => agreed[what][relation]?.includes(role));
    expect(open).toEqual(meant);
    const leading = { ...actor("某人"), roles: [{ role, unitId: office.id, proposes: true as const }] };
    expect(may(leading, what)).toBe(meant.length > 0);
    expect(may(actor("某人", [role, office]), what)).toBe(meant.some((relation) => relation !== "proposed"));
    expect(rolesFor(what).includes(role)).toBe(meant.length > 0);
  });

  test("每个角色各占一列，没有两个角色共用", () => {
    const columns = everyRole.map((role) => everyRight.map((what) => everyRelation.map((r) => grants(role, what, r))));
    const silent: Role[] = ["hrOfficer", "publicOverseer", "auditor"];
    for (const role of silent) expect(columns[everyRole.indexOf(role)]?.flat(2)).not.toContain(true);
    expect(everyRole.filter((role) => columns[everyRole.indexOf(role)]?.flat(2).includes(true))).toEqual(
      everyRole.filter((role) => !silent.includes(role)),
    );
  });

  test("下级、同级、其他单位的事项，谁也不能看、不能办", () => {
    for (const relation of ["child", "sibling", "foreign"] as const) {
      expect(everyRole.filter((role) => everyRight.some((what) => grants(role, what, relation)))).toEqual([]);
    }
    expect(Object.keys(relations)).toEqual(["office", "own", "child", "sibling", "foreign", "proposed", "system"]);
  });

  test("没有角色的人什么也不能办", () => {
    for (const what of everyRight) expect(may(stranger, what)).toBe(false);
  });

  test("销号只在平安办，单位不能给自己销号", () => {
    expect(rolesFor("closeOut").some((role) => unitSide.includes(role))).toBe(false);
  });

  test("系统管理员、审计员不能查看和办理事项", () => {
    const able = everyRight.filter((what) =>
      agreedFor(what).some((role) => role === "systemAdmin" || role === "auditor"),
    );
    expect(able).toEqual([
      "endFollowUp",
      "seeRoster",
      "seeHealth",
      "seeSettings",
      "changeSettings",
      "checkSelf",
      "manageRoster",
      "seeJobs",
    ]);
    expect(sees(actor("某人", ["systemAdmin", office], ["auditor", hanbin]), place)).toBe(false);
  });
});

const place = { officeId: office.id, handledIn: hanbin.id };

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

  test("一人两职，各按各的单位算，不能拿这边的角色办那边的事", () => {
    expect(toward(["liaisonOfficer", hanyin], ["principalOfficer", hanbin])).toEqual(["principalOfficer"]);
    const both = actor("某人", ["liaisonOfficer", hanyin], ["principalOfficer", hanbin]);
    expect(sees(both, place)).toBe(true);
    expect(mayToward(both, "acknowledge", place)).toBe(false);
    expect(mayToward(both, "acknowledge", { ...place, handledIn: hanyin.id })).toBe(true);
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

describe("今日生效的角色", () => {
  const held = (...all: [Role, "city" | "county"][]) =>
    acting(all.map(([role, level]) => ({ role, unitId: office.id, level })));
  const only = (role: Role) => [{ role, unitId: office.id }];

  test("04-1 县区平安办的角色等县区开通", () => {
    expect(held(["officeStaff", "county"])).toEqual({ roles: [], atRest: only("officeStaff") });
    expect(held(["leader", "county"])).toEqual({ roles: [], atRest: only("leader") });
    expect(held(["liaisonOfficer", "county"])).toEqual({ roles: only("liaisonOfficer") });
    expect(held(["officeStaff", "city"])).toStrictEqual({ roles: only("officeStaff") });
  });

  test.each([
    ["liaisonOfficer", true, true],
    ["deputyLiaisonOfficer", true, true],
    ["liaisonOfficer", false, false],
    ["principalOfficer", true, false],
    ["hrOfficer", true, false],
  ] as const)("五、04-1 %s 的单位任专项组组长单位：%s，可以提请立项：%s", (role, leads, proposes) => {
    const [seat] = acting([{ role, unitId: police.id, level: "city", leads }]).roles;
    expect(seat).toStrictEqual({ role, unitId: police.id, ...(proposes ? { proposes: true } : {}) });
  });

  test.each([
    ["systemAdmin", "auditor"],
    ["systemAdmin", "officeStaff"],
    ["auditor", "officeHead"],
  ] as const)("%s 和 %s 不能由一人兼任：两个都不生效，其余角色照常", (one, other) => {
    const { roles: left, conflicting } = held([one, "city"], [other, "city"], ["leader", "city"]);
    expect(left).toEqual(only("leader"));
    expect(conflicting).toEqual([...only(one), ...only(other)]);
  });

  test("平安办工作人员兼负责人、联络员兼系统管理员，并不冲突", () => {
    expect(conflictingDuties(["officeStaff", "officeHead"])).toEqual([]);
    expect(conflictingDuties(["liaisonOfficer", "systemAdmin"])).toEqual([]);
    expect(held(["officeStaff", "city"], ["officeHead", "city"]).conflicting).toBeUndefined();
  });
});

test("本人的权限按所对的事项和单位归类", () => {
  const two = actor("某人", ["liaisonOfficer", hanbin], ["principalOfficer", hanyin], ["systemAdmin", office]);
  expect(rightsOf(two)).toEqual([
    {
      relation: "own",
      unitId: hanbin.id,
      rights: [
        ...["lookUp", "acknowledge", "decline", "reportProgress", "attachEvidence", "submitCompletion"],
        ...["withdrawSignOff", "forward", "withdrawForward", "handOver", "delegate", "seeReadiness", "seeRoster"],
      ],
    },
    {
      relation: "own",
      unitId: hanyin.id,
      rights: ["lookUp", "signOff", "refuseSignOff", "handOver", "delegate", "seeReadiness", "seeRoster"],
    },
    {
      relation: "system",
      unitId: null,
      rights: [
        "endFollowUp",
        "seeRoster",
        "seeHealth",
        "seeSettings",
        "changeSettings",
        "checkSelf",
        "manageRoster",
        "seeJobs",
      ],
    },
  ]);
  expect(rightsOf(stranger)).toEqual([]);
});

test("兼任被拒的话说明怎样改正", () => {
  expect(new Refusal("dutiesConflict", {}).message).toContain("请联系系统管理员改正通讯录");
});
