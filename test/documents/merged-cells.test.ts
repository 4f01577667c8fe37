import { describe, expect, test } from "vitest";
import { unmerged } from "../../src/documents/merged-cells.ts";
import { readWorkbook } from "../../src/documents/roster-reading.ts";
import { zipEntries } from "../../src/documents/zip-entries.ts";
import { workbook } from "./workbook.ts";

describe("合并单元格", () => {
  const cells = [
    ["单位", "姓名"],
    ["汉滨区", "甲"],
    ["", "乙"],
    ["", ""],
    ["", "丙"],
  ];

  test("合并的内容归到每一行，整行空白的不管", () => {
    expect(unmerged(cells, [{ column: 0, from: 1, to: 4 }])).toEqual([
      ["单位", "姓名"],
      ["汉滨区", "甲"],
      ["汉滨区", "乙"],
      ["", ""],
      ["汉滨区", "丙"],
    ]);
  });

  test("空的合并、伸出表外的合并、没有合并，都不改动别处", () => {
    expect(unmerged(cells, [])).toEqual(cells);
    expect(unmerged(cells, [{ column: 1, from: 3, to: 900 }])).toEqual(cells);
    expect(unmerged(cells, [{ column: 9, from: 0, to: 4 }])).toEqual(cells);
  });
});

test("压缩包说得出解开有多大，取得出其中一件；坏的、残缺的一律读不出", async () => {
  const bytes = await workbook({ 单位: [["名称"]] });
  const parts = zipEntries(bytes, 1_000_000);
  expect(parts.size).toBeGreaterThan(1_000);
  expect(parts.text("xl/workbook.xml")).toContain("单位");
  expect(parts.text("没有这一件")).toBeNull();
  expect(() => zipEntries(bytes, 10).text("xl/workbook.xml")).toThrow();
  await expect(readWorkbook(bytes.subarray(0, bytes.length - 200))).rejects.toThrow(/另存为/);
  const broken = Buffer.from(bytes);
  broken.fill(0, bytes.length - 300, bytes.length - 30);
  await expect(readWorkbook(broken)).rejects.toThrow(/另存为/);
});
