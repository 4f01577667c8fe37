import { describe, expect, test } from "vitest";
import type { StandingPerson, StandingUnit, WantedRoster } from "../../../src/domain/roster/plan.ts";
import { planChanges } from "../../../src/domain/roster/plan-roster.ts";
import type { Role } from "../../../src/domain/roster/role.ts";
import { identified, standingPerson, standingUnit, unitEntry } from "./sheet-rows.ts";

const numbers = (count: number): string[] => Array.from({ length: count }, (_, n) => `督〔2026〕${n + 1}号`);
const first = "督〔2026〕1号、督〔2026〕2号、督〔2026〕3号、督〔2026〕4号、督〔2026〕5号";

const hindrances = (wanted: Partial<WantedRoster>, units: StandingUnit[], people: StandingPerson[] = []): string[] =>
  planChanges({ units: [unitEntry("汉滨区")], people: [], groups: [], ...wanted }, { units, people, groups: [] })
    .hindrances;

describe("03-5 还有未办结事项的单位不能从表中删去", () => {
  test.each<[string, number, string | null]>([
    ["没有未办结的", 0, null],
    ["一件", 1, "1 件未办结（督〔2026〕1号）"],
    ["五件，编号写全", 5, `5 件未办结（${first}）`],
    ["六件，只写前五个", 6, `6 件未办结（${first}等）`],
  ])("%s", (...[, count, said]) => {
    const units = [standingUnit("汉滨区"), standingUnit("汉阴县", { open: numbers(count) })];
    const expected = said ? [`“汉阴县”还有 ${said}，请先改派或办结，再从表中删去该单位`] : [];
    expect(hindrances({}, units)).toEqual(expected);
  });
});

describe("07-3 经办未办结事项的平安办人员，先交接再移出", () => {
  const staff: Partial<StandingPerson> = { roles: [{ role: "officeStaff", unit: "汉滨区" }], handles: numbers(1) };

  test.each<[string, Partial<StandingPerson>, boolean]>([
    ["工作人员", {}, true],
    ["负责人", { roles: [{ role: "officeHead", unit: "汉滨区" }] }, true],
    ["已经离开的", { ended: true }, false],
    ["没有经办事项的", { handles: [] }, false],
    ["不是平安办人员的", { roles: [{ role: "leader", unit: "汉滨区" }] }, false],
  ])("%s", (...[, more, refused]) => {
    const said =
      "“经办人”（汉滨区）经办的事项还有 1 件未办结（督〔2026〕1号），不能移出通讯录。请先发送 /交接 办理交接，或者办结，再导入";
    const person = standingPerson("经办人", "汉滨区", { ...staff, ...more });
    expect(hindrances({}, [standingUnit("汉滨区")], [person])).toEqual(refused ? [said] : []);
  });
});

describe("07-3 有未办结事项的单位不能没有联络员", () => {
  const units = [standingUnit("汉滨区", { handling: numbers(1) })];
  const deputy = standingPerson("乙副", "汉滨区", { roles: [{ role: "deputyLiaisonOfficer", unit: "汉滨区" }] });

  test("联络员、副联络员都移出，逐人写明", () => {
    expect(hindrances({}, units, [standingPerson("甲联络", "汉滨区"), deputy])).toEqual([
      "“甲联络”（汉滨区）、“乙副”（汉滨区）移出或改任后，“汉滨区”没有联络员，而该单位还有 1 件未办结（督〔2026〕1号）。" +
        "请在“人员”表为“汉滨区”填写接任的联络员或副联络员，再导入",
    ]);
  });

  test("早已离开的联络员不算", () => {
    expect(hindrances({}, units, [standingPerson("甲联络", "汉滨区", { ended: true })])).toEqual([]);
  });
});

test.each<[string, Role[], string[]]>([
  ["平安办人员一人两职", ["officeStaff", "officeHead"], []],
  ["联络员兼第一责任人", ["liaisonOfficer", "principalOfficer"], []],
  ["只是审计员", ["auditor"], []],
  [
    "系统管理员兼审计员",
    ["systemAdmin", "auditor"],
    ["“甲”兼任系统管理员和审计员，系统管理员、审计员、平安办人员须由不同的人担任，请改正其角色"],
  ],
])("须由不同的人担任的不能导入：%s", (...[, roles, expected]) => {
  const people = [identified("甲", "汉滨区", { roles: roles.map((role) => ({ role, unit: "汉滨区" })) })];
  expect(hindrances({ people }, [standingUnit("汉滨区")])).toEqual(expected);
});
