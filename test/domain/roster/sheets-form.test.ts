import { describe, expect, test } from "vitest";
import type { SheetKey } from "../../../src/domain/roster/sheets.ts";
import { columnsOf, sheets } from "../../../src/domain/roster/sheets.ts";

const columns = (sheet: SheetKey) => Object.values(columnsOf(sheet));

describe("通讯录表格的样子", () => {
  test.each<[SheetKey, string, string]>([
    ["units", "单位", "名称* 简称 别名 类别* 层级* 机关类型 上级单位 组长单位 督导科室"],
    ["people", "人员", "姓名* 手机号 邮箱 open_id 单位* 角色* 职务 职级"],
    ["groups", "群组", "群名或chat_id* 用途* 范围单位"],
  ])("%s 表是“%s”，各列为 %s", (...[sheet, name, titles]) => {
    expect(sheets[sheet].name).toBe(name);
    const read = columns(sheet).map(({ title, required }) => `${title}${required ? "*" : ""}`);
    expect(read.join(" ")).toBe(titles);
  });

  test("哪些格从单位表里选", () => {
    const picked = (sheet: SheetKey) =>
      columns(sheet)
        .filter(({ unit }) => unit)
        .map(({ title }) => title);
    expect([picked("units"), picked("people"), picked("groups")]).toEqual([
      ["上级单位", "组长单位"],
      ["单位"],
      ["范围单位"],
    ]);
  });

  test("哪些格只能填规定的词，哪些可以填几个", () => {
    const chosen = (sheet: SheetKey) =>
      columns(sheet)
        .filter(({ choices }) => choices)
        .map(({ title, choices, several }) => `${title}${several ? "（可多填）" : ""}：${choices?.join(" ")}`);
    expect([...chosen("units"), ...chosen("people"), ...chosen("groups")]).toEqual([
      "类别：领导小组 平安办 县区 功能区 成员单位 专项组 责任单位",
      "层级：市 县区 镇街",
      "机关类型：党的机关 人大机关 行政机关 政协机关 监察机关 审判机关 检察机关 人民团体 事业单位 国有企业",
      "角色（可多填）：平安办工作人员 平安办负责人 领导 第一责任人 联络员 副联络员 组织人事 监督员 系统管理员 审计员",
      "用途（可多填）：周报 通知 审计",
    ]);
  });
});
