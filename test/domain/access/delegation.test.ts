import { describe, expect, test } from "vitest";
import type { Delegation, DelegationId, Member } from "../../../src/domain/access/delegation.ts";
import {
  behalfIn,
  behalfToward,
  couldHold,
  guardDelegation,
  hasSomethingToLend,
  rolesLent,
} from "../../../src/domain/access/delegation.ts";
import { isOn, wakeAfter, woken } from "../../../src/domain/access/delegation-wake.ts";
import type { Actor } from "../../../src/domain/access/rights.ts";
import { day } from "../../../src/domain/calendar/day.ts";
import type { Role } from "../../../src/domain/roster/role.ts";
import { roles } from "../../../src/domain/roster/role.ts";
import type { PersonId, Unit } from "../../../src/domain/roster/unit.ts";
import { Refusal } from "../../../src/refusal.ts";
import { actor, at, hanbin, hanyin, itemOf, office } from "../cast.ts";

const member = (name: string, home: Unit, ...held: [Role, Unit][]) => ({
  ...actor(name, ...held),
  unitId: home.id,
  unreachable: null as string | null,
});

const zhang = member("张某", hanbin, ["liaisonOfficer", hanbin]);
const li = member("李某", hanbin);
const deputy = member("王某", hanbin, ["deputyLiaisonOfficer", hanbin]);
const elsewhere = member("赵某", hanyin, ["liaisonOfficer", hanyin]);
const official = member("周办", office, ["officeStaff", office]);
const colleague = member("吴办", office, ["officeStaff", office]);
const administrator = member("管某", office, ["systemAdmin", office]);
const auditor = member("申某", office, ["auditor", office]);

describe("谁可以代理", () => {
  const lendableRoles = ["officeStaff", "officeHead", "liaisonOfficer", "deputyLiaisonOfficer", "principalOfficer"];
  test.each(Object.keys(roles) as Role[])("%s：只有五种角色可以委托，其余一律不借", (role) => {
    const absent = member("甲", hanbin, [role, hanbin]);
    expect(rolesLent(absent, li).map((held) => held.role)).toEqual(lendableRoles.includes(role) ? [role] : []);
  });

  test.each([
    ["同单位人员", zhang, li, 1],
    ["副联络员", zhang, deputy, 1],
    ["平安办同事", official, colleague, 1],
    ["外单位人员", zhang, elsewhere, 0],
    ["系统管理员不能代平安办", official, administrator, 0],
    ["审计员不能代平安办", official, auditor, 0],
    ["本人", zhang, zhang, 0],
    ["在别处工作而在本单位任职的", zhang, member("孙某", hanyin, ["deputyLiaisonOfficer", hanbin]), 1],
    ["兼系统管理员的本单位同事：联络员与它不必分开", zhang, member("管某", hanbin, ["systemAdmin", office]), 1],
    ["兼联络员的平安办同事", official, member("兼某", office, ["liaisonOfficer", office]), 1],
  ] as [string, Member, Member, number][])("%s", (_, ...[absent, delegate, lent]) => {
    expect(rolesLent(absent, delegate)).toHaveLength(lent);
  });

  test("有没有可以委托的：有一种就有，借来的不算", () => {
    const lent = { ...zhang.roles[0], onBehalfOf: { id: zhang.id, name: zhang.name, until: day("2026-03-06") } };
    const both = member("双某", office, ["systemAdmin", office], ["liaisonOfficer", office]);
    const asked = [zhang, both, li, administrator, { ...li, roles: [lent] } as Member];
    expect(asked.map(hasSomethingToLend)).toEqual([true, true, false, false, false]);
  });

  test("代理来的角色不再转借，也不算本人在该单位任职", () => {
    const lent = { ...zhang.roles[0], onBehalfOf: { id: zhang.id, name: zhang.name, until: day("2026-03-06") } };
    const standing = { ...li, roles: [lent] } as Member;
    expect(rolesLent(standing, deputy)).toEqual([]);
    expect(couldHold({ ...elsewhere, roles: [lent] } as Member, { role: "liaisonOfficer", unitId: hanbin.id })).toBe(
      false,
    );
  });
});

const standing = (
  absent: { id: PersonId },
  delegate: { id: PersonId },
  more: Partial<Delegation> = {},
): Delegation => ({
  ...{ id: "d" as DelegationId, absentId: absent.id, delegateId: delegate.id },
  ...{ from: day("2026-03-03"), through: day("2026-03-06"), endedAt: null, wakeAt: null },
  ...more,
});

const later = (absent: { id: PersonId }, delegate: { id: PersonId }, from: string): Delegation =>
  standing(absent, delegate, { from: day(from), through: day("2026-03-20") });

