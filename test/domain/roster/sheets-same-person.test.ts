import { describe, expect, test } from "vitest";
import { checkRows } from "../../../src/domain/roster/sheets-check.ts";
import { workbook } from "./sheet-rows.ts";

type People = NonNullable<NonNullable<Parameters<typeof workbook>[0]>["people"]>;

/** Row 3 of the workbook is 甲联络 of 汉滨区 with the mobile 13800000002; what is given stands from row 8 on. */
const checked = (...people: People) => checkRows(workbook({ people }));
const deputy = { unit: "市公安局", roles: "副联络员" };
const second = { ...deputy, name: "甲联络", mobile: "13800000002" };
const full = { ...deputy, name: "壬", mobile: "13800000009", email: "ren@example.com", openId: "ou_ren" };
const elsewhere = { unit: "汉滨区平安办", roles: "平安办工作人员", name: "壬" };

describe("两行写了同一个联系方式，是一人还是两人", () => {
  test.each<[string, People, object]>([
    [
      "手机号属于另一人",
      [{ ...second, name: "辛" }],
      {
        ...{ row: 8, also: 3, column: "手机号", fault: "“辛”的手机号与第 3 行的“甲联络”相同" },
        cure: "一个号码只能属于一人，请改正其中一行；如是同一人，请统一姓名",
      },
    ],
    [
      "邮箱属于另一人",
      [{ ...deputy, name: "辛", email: "WU@example.com" }],
      { row: 8, also: 5, column: "邮箱", fault: "“辛”的邮箱与第 5 行的“戊联络”相同" },
    ],
    [
      "账号属于另一人",
      [{ ...deputy, name: "辛", openId: "ou_admin" }],
      { row: 8, also: 6, column: "open_id", fault: "“辛”的open_id与第 6 行的“己管理”相同" },
    ],
    [
      "同一单位写了两行",
      [{ ...second, unit: "汉滨区" }],
      {
        ...{ row: 8, also: 3, column: "姓名", fault: "“甲联络”与第 3 行重复" },
        cure: "请合并为一行，多个角色用“、”分开",
      },
    ],
    [
      "第二个单位写了两行",
      [second, { ...second, roles: "第一责任人" }],
      { row: 9, also: 3, column: "姓名", fault: "“甲联络”与第 3 行重复" },
    ],
    [
      "三行各有一样相同，分不清是谁",
      [
        { ...deputy, name: "甲联络", email: "b@example.com" },
        { ...deputy, name: "甲联络", openId: "ou_c" },
        { ...elsewhere, name: "甲联络", mobile: "13800000002", email: "b@example.com", openId: "ou_c" },
      ],
      { row: 10, column: "邮箱", fault: "邮箱与第 8 行的“甲联络”相同", cure: "请核对这三行各是哪一人" },
    ],
    [
      "手机号相同而邮箱、账号都不同，先指邮箱",
      [full, { ...elsewhere, mobile: "13800000009", email: "other@example.com", openId: "ou_other" }],
      { row: 9, column: "邮箱", fault: "“壬”在第 8 行写了不同的邮箱", cure: "请在两行写相同的内容" },
    ],
    [
      "邮箱相同而手机号不同",
      [full, { ...elsewhere, mobile: "13800000008", email: "ren@example.com" }],
      { row: 9, column: "手机号", fault: "“壬”在第 8 行写了不同的手机号" },
    ],
  ])("%s", (_, people, expected) => {
    const { faults } = checked(...people);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ sheet: "人员", ...expected });
  });

  const both = [
    { role: "deputyLiaisonOfficer", unit: "安康市公安局" },
    { role: "officeStaff", unit: "汉滨区平安办" },
  ];
  const reached = { mobile: "13800000009", email: "ren@example.com", openId: "ou_ren" };

  test.each<[string, People, object]>([
    ["都写全", [full, { ...full, ...elsewhere }], reached],
    ["第二行只写手机号", [full, { ...elsewhere, mobile: "13800000009" }], reached],
    ["第二行只写邮箱", [full, { ...elsewhere, email: "ren@example.com" }], reached],
    ["第二行只写账号", [full, { ...elsewhere, openId: "ou_ren" }], reached],
    [
      "第一行只写手机号",
      [
        { ...deputy, name: "壬", mobile: "13800000009" },
        { ...full, ...elsewhere },
      ],
      reached,
    ],
    [
      "第一行只写邮箱",
      [
        { ...deputy, name: "壬", email: "ren@example.com" },
        { ...full, ...elsewhere },
      ],
      reached,
    ],
  ])("一人两职，联系方式写在哪一行都算：%s", (_, people, contacts) => {
    const { people: read, faults } = checked(...people);
    expect(faults).toEqual([]);
    expect(read.slice(6)).toMatchObject([{ row: 8, unit: "安康市公安局", roles: both, ...contacts }]);
  });

  test("补上的联系方式也算数，再来一行仍认得", () => {
    const third = { ...elsewhere, unit: "汉滨区", roles: "副联络员", openId: "ou_ren" };
    const { people, faults } = checked(
      { ...deputy, name: "壬", mobile: "13800000009" },
      { ...elsewhere, mobile: "13800000009", openId: "ou_ren" },
      third,
    );
    expect(faults).toEqual([]);
    expect(people[6]?.roles.map(({ unit }) => unit)).toEqual(["安康市公安局", "汉滨区平安办", "汉滨区"]);
  });
});

test("同单位同名的，都指向最先的一行", () => {
  const again = (mobile: string) => ({ name: "周办", unit: "市平安办", roles: "平安办工作人员", mobile });
  expect(checked(again("13800000008"), again("13800000009")).warnings).toMatchObject(
    [8, 9].map((row) => ({
      ...{ sheet: "人员", row, column: "姓名", also: 2, fault: "“安康市平安办”有两位“周办”（另见第 2 行）" },
      cure: "如是同一人，请合并为一行；如是两人，以手机号区分，不必改动",
    })),
  );
});
