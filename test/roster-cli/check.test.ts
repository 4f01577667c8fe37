import { expect, test } from "vitest";
import { filled, smallTown } from "../documents/workbook.ts";
import { desk } from "./desk.ts";

test("说不清的命令给出用法，退出码 2", async () => {
  const { type } = desk({});
  const asked = [
    [],
    ["check"],
    ["help", "a.xlsx"],
    ["check", "a.xlsx", "b.xlsx"],
    ["check", "a.xlsx", "--yes"],
    ["toString", "a"],
  ];
  for (const args of asked) {
    const { code, words } = await type(...args);
    expect(code).toBe(2);
    expect(words).toContain("npm run roster -- import");
  }
});

test("template 生成表格，已有的文件不覆盖；生成的能直接核对", async () => {
  const { type, files } = desk({});
  expect(await type("template", "a.xlsx")).toMatchObject({ code: 0 });
  const first = files["a.xlsx"];
  const again = await type("template", "a.xlsx");
  expect(again.code).toBe(1);
  expect(again.words).toContain("没有覆盖");
  expect(files["a.xlsx"]).toBe(first);
  const { code, words } = await type("check", "a.xlsx");
  expect(code).toBe(1);
  expect(words).toContain("没有市级平安办");
});

test("check 逐条说出表、行、列、毛病和改法；没有毛病报出数量", async () => {
  const people = smallTown.people.map((row) => [...row]);
  people[3] = ["汉联络", "1390000", "", "", "汉滨", "联络员", "", ""];
  const { type } = desk({
    files: { "bad.xlsx": await filled({ ...smallTown, people }), "good.xlsx": await filled(smallTown) },
  });
  const bad = await type("check", "bad.xlsx");
  expect(bad.code).toBe(1);
  expect(bad.words).toContain("需要改正 2 处");
  expect(bad.words).toContain(
    "“人员”表 第 5 行 “单位”列：“单位”表中没有“汉滨”。是否应为“汉滨区”；如是它的另一种叫法，请写进“单位”表的“别名”。",
  );
  expect(bad.words).not.toContain("1390000");
  const good = await type("check", "good.xlsx");
  expect(good.code).toBe(0);
  expect(good.words).toBe("表格没有需要改正的地方：单位 3 个，人员 7 名，群 1 个。");
});

test("只有提醒的表格可以导入，提醒照样列出", async () => {
  const people = smallTown.people.filter(([name]) => name !== "审计员乙" && name !== "汉责任");
  const { type } = desk({ files: { "a.xlsx": await filled({ ...smallTown, people }) } });
  const { code, words } = await type("check", "a.xlsx");
  expect(code).toBe(0);
  expect(words).toContain("提醒 2 处，不影响导入");
  expect(words).toContain("没有审计员");
});

test("没有这个文件、读不出的文件，说清楚，退出码 1", async () => {
  const { type } = desk({ files: { "a.doc": Buffer.from("不是表格") } });
  expect(await type("check", "b.xlsx")).toEqual({ code: 1, words: "没有找到文件 b.xlsx。" });
  const { code, words } = await type("import", "a.doc", "--yes");
  expect(code).toBe(1);
  expect(words).toContain("另存为");
});

test("有毛病的表格不导入，连配置都不看", async () => {
  const { type } = desk({ files: { "a.xlsx": await filled({ ...smallTown, units: [] }) } });
  expect(await type("import", "a.xlsx", "--yes")).toMatchObject({ code: 1 });
});