describe("代理的限制（07-4）", () => {
  const wish = { absent: zhang, delegate: li, from: day("2026-03-05"), through: day("2026-03-09") };
  const refused = (change: Partial<typeof wish>, all: Delegation[] = []): string => {
    try {
      guardDelegation({ ...wish, ...change }, all);
      return "";
    } catch (refusal) {
      if (refusal instanceof Refusal) return refusal.message;
      throw refusal;
    }
  };

  test.each([
    ["可以", {}, [], ""],
    ["本人代本人", { delegate: zhang }, [], "不能由本人代理本人"],
    ["收不到消息", { delegate: { ...li, unreachable: "已离职" } }, [], "收不到消息"],
    ["只有一天", { through: day("2026-03-05") }, [], ""],
    ["首尾颠倒", { through: day("2026-03-04") }, [], "结束日期早于开始日期"],
    ["一百八十天", { through: day("2026-08-31") }, [], ""],
    ["一百八十一天", { through: day("2026-09-01") }, [], "代理最长 180 天"],
    ["已有代理", {}, [standing(zhang, deputy)], "您在这段时间已有代理安排"],
    ["已有的在此之前", {}, [standing(zhang, deputy, { through: day("2026-03-04") })], ""],
    ["已有的末日就是首日", {}, [standing(zhang, deputy, { through: day("2026-03-05") })], "您在这段时间已有代理安排"],
    ["已有的首日就是末日", {}, [later(zhang, deputy, "2026-03-09")], "您在这段时间已有代理安排"],
    ["已有的在此之后", {}, [later(zhang, deputy, "2026-03-10")], ""],
    ["正代理他人，但在此之后", {}, [later(deputy, zhang, "2026-03-10")], ""],
    ["代理人外出，但在此之后", {}, [later(li, deputy, "2026-03-10")], ""],
    ["已收回的不算", {}, [standing(zhang, deputy, { endedAt: at("2026-03-03T10:00") })], ""],
    ["正代理他人（成链）", {}, [standing(deputy, zhang)], "不能再转托"],
    ["互相代理（成环）", {}, [standing(li, zhang)], "不能再转托"],
    ["代理人自己也外出", {}, [standing(li, deputy)], "另有代理人"],
    ["代理人另代他人，不相干", {}, [standing(deputy, li)], ""],
    ["外单位", { delegate: elsewhere }, [], "须为同一单位人员"],
  ] as [string, Partial<typeof wish>, Delegation[], string][])("%s", (_, ...[change, all, said]) => {
    const why = refused(change, all);
    if (said) expect(why).toContain(said);
    else expect(why).toBe("");
  });
});

describe("替谁办的", () => {
  const until = day("2026-03-06");
  const lends = (who: Actor, absent: Actor): Actor => ({
    ...who,
    roles: [
      ...who.roles,
      ...absent.roles.map((held) => ({ ...held, onBehalfOf: { id: absent.id, name: absent.name, until } })),
    ],
  });
  const item = { ...itemOf([]), officeId: office.id, handledBy: official.id };
  const unitAct = { act: "acknowledge", item, handledIn: hanbin.id } as const;
  const officeAct = { act: "closeOut", item, handledIn: hanbin.id } as const;

  test.each([
    ["没有自己的权限，就是代", lends(li, zhang), unitAct, zhang.id],
    ["副联络员代联络员，记代", lends(deputy, zhang), unitAct, zhang.id],
    ["联络员代副联络员，是自己办", lends(zhang, deputy), unitAct, undefined],
    ["没有代理，是自己办", zhang, unitAct, undefined],
    ["同事审核外出者经办的，记代", lends(colleague, official), officeAct, official.id],
    [
      "同事审核别人经办的，是自己办",
      lends(colleague, official),
      { ...officeAct, item: { ...item, handledBy: colleague.id } },
      undefined,
    ],
    ["两人都委托，记先委托的", lends(lends(li, zhang), deputy), unitAct, zhang.id],
    ["两人委托，只有一人的够得着", lends(lends(li, elsewhere), zhang), unitAct, zhang.id],
    [
      "副联络员恰是平安办经办人，联络员仍是自己办",
      lends(zhang, deputy),
      { ...unitAct, item: { ...item, handledBy: deputy.id } },
      undefined,
    ],
    ["借来的角色够不着的单位", lends(li, elsewhere), unitAct, undefined],
  ] as [string, Actor, Parameters<typeof behalfToward>[1], PersonId | undefined][])(
    "%s",
    (_, ...[by, toward, whose]) => {
      expect(behalfToward(by, toward)).toStrictEqual(whose ? { onBehalfOf: whose } : {});
    },
  );

  test("下达：自己有权是自己下达，没有才是代", () => {
    expect(behalfIn(lends(colleague, official), "issue", office.id)).toEqual({});
    const newcomer = member("新人", office);
    expect(behalfIn(lends(newcomer, official), "issue", office.id)).toEqual({ onBehalfOf: official.id });
    const cannot = member("联某", office, ["liaisonOfficer", office]);
    const abroad = member("外某", hanyin, ["officeStaff", hanyin]);
    for (const lender of [cannot, abroad])
      expect(behalfIn(lends(newcomer, lender), "issue", office.id)).toStrictEqual({});
    expect(behalfIn(lends(lends(newcomer, cannot), official), "issue", office.id)).toEqual({ onBehalfOf: official.id });
  });
});

describe("起止与醒来", () => {
  const period = { from: day("2026-03-03"), through: day("2026-03-05") };
  test.each([
    ["2026-03-02T23:59", { on: false, does: "sleeps", next: "2026-03-03T00:00" }],
    ["2026-03-03T00:00", { on: true, does: "begins", next: "2026-03-06T00:00" }],
    ["2026-03-05T23:59", { on: true, does: "begins", next: "2026-03-06T00:00" }],
    ["2026-03-06T00:00", { on: false, does: "ends", next: "2026-03-06T00:00" }],
    ["2026-04-01T09:00", { on: false, does: "ends", next: "2026-03-06T00:00" }],
  ] as const)("%s", (moment, { on, does, next }) => {
    const now = at(moment);
    expect(isOn(period, day(moment.slice(0, 10)))).toBe(on);
    expect(woken(period, now)).toBe(does);
    expect(wakeAfter(period, now)).toEqual(at(next));
  });
});
