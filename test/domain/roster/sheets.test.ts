import { describe, expect, test } from "vitest";
import type { Grid } from "../../../src/domain/roster/sheets.ts";
import { columnsOf, sheetKeys, sheets } from "../../../src/domain/roster/sheets.ts";
import { checkRoster, checkRows } from "../../../src/domain/roster/sheets-check.ts";
import { contactOf, emailOf, mobileOf, openIdOf } from "../../../src/domain/roster/sheets-contact.ts";
import { nearest, sameName, tidy } from "../../../src/domain/roster/sheets-words.ts";
import { workbook } from "./sheet-rows.ts";

type Added = Parameters<typeof workbook>[0];
const faultsOf = (added: Added) => checkRows(workbook(added)).faults;
const [UNIT_ROW, PERSON_ROW, GROUP_ROW] = [7, 8, 4];

test("没有差错的表，读出单位、人员、群组", () => {
  const { units, people, groups, faults, warnings } = checkRows(workbook());
  expect([faults, warnings]).toEqual([[], []]);
  expect(units.map(({ name }) => name)).toEqual([
    "安康市平安办",
    "汉滨区",
    "汉滨区平安办",
    "安康市公安局",
    "扫黑专项组",
  ]);
  expect(units.at(-1)).toMatchObject({ kind: "taskForce", lead: "安康市公安局" });
  expect(people[1]).toMatchObject({ unit: "汉滨区", roles: [{ role: "liaisonOfficer", unit: "汉滨区" }] });
  expect(groups).toEqual([
    { row: 2, name: "平安建设领导群", chatId: null, purposes: ["digest", "notice"], scope: null },
    { row: 3, name: "oc_hanbin", chatId: "oc_hanbin", purposes: ["digest"], scope: "汉滨区" },
  ]);
});

const good = { mobile: "13800000009", unit: "汉滨区", roles: "副联络员", name: "壬同志" };
const county = { kind: "县区", level: "县区" };

