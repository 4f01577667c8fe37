import { describe, expect, test } from "vitest";
import { checkRows } from "../../../src/domain/roster/sheets-check.ts";
import { workbook } from "./sheet-rows.ts";

type Given = NonNullable<Parameters<typeof workbook>[0]>;
type People = NonNullable<Given["people"]>;
type Units = NonNullable<Given["units"]>;

const someone = { name: "壬同志", mobile: "13800000009" };
const faultsOf = (given: Given) =>
  checkRows(workbook(given)).faults.map(
    ({ sheet, row, column, fault, cure }) => `${sheet}${row}${column}：${fault}。${cure}`,
  );

describe("打开台账的角色只能在平安办", () => {
  const wrong = "人员8角色：“汉滨区”不能有";

  test.each([
    ["平安办工作人员", "汉滨区", [`${wrong}平安办工作人员。单位请填平安办`]],
    ["平安办负责人", "汉滨区", [`${wrong}平安办负责人。单位请填平安办`]],
    [
      "领导",
      "汉滨区",
      [`${wrong}领导。可查看全部台账的领导，单位请填领导小组或平安办；本单位主要负责同志请填“第一责任人”`],
    ],
    ["平安办工作人员", "市平安办", []],
    ["平安办负责人", "市平安办", []],
    ["领导", "市平安办", []],
    ["组织人事", "汉滨区", []],
  ])("%s在%s", (...[roles, unit, expected]) => {
    expect(faultsOf({ people: [{ ...someone, roles, unit }] })).toEqual(expected);
  });
});

describe("领导小组的领导看哪个平安办的台账", () => {
  const group = { name: "汉滨区领导小组", kind: "领导小组", level: "县区", parent: "汉滨区" };
  const county = { kind: "县区", level: "县区" };
  const officeOf = (units: Units, roles = "领导") => {
    const rows = workbook({ units, people: [{ ...someone, unit: units[0]?.name ?? "", roles }] });
    const { people, faults } = checkRows({ ...rows, units: [...rows.units.slice(5), ...rows.units.slice(0, 5)] });
    expect(faults).toEqual([]);
    return people.at(-1)?.roles.map(({ unit }) => unit);
  };

  test.each<[string, Units, string]>([
    [
      "市的看市平安办",
      [
        { name: "市领导小组", kind: "领导小组", level: "市", parent: "市委" },
        { name: "市委", kind: "责任单位", level: "市" },
        { name: "汉阴县", ...county },
        { name: "汉阴县平安办", kind: "平安办", level: "县区", parent: "汉阴县" },
      ],
      "安康市平安办",
    ],
    ["县区的看同县区的平安办", [group], "汉滨区平安办"],
    [
      "不看别的县区的、镇街的，也不看同县区的别的单位",
      [
        group,
        { name: "汉阴县", ...county },
        { name: "汉阴县平安办", kind: "平安办", level: "县区", parent: "汉阴县" },
        { name: "新城街道平安办", kind: "平安办", level: "镇街", parent: "汉滨区" },
        { name: "汉滨区司法局", kind: "成员单位", level: "县区", parent: "汉滨区" },
      ],
      "汉滨区平安办",
    ],
    [
      "同县区有两个平安办的，看先写的",
      [group, { name: "汉滨区新平安办", kind: "平安办", level: "县区", parent: "汉滨区" }],
      "汉滨区新平安办",
    ],
  ])("%s", (...[, units, office]) => {
    expect(officeOf(units)).toEqual([office]);
  });

  test("不是领导的角色留在领导小组", () => {
    expect(officeOf([group], "组织人事")).toEqual(["汉滨区领导小组"]);
  });

  test("没有对应的平安办要补上", () => {
    const units = [
      { ...group, parent: "汉阴县" },
      { name: "汉阴县", ...county },
    ];
    expect(faultsOf({ units, people: [{ ...someone, unit: "汉滨区领导小组", roles: "领导" }] })).toEqual([
      "人员8角色：“汉滨区领导小组”没有对应的平安办。请在“单位”表补上同级同上级的平安办",
    ]);
  });
});

test("须由不同的人担任的，写明是哪几样", () => {
  expect(faultsOf({ people: [{ ...someone, unit: "市平安办", roles: "审计员、平安办工作人员" }] })).toEqual([
    "人员8角色：“壬同志”兼任审计员和平安办人员。系统管理员、审计员、平安办人员须由不同的人担任",
  ]);
});

