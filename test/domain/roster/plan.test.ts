import { describe, expect, test } from "vitest";
import type { IdentifiedGroup, StandingRoster, WantedRoster } from "../../../src/domain/roster/plan.ts";
import { planCounts } from "../../../src/domain/roster/plan.ts";
import { NOT_FOUND } from "../../../src/domain/roster/plan-people.ts";
import { planChanges } from "../../../src/domain/roster/plan-roster.ts";
import { identified, standing, standingPerson, standingUnit, unitEntry } from "./sheet-rows.ts";

const wanted = (more: Partial<WantedRoster> = {}): WantedRoster => ({
  units: [unitEntry("汉滨区"), unitEntry("汉阴县")],
  people: [identified("甲联络", "汉滨区"), identified("丁联络", "汉阴县")],
  groups: [],
  ...more,
});

const group = (more: Partial<IdentifiedGroup> = {}): IdentifiedGroup => ({
  row: 2,
  name: "领导群",
  chatId: null,
  purposes: ["digest"],
  scope: null,
  present: true,
  ...more,
});

const none = { fresh: 0, changed: 0, gone: 0 };

test("同一份通讯录再导入一次，没有任何变化", () => {
  const plan = planChanges(wanted(), standing());
  expect(planCounts(plan)).toEqual(none);
  expect([plan.hindrances, plan.reordered, plan.otherGroups]).toEqual([[], false, []]);
});

describe("单位", () => {
  const unitsPlan = (units: WantedRoster["units"], more: Partial<StandingRoster<string>> = {}) =>
    planChanges(wanted({ units }), standing(more));

  test("新单位、改动的单位、离开的单位", () => {
    const plan = unitsPlan([unitEntry("汉滨区", { shortName: "汉滨", section: "综治科" }), unitEntry("石泉县")]);
    expect(plan.units.map(({ id, changes }) => [id, changes])).toEqual([
      [
        "id-汉滨区",
        [
          { field: "简称", from: "", to: "汉滨" },
          { field: "督导科室", from: "", to: "综治科" },
        ],
      ],
      [null, []],
    ]);
    expect(plan.goneUnits).toEqual([{ id: "id-汉阴县", name: "汉阴县" }]);
    expect(planCounts(plan)).toMatchObject({ fresh: 1, gone: 1 });
  });

  test("还有未办结事项的单位不能删去，写明编号", () => {
    const open = ["督〔2026〕1号", "督〔2026〕2号", "督〔2026〕3号", "督〔2026〕4号", "督〔2026〕5号", "督〔2026〕6号"];
    const { hindrances } = unitsPlan([unitEntry("汉滨区")], {
      units: [standingUnit("汉滨区"), standingUnit("汉阴县", { open })],
    });
    expect(hindrances).toHaveLength(1);
    expect(hindrances[0]).toContain("“汉阴县”还有 6 件未办结（督〔2026〕1号、督〔2026〕2号");
    expect(hindrances[0]).not.toContain("6号");
  });

  test("改名：旧名写作别名即认得，人员随之改名", () => {
    const units = [unitEntry("汉滨新区", { aliases: ["汉滨区"] }), unitEntry("汉阴县")];
    const plan = planChanges(
      wanted({ units, people: [identified("甲联络", "汉滨新区"), identified("丁联络", "汉阴县")] }),
      standing(),
    );
    expect(plan.units[0]).toMatchObject({
      id: "id-汉滨区",
      changes: [{ field: "名称", from: "汉滨区", to: "汉滨新区" }, {}],
    });
    expect(plan.people.map(({ changes }) => changes)).toEqual([[], []]);
    expect(plan.goneUnits).toEqual([]);
  });

  test("曾离开的单位回来，还是原来那个单位", () => {
    const plan = unitsPlan([unitEntry("汉滨区"), unitEntry("汉阴县")], {
      units: [standingUnit("汉滨区"), standingUnit("汉阴县", { ended: true })],
    });
    expect(plan.units[1]).toMatchObject({ id: "id-汉阴县", returning: true });
    expect(planCounts(plan).fresh).toBe(1);
  });

  test("已离开的单位不因旧名被当作改名", () => {
    const plan = unitsPlan([unitEntry("汉滨区", { aliases: ["老区"] })], {
      units: [standingUnit("老区", { ended: true })],
    });
    expect(plan.units[0]?.id).toBeNull();
  });

  test("次序变了要说，插入新单位不算变", () => {
    expect(unitsPlan([unitEntry("汉阴县"), unitEntry("汉滨区")]).reordered).toBe(true);
    expect(unitsPlan([unitEntry("汉滨区"), unitEntry("石泉县"), unitEntry("汉阴县")]).reordered).toBe(false);
  });
});