const broken: [string, Added, { sheet: string; row: number; column: string }, RegExp][] = [
  ["单位没有名称", { units: [county] }, { sheet: "单位", row: UNIT_ROW, column: "名称" }, /没有填写/],
  [
    "单位没有层级",
    { units: [{ name: "甲区", kind: "县区" }] },
    { sheet: "单位", row: UNIT_ROW, column: "层级" },
    /没有填写/,
  ],
  [
    "类别写错",
    { units: [{ ...county, name: "甲区", kind: "区县" }] },
    { sheet: "单位", row: UNIT_ROW, column: "类别" },
    /不在规定的范围内/,
  ],
  [
    "01-1 机关类型不在十类之内",
    { units: [{ ...county, name: "甲区", orgKind: "民营企业" }] },
    { sheet: "单位", row: UNIT_ROW, column: "机关类型" },
    /不在规定的范围内/,
  ],
  [
    "单位重名",
    { units: [{ ...county, name: "汉滨区" }] },
    { sheet: "单位", row: UNIT_ROW, column: "名称" },
    /与第 3 行重复/,
  ],
  [
    "简称撞了别家的名称",
    { units: [{ ...county, name: "甲区", shortName: "汉滨" }] },
    { sheet: "单位", row: UNIT_ROW, column: "简称" },
    /第 3 行的“汉滨区”/,
  ],
  [
    "别名用了固定用语",
    { units: [{ ...county, name: "甲区", aliases: "各县区" }] },
    { sheet: "单位", row: UNIT_ROW, column: "别名" },
    /固定用语/,
  ],
  [
    "上级单位查无",
    { units: [{ ...county, name: "甲区", parent: "汉宾区" }] },
    { sheet: "单位", row: UNIT_ROW, column: "上级单位" },
    /没有“汉宾区”/,
  ],
  [
    "上级单位绕成一圈",
    { units: [{ ...county, name: "甲区", parent: "甲区" }] },
    { sheet: "单位", row: UNIT_ROW, column: "上级单位" },
    /绕成了一圈/,
  ],
  [
    "01-2 县区的层级不对",
    { units: [{ name: "甲区", kind: "县区", level: "市" }] },
    { sheet: "单位", row: UNIT_ROW, column: "层级" },
    /层级却是/,
  ],
  [
    "05-1 专项组没有组长单位",
    { units: [{ name: "某专项组", kind: "专项组", level: "市" }] },
    { sheet: "单位", row: UNIT_ROW, column: "组长单位" },
    /没有组长单位/,
  ],
  [
    "不是专项组却有组长单位",
    { units: [{ ...county, name: "甲区", lead: "汉滨区" }] },
    { sheet: "单位", row: UNIT_ROW, column: "组长单位" },
    /不是专项组/,
  ],
  [
    "专项组作了组长单位",
    { units: [{ name: "某专项组", kind: "专项组", level: "市", lead: "扫黑专项组" }] },
    { sheet: "单位", row: UNIT_ROW, column: "组长单位" },
    /不能作组长单位/,
  ],
  [
    "县区平安办没写属于谁",
    { units: [{ name: "甲平安办", kind: "平安办", level: "县区" }] },
    { sheet: "单位", row: UNIT_ROW, column: "上级单位" },
    /没有写明属于哪个县区/,
  ],
  [
    "04-1 有两个市级平安办",
    { units: [{ name: "乙平安办", kind: "平安办", level: "市" }] },
    { sheet: "单位", row: UNIT_ROW, column: "层级" },
    /已在第 2 行/,
  ],
  ["人员没有姓名", { people: [{ ...good, name: "" }] }, { sheet: "人员", row: PERSON_ROW, column: "姓名" }, /没有填写/],
  [
    "手机号少一位",
    { people: [{ ...good, mobile: "1380000000" }] },
    { sheet: "人员", row: PERSON_ROW, column: "手机号" },
    /不是 11 位/,
  ],
  [
    "手机号成了科学计数",
    { people: [{ ...good, mobile: "1.38E+10" }] },
    { sheet: "人员", row: PERSON_ROW, column: "手机号" },
    /不是 11 位/,
  ],
  ["邮箱不对", { people: [{ ...good, email: "壬@" }] }, { sheet: "人员", row: PERSON_ROW, column: "邮箱" }, /格式不对/],
  [
    "open_id 不对",
    { people: [{ ...good, openId: "on_1" }] },
    { sheet: "人员", row: PERSON_ROW, column: "open_id" },
    /格式不对/,
  ],
  [
    "没有任何联系方式",
    { people: [{ ...good, mobile: "" }] },
    { sheet: "人员", row: PERSON_ROW, column: "手机号" },
    /都没有填写/,
  ],
  [
    "人员单位查无",
    { people: [{ ...good, unit: "汉宾区" }] },
    { sheet: "人员", row: PERSON_ROW, column: "单位" },
    /没有“汉宾区”/,
  ],
  [
    "角色写错",
    { people: [{ ...good, roles: "连络员" }] },
    { sheet: "人员", row: PERSON_ROW, column: "角色" },
    /不在规定的范围内/,
  ],
  [
    "06-1 一个单位两名联络员",
    { people: [{ ...good, roles: "联络员" }] },
    { sheet: "人员", row: PERSON_ROW, column: "角色" },
    /已有第 3 行/,
  ],
  [
    "既是联络员又是副联络员",
    { people: [{ ...good, unit: "汉滨区平安办", roles: "联络员、副联络员" }] },
    { sheet: "人员", row: PERSON_ROW, column: "角色" },
    /同时是/,
  ],
  [
    "平安办工作人员不在平安办",
    { people: [{ ...good, roles: "平安办工作人员" }] },
    { sheet: "人员", row: PERSON_ROW, column: "角色" },
    /不能有平安办工作人员/,
  ],
  [
    "一人兼管理与审计",
    { people: [{ ...good, roles: "系统管理员、审计员" }] },
    { sheet: "人员", row: PERSON_ROW, column: "角色" },
    /兼任/,
  ],
  [
    "号码属于另一人",
    { people: [{ ...good, mobile: "13800000001" }] },
    { sheet: "人员", row: PERSON_ROW, column: "手机号" },
    /第 2 行的“周办”相同/,
  ],
  [
    "同一人同一单位写了两行",
    { people: [{ ...good, name: "周办", mobile: "13800000001", unit: "市平安办" }] },
    { sheet: "人员", row: PERSON_ROW, column: "姓名" },
    /重复/,
  ],
  ["群组没有用途", { groups: [{ name: "某群" }] }, { sheet: "群组", row: GROUP_ROW, column: "用途" }, /没有填写/],
  [
    "chat_id 有空格",
    { groups: [{ name: "oc_a b", purposes: "周报" }] },
    { sheet: "群组", row: GROUP_ROW, column: "群名或chat_id" },
    /格式不对/,
  ],
  [
    "群组重名",
    { groups: [{ name: "平安建设领导群", purposes: "周报" }] },
    { sheet: "群组", row: GROUP_ROW, column: "群名或chat_id" },
    /与第 2 行重复/,
  ],
  [
    "范围单位查无",
    { groups: [{ name: "某群", purposes: "周报", scope: "甲" }] },
    { sheet: "群组", row: GROUP_ROW, column: "范围单位" },
    /没有“甲”/,
  ],
];

