import { expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { readWorkbook, WorkbookUnreadable } from "../../src/documents/roster-reading.ts";
import { rosterTemplate } from "../../src/documents/roster-workbook.ts";
import { checkRoster } from "../../src/domain/roster/sheets-check.ts";
import { filled, headers, smallTown, workbook } from "./workbook.ts";

const checked = async (bytes: Promise<Buffer>) => checkRoster(await readWorkbook(await bytes));
const places = (remarks: readonly { sheet: string; row: number; column: string }[]) =>
  remarks.map(({ sheet, row, column }) => [sheet, row, column]);

test("模板写出来能原样读回：三个工作表、表头齐全、必填带星号", async () => {
  const grids = await readWorkbook(await rosterTemplate());
  expect(grids.map(({ sheet }) => sheet)).toEqual(["单位", "人员", "群组", "填写说明"]);
  for (const { sheet, cells } of grids.slice(0, 3)) {
    expect(cells[0]).toEqual(headers[sheet as keyof typeof headers]);
    expect(cells.length).toBe(1);
  }
});

test("空白模板只缺市级平安办，没有别的毛病", async () => {
  const { faults } = await checked(rosterTemplate());
  expect(faults.map(({ fault }) => fault)).toEqual(["没有市级平安办"]);
});

test("填写说明里的示例照抄进表里没有一处要改", async () => {
  const grids = await readWorkbook(await rosterTemplate());
  const guide = grids.find(({ sheet }) => sheet === "填写说明")?.cells ?? [];
  const below = (title: string) => {
    const at = guide.findIndex((row) => row[0]?.startsWith(`“${title}”表填写示例`));
    const rest = guide.slice(at + 2);
    const end = rest.findIndex((row) => row.every((cell) => cell === ""));
    return rest.slice(0, end < 0 ? undefined : end).map((row) => row.slice(0, headers[title as "单位"].length));
  };
  const { faults, units, people, groups } = await checked(
    filled({ units: below("单位"), people: below("人员"), groups: below("群组") }),
  );
  expect(faults).toEqual([]);
  expect([units.length, people.length, groups.length]).toEqual([5, 4, 2]);
});

test("干净的表格没有一处要改，也没有提醒", async () => {
  const { faults, warnings, units, people } = await checked(filled(smallTown));
  expect(faults).toEqual([]);
  expect(warnings).toEqual([]);
  expect([units.length, people.length]).toEqual([3, 7]);
});

test("多余空格、全角数字、数字单元格、隐形字符都按本意读取", async () => {
  const people = smallTown.people.map((row) => [...row]) as (string | number)[][];
  people[0] = [" 甄 办事 ", "１３９０００００００１", "", "", "市委平安办\u200b", "平安办工作人员", "科  长", ""];
  people[2] = ["审计员乙", 13900000003, "", "", "　平安办　", "审计员 ", "", ""];
  people[3] = ["汉联络", "+86 139-0000-0004", "", "", "汉滨 区", "联络员，组织人事", "", ""];
  const { faults, people: read } = await checked(filled({ ...smallTown, people }));
  expect(faults).toEqual([]);
  expect(read[0]).toMatchObject({ name: "甄办事", mobile: "13900000001", unit: "市委平安办", post: "科 长" });
  expect(read[2]).toMatchObject({ mobile: "13900000003", unit: "市委平安办" });
  expect(read[3]).toMatchObject({ mobile: "13900000004", unit: "汉滨区" });
  expect(read[3]?.roles.map(({ role }) => role)).toEqual(["liaisonOfficer", "hrOfficer"]);
});

test("表上方有标题、中间有空行、多出自己的列，都能读，行号与表格一致", async () => {
  const { units, people } = smallTown;
  const bytes = workbook({
    封面: [["安康市通讯录"]],
    单位: [["某市平安建设通讯录"], [], [...headers.单位, "备注"], ...units.map((row) => [...row, "内部"])],
    人员: [headers.人员, people[0] ?? [], [], ["", "  ", "", "", "", "", "", ""], ...people.slice(1)],
    群组: [headers.群组],
  });
  const { faults, warnings, people: read, units: readUnits } = await checked(bytes);
  expect(faults).toEqual([]);
  expect(warnings).toMatchObject([{ sheet: "单位", row: 3, cure: "这一列不导入" }]);
  expect(readUnits.map(({ row }) => row)).toEqual([4, 5, 6]);
  expect(read.map(({ row }) => row)).toEqual([2, 5, 6, 7, 8, 9, 10]);
});

test("合并单元格留下的空格按没有填写报出，说明怎么改", async () => {
  const people = smallTown.people.map((row) => [...row]);
  people[4] = ["汉责任", "13900000005", "", "", "", "第一责任人", "", ""];
  const { faults } = await checked(filled({ ...smallTown, people }));
  expect(faults).toMatchObject([{ sheet: "人员", row: 6, column: "单位", fault: "“单位”没有填写" }]);
  expect(faults[0]?.cure).toContain("取消合并");
});

test("真的合并了单元格的，每一行都照合并的内容读", async () => {
  const rows = smallTown.people.map((row) => row.map((value) => ({ value })));
  const [last, merged] = [rows.pop() ?? [], rows.pop() ?? []];
  const people = [
    headers.人员.map((value) => ({ value })),
    ...rows,
    merged.map((cell, n) => (n === 4 ? { ...cell, rowSpan: 2 } : cell)),
    last.map((cell, n) => (n === 4 ? null : cell)),
  ];
  const plain = (values: string[][]) => values.map((row) => row.map((value) => ({ value })));
  const bytes = writeExcelFile([
    { sheet: "单位", data: plain([headers.单位, ...smallTown.units]) },
    { sheet: "人员", data: people },
    { sheet: "群组", data: plain([headers.群组]) },
  ]).toBuffer();
  const { faults, people: read } = await checked(bytes);
  expect(faults).toEqual([]);
  expect(read.at(-1)).toMatchObject({ row: 8, unit: "石泉县" });
});

test("毛病一次说全，每处有表、行、列和改法，手机号不在话里重复", async () => {
  const { faults } = await checked(
    filled({
      units: [
        ...smallTown.units,
        ["汉滨区", "", "", "县区", "县区", "党的机关", "", "", ""],
        ["某专项组", "", "", "专项组", "市", "", "", "", ""],
        ["石泉县平安办", "", "", "平安办", "县区", "党的机关", "石泉", "", ""],
      ],
      people: [
        ...smallTown.people,
        ["某联络", "1390000", "", "", "汉滨区", "联络员", "", ""],
        ["某人", "", "", "", "不存在的单位", "联络人", "", ""],
        ["", "13900000009", "", "", "汉滨区", "副联络员", "", ""],
      ],
      groups: [["领导群", "周会", ""]],
    }),
  );
  expect(places(faults)).toEqual(
    expect.arrayContaining([
      ["单位", 5, "名称"],
      ["单位", 6, "组长单位"],
      ["单位", 7, "上级单位"],
      ["人员", 9, "手机号"],
      ["人员", 9, "角色"],
      ["人员", 10, "手机号"],
      ["人员", 10, "单位"],
      ["人员", 10, "角色"],
      ["人员", 11, "姓名"],
      ["群组", 2, "用途"],
    ]),
  );
  expect(faults.every(({ fault, cure }) => fault !== "" && cure !== "")).toBe(true);
  expect(JSON.stringify(faults)).not.toContain("1390000");
  const order = ["单位", "人员", "群组"];
  const sorted = faults.toSorted((a, b) => order.indexOf(a.sheet) - order.indexOf(b.sheet) || a.row - b.row);
  expect(faults).toEqual(sorted);
});

test("缺工作表、缺列、写错列名，先说这个，不牵连各行", async () => {
  const { faults } = await checked(
    workbook({
      单位: [headers.单位.map((title) => (title === "督导科室" ? "督导科市" : title)), ...smallTown.units],
      人员: [headers.人员.filter((title) => title !== "职级"), ...smallTown.people],
    }),
  );
  expect(faults.map(({ sheet, fault }) => [sheet, fault])).toEqual([
    ["单位", "表头“督导科市”不是本表的列"],
    ["单位", "缺少“督导科室”列"],
    ["人员", "缺少“职级”列"],
    ["群组", "缺少工作表“群组”"],
  ]);
});

test("不是表格的文件、过大的文件，用一句话说明怎么办", async () => {
  await expect(readWorkbook(Buffer.from("不是表格"))).rejects.toThrow(WorkbookUnreadable);
  await expect(readWorkbook(Buffer.from("不是表格"))).rejects.toThrow(/另存为/);
  await expect(readWorkbook(Buffer.alloc(10 * 1024 * 1024 + 1))).rejects.toThrow(/10 MB/);
});

test("日期格式的单元格当文字读，不出错", async () => {
  const people = smallTown.people.map((row) => [...row]) as (string | Date)[][];
  people[0] = ["甄办事", "13900000001", "", "", "市委平安办", "平安办工作人员", new Date("2026-11-24T00:00:00Z"), ""];
  const { faults, people: read } = await checked(filled({ ...smallTown, people }));
  expect(faults).toEqual([]);
  expect(read[0]?.post).toBe("2026-11-24");
});