describe("人员", () => {
  const peoplePlan = (people: WantedRoster["people"], more: Partial<StandingRoster<string>> = {}) =>
    planChanges(wanted({ people }), standing(more));
  const stays = identified("丁联络", "汉阴县");

  test("新来的、调走的", () => {
    const plan = peoplePlan([identified("新同志", "汉滨区"), stays]);
    expect(plan.people[0]).toMatchObject({ id: null, changes: [] });
    expect(plan.gonePeople).toEqual([{ id: "id-甲联络", name: "甲联络", unit: "汉滨区" }]);
  });

  test("07-3 号码随岗位交给新人，不把新人当旧人", () => {
    const plan = peoplePlan([identified("新同志", "汉滨区", { mobileHash: "m-甲联络", openId: "ou_新" }), stays]);
    expect(plan.people[0]?.id).toBeNull();
    expect(plan.gonePeople.map(({ name }) => name)).toEqual(["甲联络"]);
  });

  test("换单位、换角色、换号码都认得，号码只说已更换", () => {
    const moved = identified("甲联络", "汉阴县", {
      roles: [{ role: "deputyLiaisonOfficer", unit: "汉阴县" }],
      mobileHash: "m-新号",
    });
    const plan = peoplePlan([moved, stays]);
    expect(plan.people[0]).toMatchObject({
      id: "id-甲联络",
      changes: [
        { field: "单位", from: "汉滨区", to: "汉阴县" },
        { field: "角色", from: "联络员", to: "副联络员" },
        { field: "手机号", from: "已登记", to: "已更换" },
      ],
    });
    expect(JSON.stringify(plan.people[0]?.changes)).not.toContain("m-");
  });

  test("改了姓名而账号不变，还是同一人", () => {
    const plan = peoplePlan([identified("甲联络（曾用名）", "汉滨区", { openId: "ou_甲联络" }), stays]);
    expect(plan.people[0]?.id).toBe("id-甲联络");
  });

  test("离开的人凭账号或号码回来，不凭同名", () => {
    const people = [standingPerson("甲联络", "汉滨区", { ended: true }), standingPerson("丁联络", "汉阴县")];
    expect(peoplePlan([identified("甲联络", "汉滨区"), stays], { people }).people[0]).toMatchObject({
      id: "id-甲联络",
      returning: true,
    });
    const namesake = identified("甲联络", "汉滨区", { openId: "ou_别人", mobileHash: "m-别人" });
    expect(peoplePlan([namesake, stays], { people }).people[0]?.id).toBeNull();
  });

  test("查不到账号的照样导入，标为无法送达", () => {
    const plan = peoplePlan([identified("新同志", "汉滨区", { openId: null }), stays]);
    expect(plan.people[0]?.entry).toMatchObject({ openId: null, unreachable: NOT_FOUND });
  });

  test("号码没变而这次查不到，沿用原来的账号", () => {
    const plan = peoplePlan([identified("甲联络", "汉滨区", { openId: null }), stays]);
    expect(plan.people[0]).toMatchObject({ changes: [], entry: { openId: "ou_甲联络", unreachable: null } });
  });

  test("查到账号后不再无法送达；因别的缘故不可达的仍记着", () => {
    const people = (why: string) => [
      standingPerson("甲联络", "汉滨区", { openId: why === NOT_FOUND ? null : "ou_甲联络", unreachable: why }),
      standingPerson("丁联络", "汉阴县"),
    ];
    const again = (why: string) =>
      peoplePlan([identified("甲联络", "汉滨区"), stays], { people: people(why) }).people[0]?.entry.unreachable;
    expect([again(NOT_FOUND), again("不在应用可用范围内")]).toEqual([null, "不在应用可用范围内"]);
  });
});

describe("群组", () => {
  const bound = { id: "g1", name: "领导群", chatId: "oc_1", purposes: ["digest" as const], scope: null, dead: null };

  test("新群、改了用途的群、表里没有的群", () => {
    const plan = planChanges(
      wanted({ groups: [group({ purposes: ["digest", "notice"] }), group({ name: "新群" })] }),
      standing({ groups: [bound, { ...bound, id: "g2", name: "老群", chatId: "oc_2" }] }),
    );
    expect(plan.groups.map(({ id, changes }) => [id, changes])).toEqual([
      ["g1", [{ field: "用途", from: "周报", to: "周报、通知" }]],
      [null, []],
    ]);
    expect(plan.otherGroups).toEqual(["老群"]);
    expect(planCounts(plan)).toEqual({ fresh: 1, changed: 1, gone: 0 });
  });

  test("只给 chat_id 的保留原群名；两个同名群从不乱猜", () => {
    const byId = group({ name: "oc_1", chatId: "oc_1" });
    expect(planChanges(wanted({ groups: [byId] }), standing({ groups: [bound] })).groups[0]).toMatchObject({
      id: "g1",
      entry: { name: "领导群" },
      changes: [],
    });
    const twins = [bound, { ...bound, id: "g2", chatId: "oc_2" }];
    expect(planChanges(wanted({ groups: [group()] }), standing({ groups: twins })).groups[0]?.id).toBeNull();
  });

  test("停用的群，机器人又在群里了就恢复", () => {
    const dead = { ...bound, dead: "机器人已不在群内" };
    const back = (present: boolean) =>
      planChanges(wanted({ groups: [group({ present })] }), standing({ groups: [dead] })).groups[0]?.entry.dead;
    expect([back(true), back(false)]).toEqual([null, "机器人已不在群内"]);
  });

  test("范围单位改名不算群有变化", () => {
    const units = [unitEntry("汉滨新区", { aliases: ["汉滨区"] }), unitEntry("汉阴县")];
    const people = [identified("甲联络", "汉滨新区"), identified("丁联络", "汉阴县")];
    const plan = planChanges(
      wanted({ units, people, groups: [group({ scope: "汉滨新区" })] }),
      standing({ groups: [{ ...bound, scope: "汉滨区" }] }),
    );
    expect(plan.groups[0]?.changes).toEqual([]);
  });
});

