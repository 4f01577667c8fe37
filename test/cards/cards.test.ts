import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { Card } from "../../cards/kit.ts";
import { buttonsOf, formOf } from "../../src/sandbox/card-rules/buttons.ts";
import { ownCardFaults } from "../../src/sandbox/card-rules/tolerated.ts";
import { examples } from "./examples.ts";
import { expectGolden } from "./golden.ts";

const all = Object.entries(examples);
const cardOf = (name: string): Card => {
  const drawn = examples[name];
  if (!drawn) throw new Error(`no example ${name}`);
  return drawn.card;
};
const labels = (name: string) => buttonsOf(cardOf(name)).map(({ label }) => label);
const said = (name: string) => JSON.stringify(cardOf(name));

test.each(all)("卡片 %s 与留存的样张一致", (name, drawn) => expectGolden(name, drawn));

test("样张与例子一一对应，没有多余的", () => {
  const files = readdirSync(new URL("./golden/", import.meta.url)).map((file) => file.replace(/\.json$/, ""));
  expect(files.toSorted()).toEqual(Object.keys(examples).toSorted());
});

test.each(all)("卡片 %s 合乎卡片 2.0 的全部规则", (_, { card }) => expect(ownCardFaults(card)).toEqual([]));

test.each(all)("卡片 %s 一级按钮每行至多三个，且只带 act、ref、version", (_, { card }) => {
  for (const element of card.body.elements) {
    if (element.tag === "column_set") expect(element.columns.length).toBeLessThanOrEqual(3);
  }
  for (const { value } of buttonsOf(card).filter(({ value }) => value !== undefined)) {
    expect(Object.keys(value as object).toSorted()).toEqual(["act", "ref", "version"]);
  }
});

test.each(all)("卡片 %s 有聊天列表的摘要、有短编号，不许转发，所有人共看一张", (_, { card, text }) => {
  expect(card.config).toMatchObject({ update_multi: true, enable_forward: false });
  expect(card.config.summary.content).toContain("#a1b2c3d4");
  expect(JSON.stringify(card.body.elements.at(-1))).toContain("&#35;a1b2c3d4");
  expect(text).toContain("#a1b2c3d4");
});

test("每张卡片的题头颜色随轻重而变", () => {
  const colour = (name: string) => cardOf(name).header.template;
  expect(colour("assignment-issued")).toBe("blue");
  expect(colour("item")).toBe("yellow");
  expect(colour("assignment-in-progress")).toBe("red");
  expect(colour("assignment-closed")).toBe("green");
});

test("先写编号和事项，再写期限、单位、要求，然后才是按钮", () => {
  const [first, second, third] = cardOf("assignment-issued").body.elements.map((element) => JSON.stringify(element));
  expect(first).toContain("督〔2026〕1号　雪亮工程点位整改");
  expect(second).toMatch(/办理期限.*11月30日（周一），还有 5 个工作日.*承办单位.*汉滨区/);
  expect(third).toContain("请于11月24日（周二）前签收");
  expect(labels("assignment-issued")).toEqual(["签收", "不属本单位"]);
});

test("三个按钮以外的收进更多操作", () => {
  expect(labels("assignment-submitted")).toEqual(["通过并销号", "退回", "改期", "撤销", "刷新"]);
  const rows = cardOf("assignment-submitted").body.elements;
  expect(rows.filter(({ tag }) => tag === "column_set")).toHaveLength(1);
  expect(JSON.stringify(rows.filter(({ tag }) => tag === "collapsible_panel"))).toMatch(/更多操作.*撤销.*刷新/);
});

test("没有办结的事项写明过期请发 /待办，办结的不写", () => {
  expect(said("assignment-issued")).toContain("过期请发 /待办");
  expect(said("item")).toContain("过期请发 /待办");
  expect(said("grouped-morning")).toContain("过期请发 /待办");
  expect(said("assignment-closed")).not.toContain("过期请发");
  expect(labels("assignment-closed")).toEqual([]);
});

test("表单打开后只有提交和返回，填过的话还在，错处写在最上面", () => {
  expect(labels("assignment-form-fault")).toEqual(["提交", "返回"]);
  expect(said("assignment-form-fault").indexOf("请更正")).toBeLessThan(said("assignment-form-fault").indexOf('"form"'));
  const form = formOf(cardOf("assignment-form-fault"), "form");
  expect(form?.fields.map(({ default_value }) => default_value)).toEqual([
    "已完成 12 处点位勘查\n其余 5 处待更换",
    "四成",
    undefined,
  ]);
  expect(form?.submits.map(({ label, inForm }) => [label, inForm])).toEqual([["提交", "form"]]);
});

test("返回和取消在表单之外，没填完也能离开", () => {
  const outside = (name: string) => buttonsOf(cardOf(name)).filter(({ inForm }) => inForm === null);
  expect(outside("assignment-form").map(({ label }) => label)).toEqual(["返回"]);
  expect(outside("draft").map(({ label }) => label)).toEqual(["取消"]);
});

test("办理过程最新的在前", () => {
  const words = said("assignment-in-progress");
  const history = words.slice(words.indexOf("办理过程（3）"));
  expect(history.indexOf("反馈进展")).toBeLessThan(history.indexOf("下达"));
});

test("汇总卡上办过的一行变成回执，只留查看，其余各行不变", () => {
  const words = said("grouped-morning");
  expect(words).toContain("已处理</font>　贾示例 11月24日 09:12 申请办结，等待平安办审核。");
  expect(words).toContain("另有 2 项");
  expect(labels("grouped-morning")).toEqual(["反馈进展", "申请办结", "查看", "查看", "签收", "查看", "查看"]);
  expect(said("grouped-empty")).toContain("目前没有等您办理的事项。");
});

test("周报先数字，后图表，再名单；没有的写明没有", () => {
  const tags = cardOf("digest").body.elements.map(({ tag }) => tag);
  expect(tags.slice(0, 4)).toEqual(["markdown", "markdown", "chart", "table"]);
  expect(said("digest")).toContain("办结申请待审核 2 项，最长 5 个工作日");
  expect(said("digest")).toContain("另有 2 项");
  for (const words of ["本期没有在办事项。", "本期没有逾期事项。", "本期没有办结事项。", "本周没有到期事项。"]) {
    expect(said("digest-quiet-week")).toContain(words);
  }
});

test("有外人在场的周报只列数字，卡片和文字里都没有事项", () => {
  const { card, text } = examples["digest-figures-only"] ?? { card: null, text: "" };
  for (const words of [JSON.stringify(card), text]) {
    expect(words).not.toContain("雪亮工程");
    expect(words).not.toContain("督〔2026〕");
  }
});

test("卡片发不出去时，文字写明是什么事、怎样办", () => {
  expect(examples["assignment-issued"]?.text).toBe(
    [
      "【督导事项交办】",
      "督〔2026〕1号 雪亮工程点位整改",
      "办理期限：11月30日（周一），还有 5 个工作日",
      "承办单位：汉滨区（待签收）",
      "请于11月24日（周二）前签收；确不属本单位职责的，请选择“不属本单位”并写明理由。",
      "卡片未能显示，请发送 /待办 办理。#a1b2c3d4",
    ].join("\n"),
  );
});
