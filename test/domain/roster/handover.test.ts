import { describe, expect, test } from "vitest";
import type { Actor } from "../../../src/domain/access/rights.ts";
import { day } from "../../../src/domain/calendar/day.ts";
import { planHandover, rolesToGive } from "../../../src/domain/roster/handover.ts";
import type { Role } from "../../../src/domain/roster/role.ts";
import { roles } from "../../../src/domain/roster/role.ts";
import type { Unit } from "../../../src/domain/roster/unit.ts";
import { Refusal } from "../../../src/refusal.ts";
import { actor, hanbin, hanyin, office } from "../cast.ts";

const member = (name: string, home: Unit, ...held: [Role, Unit][]) => ({
  ...actor(name, ...held),
  unitId: home.id,
  unreachable: null as string | null,
});

const liaison = member("甲联络", hanbin, ["liaisonOfficer", hanbin]);
const deputy = member("乙副联络", hanbin, ["deputyLiaisonOfficer", hanbin]);
const principal = member("丙责任", hanbin, ["principalOfficer", hanbin]);
const newcomer = member("丁新人", hanbin);
const otherPrincipal = member("戊责任", hanyin, ["principalOfficer", hanyin]);
const official = member("周办", office, ["officeStaff", office]);
const colleague = member("吴办", office, ["officeStaff", office]);
const both = member("辛办", office, ["leader", office], ["officeStaff", office]);
const chief = member("壬区长", hanbin, ["leader", office], ["principalOfficer", hanbin]);
const head = member("郑主任", office, ["officeHead", office]);
const administrator = member("管某", office, ["systemAdmin", office]);

const allRoles = Object.keys(roles) as Role[];

describe("谁可以移交哪个角色（07-3）", () => {
  const agreed = {
    本人: ["officeStaff", "officeHead", "liaisonOfficer", "deputyLiaisonOfficer"],
    平安办: ["officeStaff", "principalOfficer", "liaisonOfficer", "deputyLiaisonOfficer"],
    本单位第一责任人: ["liaisonOfficer", "deputyLiaisonOfficer"],
    外单位第一责任人: [],
    管理员: [],
    平安办负责人: ["officeStaff", "principalOfficer", "liaisonOfficer", "deputyLiaisonOfficer"],
    兼领导的平安办工作人员: ["officeStaff", "principalOfficer", "liaisonOfficer", "deputyLiaisonOfficer"],
    兼领导的第一责任人: ["liaisonOfficer", "deputyLiaisonOfficer"],
    领导: [],
    本单位联络员: [],
  } as const satisfies Record<string, readonly Role[]>;
  type Who = keyof typeof agreed;
  const place = (role: Role): Unit => (role === "officeStaff" || role === "officeHead" ? office : hanbin);
  const others: Record<Exclude<Who, "本人">, Actor> = {
    ...{ 平安办: official, 平安办负责人: head, 兼领导的平安办工作人员: both, 管理员: administrator },
    ...{ 本单位第一责任人: principal, 外单位第一责任人: otherPrincipal, 兼领导的第一责任人: chief },
    ...{ 领导: member("吴书记", office, ["leader", office]), 本单位联络员: liaison },
  };

  const everyWho = Object.keys(agreed) as Who[];

  test.each(everyWho.flatMap((who) => allRoles.map((role) => [who, role] as const)))("%s 对 %s", (who, role) => {
    const person = member("某人", place(role), [role, place(role)]);
    const given = rolesToGive(who === "本人" ? person : others[who], person);
    const may: readonly Role[] = agreed[who];
    expect(given.map((held) => held.role)).toEqual(may.includes(role) ? [role] : []);
  });

  test("代理来的角色既不能移交，也不能据以移交别人的", () => {
    const lent = { role: "liaisonOfficer" as const, unitId: hanbin.id };
    const onBehalfOf = { id: liaison.id, name: liaison.name, until: day("2026-03-06") };
    const standIn = { ...newcomer, roles: [{ ...lent, onBehalfOf }] };
    expect(rolesToGive(standIn, liaison)).toEqual([]);
    expect(rolesToGive(official, standIn)).toEqual([]);
  });
});

describe("交接给谁", () => {
  const why = (by: Actor, person: typeof liaison, successor: typeof liaison): string => {
    try {
      planHandover(by, { person, successor });
      return "";
    } catch (refusal) {
      if (refusal instanceof Refusal) return refusal.reason === "notFound" ? "notFound" : refusal.message;
      throw refusal;
    }
  };

  test("副联络员接任联络员，不再兼任副联络员（06-1）", () => {
    expect(planHandover(official, { person: liaison, successor: deputy })).toEqual({
      moves: liaison.roles,
      drops: deputy.roles,
      stays: [],
    });
  });

  test("不是副联络员的接任联络员，没有什么要卸任", () => {
    expect(planHandover(official, { person: liaison, successor: newcomer })).toEqual({
      ...{ moves: liaison.roles, drops: [], stays: [] },
    });
    expect(planHandover(official, { person: deputy, successor: newcomer }).moves).toEqual(deputy.roles);
  });

  test("兼有别的角色的副联络员接任联络员，只卸任副联络员", () => {
    const successor = member("癸", hanbin, ["hrOfficer", hanbin], ["deputyLiaisonOfficer", hanbin]);
    expect(planHandover(official, { person: liaison, successor }).drops).toEqual(deputy.roles);
  });

  test("联络员接任第一责任人，仍是联络员", () => {
    const { moves, drops } = planHandover(official, { person: principal, successor: liaison });
    expect([moves, drops]).toEqual([principal.roles, []]);
  });

  test("只移交可以移交的，其余留下并说明", () => {
    const both = member("庚", office, ["officeStaff", office], ["officeHead", office]);
    const { moves, stays } = planHandover(official, { person: both, successor: colleague });
    expect([moves, stays].map((held) => held.map(({ role }) => role))).toEqual([["officeStaff"], ["officeHead"]]);
  });

  test.each([
    ["给本人", why(liaison, liaison, liaison), "不能交接给本人"],
    ["给外单位", why(official, liaison, otherPrincipal), "须为同一单位人员"],
    ["给收不到消息的人", why(official, liaison, { ...newcomer, unreachable: "已离职" }), "收不到消息"],
    ["副联络员的给联络员", why(official, deputy, liaison), "也未任该单位联络员"],
    ["平安办的给管理员", why(official, colleague, administrator), "不兼任系统管理员"],
    ["无权的人", why(otherPrincipal, liaison, newcomer), "notFound"],
    ["工作人员替负责人移交", why(official, head, colleague), "notFound"],
    ["可以", why(principal, liaison, newcomer), ""],
  ])("%s", (_, said, expected) => {
    if (expected) expect(said).toContain(expected);
    else expect(said).toBe("");
  });
});