describe("每一处差错都指明表、行、列和改法", () => {
  test.each(broken)("%s", (...given) => {
    const [, added, place, said] = given;
    const faults = faultsOf(added);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject(place);
    expect(faults[0]?.fault).toMatch(said);
    expect(faults[0]?.cure).not.toBe("");
  });

  test("差错一次说全，按表和行排列", () => {
    const faults = faultsOf({
      units: [county],
      people: [
        { ...good, unit: "汉宾区" },
        { ...good, mobile: "1" },
      ],
      groups: [{ name: "某群" }],
    });
    expect(faults.map(({ sheet, row }) => `${sheet}${row}`)).toEqual(["单位7", "人员8", "人员9", "群组4"]);
  });

  test("差错里从不重复号码和邮箱", () => {
    const faults = faultsOf({ people: [{ ...good, mobile: "1380000000x", email: "ren@@example.com" }] });
    expect(JSON.stringify(faults)).not.toMatch(/1380000000x|ren@@/);
  });

  test("没有市级平安办不能导入", () => {
    const rows = workbook();
    const { faults } = checkRows({ ...rows, units: rows.units.filter(({ row }) => row !== 2), people: [] });
    expect(faults.map(({ fault }) => fault)).toEqual(["没有市级平安办"]);
  });
});

describe("只提醒、不妨碍导入的", () => {
  const warningsOf = (added: Added) => checkRows(workbook(added)).warnings.map(({ fault }) => fault);

  test("03-2、06-1、07-1 缺联络员、科室、第一责任人", () => {
    expect(warningsOf({ units: [{ ...county, name: "甲区" }] })).toEqual([
      "“甲区”没有联络员",
      "“甲区”没有第一责任人",
      "“甲区”没有督导科室",
    ]);
  });

  test("有副联络员就不算缺联络员", () => {
    const people = [{ ...good, unit: "甲区" }];
    expect(warningsOf({ units: [{ ...county, name: "甲区" }], people })).not.toContain("“甲区”没有联络员");
  });

  test("05-1 在专项组名下登记的联络员收不到通知", () => {
    expect(warningsOf({ people: [{ ...good, unit: "扫黑专项组", roles: "联络员" }] })[0]).toMatch(/不会收到通知/);
  });

  test("同单位同名、一个单位两名第一责任人", () => {
    expect(warningsOf({ people: [{ ...good, name: "甲联络" }] })).toEqual(["“汉滨区”有两位“甲联络”（另见第 3 行）"]);
    expect(warningsOf({ people: [{ ...good, roles: "第一责任人" }] })[0]).toMatch(/已有第一责任人“丙区长”/);
  });
});

