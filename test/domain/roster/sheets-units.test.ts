import { describe, expect, test } from "vitest";
import { checkRows } from "../../../src/domain/roster/sheets-check.ts";
import { workbook } from "./sheet-rows.ts";

type Given = NonNullable<Parameters<typeof workbook>[0]>;
type Units = NonNullable<Given["units"]>;

const faultsOf = (given: Given) =>
  checkRows(workbook(given)).faults.map(
    ({ sheet, row, column, fault, cure }) => `${sheet}${row}${column}：${fault}。${cure}`,
  );
const county = { kind: "县区", level: "县区" };
const merged = "请填写；如与上方单元格合并，请取消合并后逐行填写";

describe("单位表的差错，连同改法", () => {
  const lead = "组长单位应为有联络员的单位，不能是专项组或领导小组";
  const noCounty = "上级单位请填所属的县区或功能区";
  const other = "请填写“单位”表中的名称；如是某单位的另一种叫法，请写进它的“别名”";

  test.each<[string, Units, string[]]>([
    ["没有类别", [{ name: "甲区", level: "县区" }], [`单位7类别：“类别”没有填写。${merged}`]],
    [
      "两行都没有名称",
      [county, { ...county, shortName: "甲" }],
      [7, 8].map((row) => `单位${row}名称：“名称”没有填写。${merged}`),
    ],
    [
      "类别像是写错",
      [{ ...county, name: "甲区", kind: "成员" }],
      ["单位7类别：类别“成员”不在规定的范围内。是否应为“成员单位”"],
    ],
    [
      "层级看不出是什么",
      [{ ...county, name: "甲区", level: "全国" }],
      ["单位7层级：层级“全国”不在规定的范围内。请填写其中之一：市、县区、镇街"],
    ],
    [
      "01-1 机关类型不在十类之内",
      [{ ...county, name: "甲区", orgKind: "行政机构" }],
      ["单位7机关类型：机关类型“行政机构”不在规定的范围内。是否应为“行政机关”（第一条只适用于这十类单位）"],
    ],
    [
      "上级单位像是写错",
      [{ ...county, name: "甲区", parent: "汉宾区" }],
      ["单位7上级单位：“单位”表中没有“汉宾区”。是否应为“汉滨区”；如是它的另一种叫法，请写进“单位”表的“别名”"],
    ],
    ["上级单位查无", [{ ...county, name: "甲区", parent: "天水" }], [`单位7上级单位：“单位”表中没有“天水”。${other}`]],
    [
      "功能区的层级不对",
      [{ name: "甲区", kind: "功能区", level: "市" }],
      ["单位7层级：“甲区”的类别是功能区，层级却是“市”。层级应为“县区”"],
    ],
    [
      "05-1 领导小组作了组长单位",
      [
        { name: "市领导小组", kind: "领导小组", level: "市" },
        { name: "某专项组", kind: "专项组", level: "市", lead: "市领导小组" },
      ],
      [`单位8组长单位：“市领导小组”不能作组长单位。${lead}`],
    ],
    [
      "05-1 组长单位查无，不再说没有填",
      [{ name: "某专项组", kind: "专项组", level: "市", lead: "天水" }],
      [`单位7组长单位：“单位”表中没有“天水”。${other}`],
    ],
    [
      "县区平安办的上级单位不是县区",
      [{ name: "甲平安办", kind: "平安办", level: "县区", parent: "市公安局" }],
      [`单位7上级单位：“甲平安办”没有写明属于哪个县区。${noCounty}`],
    ],
    [
      "县区平安办的上级单位查无，不再说没有写明",
      [{ name: "甲平安办", kind: "平安办", level: "县区", parent: "天水" }],
      [`单位7上级单位：“单位”表中没有“天水”。${other}`],
    ],
    [
      "功能区的平安办",
      [
        { name: "高新区", kind: "功能区", level: "县区" },
        { name: "高新区平安办", kind: "平安办", level: "县区", parent: "高新区" },
      ],
      [],
    ],
    [
      "两个单位互为上级，挂在下面的第三个不说",
      [
        { ...county, name: "甲区", parent: "乙区" },
        { ...county, name: "乙区", parent: "甲区" },
        { ...county, name: "丙区", parent: "甲区" },
      ],
      [
        "单位7上级单位：上级单位绕成了一圈：甲区 → 乙区 → 甲区。请改正其中一个上级单位",
        "单位8上级单位：上级单位绕成了一圈：乙区 → 甲区 → 乙区。请改正其中一个上级单位",
      ],
    ],
  ])("%s", (...[, units, expected]) => {
    expect(faultsOf({ units })).toEqual(expected);
  });

  test.each(["各县区", "各功能区", "各成员单位", "全体"])("“%s”是固定用语，不能作别名", (aliases) => {
    expect(faultsOf({ units: [{ ...county, name: "甲区", aliases }] })).toEqual([
      `单位7别名：“${aliases}”是指多个单位的固定用语。请改用其他称呼`,
    ]);
  });

  test("没有市级平安办", () => {
    const rows = workbook();
    const { faults } = checkRows({ ...rows, units: rows.units.slice(1), people: rows.people.slice(1, 4) });
    expect(faults).toEqual([
      {
        ...{ sheet: "单位", row: 0, column: "", fault: "没有市级平安办" },
        cure: "请补上一行，类别“平安办”，层级“市”",
      },
    ]);
  });
});