test("06-1 一个单位几名联络员，都指向最先的一行", () => {
  const again = (n: number) => ({ name: `联络${n}`, mobile: `1390000000${n}`, unit: "汉滨区", roles: "联络员" });
  const rows = workbook({ people: [again(1), again(2), again(3)] });
  const { faults } = checkRows({ ...rows, people: rows.people.slice(6) });
  expect(faults.map(({ row, fault, cure }) => `${row}：${fault}。${cure}`)).toEqual([
    "9：“汉滨区”的联络员已有第 8 行的“联络1”。每个单位只能有一名联络员，其余请填“副联络员”",
    "10：“汉滨区”的联络员已有第 8 行的“联络1”。每个单位只能有一名联络员，其余请填“副联络员”",
  ]);
});

describe("缺了什么只提醒", () => {
  const warnings = (given: Given, without: readonly string[] = []) => {
    const rows = workbook(given);
    const people = rows.people.filter(({ cells }) => !without.includes(cells.name));
    return checkRows({ ...rows, people }).warnings.map(
      ({ sheet, row, column, fault, cure }) => `${sheet}${row}${column}：${fault}。${cure}`,
    );
  };
  const noLiaison = "单位3：“汉滨区”没有联络员。补齐以前不能向该单位下达事项（第七条）";
  const noPrincipal = "单位3：“汉滨区”没有第一责任人。严重逾期时无人可报，请在“人员”表补上";
  const noStaff = "人员0：“安康市平安办”没有工作人员。补齐以前无人可以下达事项";
  const one = (unit: string, roles: string): People => [{ ...someone, unit, roles }];

  test.each<[string, string[], People, string[]]>([
    ["03-2 只有第一责任人", ["甲联络"], [], [noLiaison]],
    ["07-1 只有联络员", ["丙区长"], [], [noPrincipal]],
    ["平安办没有人", ["周办"], [], [noStaff]],
    ["平安办只有领导", ["周办"], one("市平安办", "领导"), [noStaff]],
    ["平安办有负责人", ["周办"], one("市平安办", "平安办负责人"), []],
    ["没有系统管理员", ["己管理"], [], ["人员0：没有系统管理员。请指定一人维护通讯录和设置"]],
    ["没有审计员", ["庚审计"], [], ["人员0：没有审计员。请指定一人查阅操作日志"]],
  ])("%s", (...[, without, people, expected]) => {
    expect(warnings({ people }, without)).toEqual(expected);
  });

  test("06-1 没有督导科室", () => {
    const units = [{ name: "甲中心", kind: "责任单位", level: "市" }];
    expect(warnings({ units, people: one("甲中心", "联络员、第一责任人") })).toEqual([
      "单位7督导科室：“甲中心”没有督导科室。请明确负责督导工作的科室（第六条）",
    ]);
  });

  test.each(["联络员", "副联络员", "第一责任人"])("05-1 在专项组名下登记的%s收不到通知", (roles) => {
    expect(warnings({ people: one("扫黑专项组", roles) })).toEqual([
      `人员8单位：“扫黑专项组”是专项组，${roles}“壬同志”不会收到通知。专项组的事项由组长单位办理（第五条）`,
    ]);
  });

  test("专项组名下登记的组织人事不必提醒", () => {
    expect(warnings({ people: one("扫黑专项组", "组织人事") })).toEqual([]);
  });

  test("几名第一责任人，都指向最先的一行", () => {
    const again = (n: number) => ({ name: `区长${n}`, mobile: `1390000000${n}`, unit: "汉滨区", roles: "第一责任人" });
    expect(warnings({ people: [again(1), again(2)] })).toEqual(
      [8, 9].map((row) => `人员${row}角色：“汉滨区”已有第一责任人“丙区长”（第 4 行）。升级通知只发给其中一人，请核对`),
    );
  });

  test("写了两个市级平安办，也只看先写的有没有人", () => {
    const units = [{ name: "乙平安办", kind: "平安办", level: "市" }];
    expect(warnings({ units, people: one("乙平安办", "平安办工作人员") }, ["周办"])).toEqual([noStaff]);
  });
});