describe("一人两职", () => {
  test("号码相同、姓名相同、单位不同的两行是一人", () => {
    const { people, faults } = checkRows(
      workbook({ people: [{ ...good, name: "甲联络", mobile: "13800000002", unit: "市公安局" }] }),
    );
    expect(faults).toEqual([]);
    expect(people.filter(({ name }) => name === "甲联络")).toMatchObject([
      {
        unit: "汉滨区",
        roles: [
          { role: "liaisonOfficer", unit: "汉滨区" },
          { role: "deputyLiaisonOfficer", unit: "安康市公安局" },
        ],
      },
    ]);
  });

  test("领导小组的领导看平安办的台账", () => {
    const { people, faults } = checkRows(
      workbook({
        units: [{ name: "领导小组", kind: "领导小组", level: "市" }],
        people: [{ ...good, name: "吴书记", unit: "领导小组", roles: "领导" }],
      }),
    );
    expect(faults).toEqual([]);
    expect(people.at(-1)).toMatchObject({ unit: "领导小组", roles: [{ role: "leader", unit: "安康市平安办" }] });
  });
});

describe("工作簿的样子", () => {
  const grids = (): Grid[] => {
    const rows = workbook();
    return sheetKeys.map((key) => {
      const columns = Object.entries(columnsOf(key));
      const body = rows[key].map(({ cells }) =>
        columns.map(([column]) => (cells as Record<string, string>)[column] ?? ""),
      );
      const title = columns.map(([, { title, required }]) => `${title}${required ? "*" : ""}`);
      return { sheet: sheets[key].name, cells: [["安康市平安建设通讯录"], title, ...body] };
    });
  };

  test("表头上面可以有大标题，行号照工作簿数", () => {
    const { faults, units } = checkRoster(grids());
    expect(faults).toEqual([]);
    expect(units[0]).toMatchObject({ row: 3, name: "安康市平安办" });
  });

  test("缺一张表、缺一列、列名写错，都说清改法，其余先不查", () => {
    const [units, people, groups] = grids() as [Grid, Grid, Grid];
    expect(checkRoster([units, people]).faults).toMatchObject([{ sheet: "群组", fault: "缺少工作表“群组”" }]);
    const renamed = {
      ...people,
      cells: people.cells.map((row) => row.map((cell) => (cell === "手机号" ? "手机号码" : cell))),
    };
    const { faults, people: read } = checkRoster([units, renamed, groups]);
    expect(read).toEqual([]);
    expect(faults).toEqual([
      { sheet: "人员", row: 2, column: "", fault: "表头“手机号码”不是本表的列", cure: "是否应为“手机号”" },
      { sheet: "人员", row: 2, column: "", fault: "缺少“手机号”列", cure: "请在表头补上“手机号”" },
    ]);
  });

  test("自己加的列不导入，只提醒", () => {
    const [units, people, groups] = grids() as [Grid, Grid, Grid];
    const extra = { ...groups, cells: groups.cells.map((row, n) => (n === 1 ? [...row, "领导批注"] : row)) };
    const { faults, warnings } = checkRoster([units, people, extra]);
    expect(faults).toEqual([]);
    expect(warnings).toMatchObject([{ sheet: "群组", row: 2, cure: "这一列不导入" }]);
  });
});

describe("号码、邮箱、名称的写法", () => {
  test.each([
    ["138 0000 0001", "13800000001"],
    ["+86 138-0000-0001", "13800000001"],
    ["8613800000001", "13800000001"],
    ["１３８００００００１１", "13800000011"],
    ["+852 5123 4567", "+85251234567"],
    ["12800000001", null],
    ["1380000000", null],
    ["+86123", null],
  ])("手机号“%s”记为 %s", (text, mobile) => {
    expect(mobileOf(text)).toBe(mobile);
  });

  test("邮箱不分大小写，open_id 以 ou_ 开头", () => {
    expect([emailOf(" Wu@Example.COM "), emailOf("wu@example"), openIdOf(" ou_1 "), openIdOf("1")]).toEqual([
      "wu@example.com",
      null,
      "ou_1",
      null,
    ]);
    expect([contactOf("138 0000 0001"), contactOf("WU@example.com")]).toEqual(["13800000001", "wu@example.com"]);
  });

  test("名称的空格、全角、看不见的字符都不计", () => {
    expect(tidy(" 汉 滨区\u200b　")).toBe("汉滨区");
    expect(sameName("扫黑（专项）组")).toBe(sameName("扫黑(专项) 组"));
    expect([nearest("汉宾区", ["汉滨区", "汉阴县"]), nearest("天水市", ["汉滨区"])]).toEqual(["汉滨区", null]);
  });
});