test("简称、别名：没有填的为空，与名称、简称相同的别名不重复记", () => {
  const units = [
    { ...county, name: "甲区", shortName: "甲", aliases: "甲、甲 区，老区；?" },
    { ...county, name: "乙区", aliases: "乙区、旧区" },
  ];
  const { units: read, faults } = checkRows(workbook({ units }));
  expect(faults).toEqual([]);
  expect(read.slice(5)).toMatchObject([
    { shortName: "甲", aliases: ["老区", "?"] },
    { shortName: null, aliases: ["旧区"] },
  ]);
});

describe("人员表", () => {
  const good = { name: "壬同志", mobile: "13800000009", unit: "汉滨区", roles: "副联络员" };

  test.each([
    ["没有单位", { ...good, unit: "" }, `人员8单位：“单位”没有填写。${merged}`],
    ["没有角色", { ...good, roles: "" }, `人员8角色：“角色”没有填写。${merged}`],
    ["角色都写错", { ...good, roles: "连络员" }, "人员8角色：角色“连络员”不在规定的范围内。是否应为“联络员”"],
  ])("%s，这一行不读", (...[, person, said]) => {
    expect(faultsOf({ people: [person] })).toEqual([said]);
    expect(checkRows(workbook({ people: [person] })).people.map(({ name }) => name)).not.toContain("壬同志");
  });

  test("职务、职级照写的记，多余的空格不要", () => {
    const { people } = checkRows(workbook({ people: [{ ...good, post: " 党组书记、 　局长 ", rank: "一级  科员" }] }));
    expect(people.at(-1)).toMatchObject({ post: "党组书记、 局长", rank: "一级 科员" });
    expect(people[0]).toMatchObject({ post: null, rank: null });
  });
});

describe("群组表", () => {
  test("名称里有 oc_ 的不是 chat_id", () => {
    const { groups, faults } = checkRows(workbook({ groups: [{ name: "工作群oc_1", purposes: "通知" }] }));
    expect(faults).toEqual([]);
    expect(groups.at(-1)).toMatchObject({ name: "工作群oc_1", chatId: null });
  });

  test("没有用途的不读；几行重名都指向最先的一行", () => {
    const again = { name: "平安建设领导群", purposes: "通知" };
    const given = { groups: [{ name: "某群", purposes: "周抱" }, again, again] };
    expect(faultsOf(given)).toEqual([
      "群组4用途：用途“周抱”不在规定的范围内。是否应为“周报”",
      ...[5, 6].map(
        (row) => `群组${row}群名或chat_id：“平安建设领导群”与第 2 行重复。如是两个同名的群，请都改填 chat_id`,
      ),
    ]);
    expect(checkRows(workbook(given)).groups.map(({ name }) => name)).not.toContain("某群");
  });
});

test("后查出的差错也按行排列", () => {
  const people = [
    { name: "壬同志", mobile: "13800000009", unit: "汉滨区", roles: "领导" },
    { name: "癸同志", mobile: "1", unit: "汉滨区", roles: "副联络员" },
    { name: "", mobile: "13800000007", unit: "汉滨区", roles: "副联络员" },
  ];
  expect(checkRows(workbook({ people })).faults.map(({ row }) => row)).toEqual([8, 9, 10]);
});
