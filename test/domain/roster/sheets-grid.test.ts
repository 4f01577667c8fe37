import { describe, expect, test } from "vitest";
import type { Grid, SheetKey } from "../../../src/domain/roster/sheets.ts";
import { checkRoster } from "../../../src/domain/roster/sheets-check.ts";
import { rowsOf } from "../../../src/domain/roster/sheets-grid.ts";

type Cells = string[][];

const headers: Record<SheetKey, string[]> = {
  units: ["名称*", "简称", "别名", "类别*", "层级*", "机关类型", "上级单位", "组长单位", "督导科室"],
  people: ["姓名*", "手机号", "邮箱", "open_id", "单位*", "角色*", "职务", "职级"],
  groups: ["群名或chat_id*", "用途*", "范围单位"],
};
const body: Record<SheetKey, Cells> = {
  units: [
    ["安康市平安办", "", "", "平安办", "市"],
    ["汉滨区", "", "", "县区", "县区", "", "", "", "综治科"],
  ],
  people: [["周办", "13800000001", "", "", "安康市平安办", "平安办工作人员"]],
  groups: [["工作群", "通知"]],
};
const names: Record<SheetKey, string> = { units: "单位", people: "人员", groups: "群组" };

/** The three sheets with the header in the first row; what is given stands for the cells of a sheet. */
const grids = (given: Partial<Record<SheetKey, Cells>> = {}): Grid[] =>
  (["units", "people", "groups"] as const).map((key) => ({
    ...{ sheet: names[key], cells: given[key] ?? [headers[key], ...body[key]] },
  }));
const said = (all: readonly { sheet: string; row: number; fault: string; cure: string }[]) =>
  all.map(({ sheet, row, fault, cure }) => `${sheet}${row}：${fault}。${cure}`);

test("行号照工作簿数；空行、只有空格的行不读；短的行后面算空", () => {
  const units = [headers.units, ["", ""], [" 甲区 ", "甲", "", "县区", "县区"], ["　", "\u200b"], ...body.units];
  const { rows, faults, warnings } = rowsOf(grids({ units }));
  expect([faults, warnings]).toEqual([[], []]);
  expect(rows.units.map(({ row, cells }) => [row, cells.name, cells.section])).toEqual([
    [3, "甲区", ""],
    [5, "安康市平安办", ""],
    [6, "汉滨区", "综治科"],
  ]);
});

describe("表头在哪一行", () => {
  const heading = (rows: number): Cells => Array.from({ length: rows }, () => ["安康市平安建设通讯录"]);

  test.each([
    ["第一行", 0],
    ["第十行", 9],
  ])("%s", (_, above) => {
    const { rows, faults } = rowsOf(grids({ groups: [...heading(above), headers.groups, ...body.groups] }));
    expect(faults).toEqual([]);
    expect(rows.groups.map(({ row }) => row)).toEqual([above + 2]);
  });

  test("前十行里没有，就是没有表头", () => {
    const cure = "请在表头写：群名或chat_id、用途、范围单位，或用 template 命令重新生成表格";
    const { faults, rows } = rowsOf(grids({ groups: [...heading(10), headers.groups, ...body.groups] }));
    expect(said(faults)).toEqual([`群组1：没有找到表头。${cure}`]);
    expect(rows.groups).toEqual([]);
  });

  test("只有一个列名的不是表头，有两个的就是", () => {
    const groups = [["用途"], ["用途", "群名或chat_id"], ["通知", "工作群"]];
    const { faults, rows } = rowsOf(grids({ groups }));
    expect(said(faults)).toEqual(["群组2：缺少“范围单位”列。请在表头补上“范围单位”"]);
    expect(rows.groups).toEqual([{ row: 3, cells: { name: "工作群", purposes: "通知", scope: "" } }]);
  });
});

describe("表头里多出来的", () => {
  const withColumns = (...more: string[]) => {
    const { faults, warnings } = rowsOf(grids({ people: [[...headers.people, ...more], ...body.people] }));
    return [said(faults), said(warnings)];
  };

  test.each<[string, string[], string[], string[]]>([
    ["没有写列名的", ["", " "], [], []],
    ["核对时加上的两列", ["核对结果", "改正办法"], [], []],
    ["同一列写了两次", ["单位"], ["人员1：表头“单位”出现两次。请删去其中一列"], []],
    ["自己加的列", ["领导 批注"], [], ["人员1：表头“领导批注”不是本表的列。这一列不导入"]],
  ])("%s", (...[, more, faults, warnings]) => {
    expect(withColumns(...more)).toEqual([faults, warnings]);
  });
});

describe("三张工作表", () => {
  test("缺哪一张说哪一张", () => {
    expect(said(rowsOf([]).faults)).toEqual([
      "单位0：缺少工作表“单位”。请补上名为“单位”的工作表",
      "人员0：缺少工作表“人员”。请补上名为“人员”的工作表",
      "群组0：缺少工作表“群组”。请补上名为“群组”的工作表，没有群时只留表头",
    ]);
  });

  test("同名的两张取前一张", () => {
    const [units, ...others] = grids();
    const later = { sheet: "单 位", cells: [headers.units, ["甲区", "", "", "县区", "县区"]] };
    const { rows } = rowsOf([...(units ? [units] : []), later, ...others]);
    expect(rows.units.map(({ cells }) => cells.name)).toEqual(["安康市平安办", "汉滨区"]);
  });

  test("表头的提醒在前，各行的提醒在后", () => {
    const more = (key: SheetKey, title: string): Cells => [[...headers[key], title], ...body[key]];
    const { warnings } = checkRoster(
      grids({ units: more("units", "批注甲"), people: more("people", "批注乙"), groups: more("groups", "批注丙") }),
    );
    expect(warnings.map(({ sheet, fault }) => `${sheet}：${fault}`)).toEqual([
      "单位：表头“批注甲”不是本表的列",
      "人员：表头“批注乙”不是本表的列",
      "群组：表头“批注丙”不是本表的列",
      "单位：“汉滨区”没有联络员",
      "单位：“汉滨区”没有第一责任人",
      "人员：没有系统管理员",
      "人员：没有审计员",
    ]);
  });
});