describe("07-3 移出有未办结事项的人，按姓名退回", () => {
  const open = ["督〔2026〕1号"];
  const units = [standingUnit("汉滨区", { handling: open }), standingUnit("汉阴县")];
  const hindrances = (people: WantedRoster["people"], standingPeople: StandingRoster<string>["people"]) =>
    planChanges(wanted({ people }), standing({ units, people: standingPeople })).hindrances;
  const liaison = standingPerson("甲联络", "汉滨区");
  const other = standingPerson("丁联络", "汉阴县");
  const staysThere = identified("丁联络", "汉阴县");
  const held = (role: "deputyLiaisonOfficer" | "principalOfficer" | "officeStaff" | "officeHead", unit: string) => ({
    roles: [{ role, unit }],
  });

  test.each<[string, WantedRoster["people"], number]>([
    ["唯一的联络员移出", [staysThere], 1],
    ["唯一的联络员改任别的角色", [identified("甲联络", "汉滨区", held("principalOfficer", "汉滨区")), staysThere], 1],
    ["唯一的联络员调到别的单位", [identified("甲联络", "汉阴县", held("principalOfficer", "汉阴县")), staysThere], 1],
    ["表中写明接任的联络员", [identified("新同志", "汉滨区"), staysThere], 0],
    ["还有副联络员", [identified("副同志", "汉滨区", held("deputyLiaisonOfficer", "汉滨区")), staysThere], 0],
    ["没有未办结事项的单位随便改", [identified("甲联络", "汉滨区")], 0],
  ])("%s", (_, people, count) => {
    const found = hindrances(people, [liaison, other]);
    expect(found).toHaveLength(count);
    if (count > 0)
      expect(found[0]).toMatch(/“甲联络”（汉(滨区|阴县)）移出或改任后，“汉滨区”没有联络员.*督〔2026〕1号.*接任/);
  });

  test("单位改名不算失去联络员", () => {
    const renamed = [unitEntry("汉滨新区", { aliases: ["汉滨区"] }), unitEntry("汉阴县")];
    const people = [identified("甲联络", "汉滨新区"), staysThere];
    expect(planChanges(wanted({ units: renamed, people }), standing({ units })).hindrances).toEqual([]);
  });

  test("本来就没有联络员的单位不因此退回", () => {
    expect(hindrances([staysThere], [other])).toEqual([]);
  });

  test.each<[string, WantedRoster["people"], RegExp | null]>([
    [
      "经办人移出",
      [identified("甲联络", "汉滨区"), staysThere],
      /“经办人”（汉阴县）经办的事项还有 1 件.*不能移出通讯录/,
    ],
    [
      "经办人不再是平安办人员",
      [identified("甲联络", "汉滨区"), staysThere, identified("经办人", "汉阴县", held("principalOfficer", "汉阴县"))],
      /不能卸任平安办工作/,
    ],
    [
      "经办人升任负责人",
      [identified("甲联络", "汉滨区"), staysThere, identified("经办人", "汉阴县", held("officeHead", "汉阴县"))],
      null,
    ],
  ])("%s", (_, people, said) => {
    const handler = standingPerson("经办人", "汉阴县", { ...held("officeStaff", "汉阴县"), handles: open });
    const found = hindrances(people, [liaison, other, handler]);
    expect(found).toHaveLength(said ? 1 : 0);
    if (said) expect(found[0]).toMatch(said);
  });
});

describe("同名的人凭单位和号码分清", () => {
  const twin = (mobileHash: string) => identified("王伟", "汉滨区", { mobileHash, openId: `ou_${mobileHash}` });
  const known = (mobileHash: string) =>
    standingPerson("王伟", "汉滨区", { id: `id-${mobileHash}` as never, mobileHash, openId: `ou_${mobileHash}` });
  const idsOf = (people: WantedRoster["people"], people_: StandingRoster<string>["people"]) =>
    planChanges(wanted({ people }), standing({ people: people_ })).people.map(({ id }) => id);

  test("各有各的号码，各是各的人", () => {
    expect(idsOf([twin("b"), twin("a")], [known("a"), known("b")])).toEqual(["id-b", "id-a"]);
  });

  test("两个同名的新号码，都不冒认从前那一个", () => {
    expect(idsOf([twin("c"), twin("d")], [known("a")])).toEqual([null, null]);
  });

  test("一个认出以后，另一个不再冒认", () => {
    expect(idsOf([twin("a"), twin("d")], [known("a")])).toEqual(["id-a", null]);
  });
});
