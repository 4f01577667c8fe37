import { expect, test } from "vitest";
import { assignmentCard } from "../../cards/assignment.ts";
import { draftCard } from "../../cards/draft.ts";
import { buttonsOf, formOf } from "../../src/sandbox/card-rules/buttons.ts";
import { formFaults } from "../../src/sandbox/card-rules/form-faults.ts";
import { cardOf, components, form } from "./every-component.ts";
import * as facts from "./facts.ts";

const { card } = draftCard(facts.draft);
const filled = {
  units: "汉滨区",
  matter: "雪亮工程点位整改",
  requirement: "",
  workstreams: ["peaceBuilding"],
  category: "specialTasks",
  due: "2026-11-30 +0800",
};

test("填好的表单放行，没有选的可以不带", () => expect(formFaults(card, "form", filled)).toEqual([]));

const wrong: readonly (readonly [string, Record<string, unknown>, string])[] = [
  ["必填的空着", { matter: " " }, "matter：必填"],
  ["必选的没选", { category: undefined }, "category：必填"],
  ["必选的多选一个没选", { workstreams: [] }, "workstreams：必填"],
  ["字数超过", { matter: "长".repeat(201) }, "matter：最多 200 个字"],
  ["选了没有的", { category: "none" }, "category：不在选项之中"],
  ["多选里有没有的", { workstreams: ["peaceBuilding", "none"] }, "workstreams：不在选项之中"],
  ["日期写法不对", { due: "11月30日" }, "due：日期或时间的写法不对"],
  ["多出一项", { extra: "甲" }, "extra：表单里没有这一项"],
];

test.each(wrong)("%s，客户端不放行", (_, change, words) => {
  expect(formFaults(card, "form", { ...filled, ...change })).toEqual([words]);
});

test("多选没写是否必填的，按必填算", () => {
  const asked = cardOf(form({ ...components.multi_select_static, required: undefined }));
  expect(formFaults(asked, "form", {})).toEqual(["topics：必填"]);
});

test("卡片上没有的表单不能填", () => {
  expect(formFaults(card, "other", {})).toEqual(["卡片上没有名为 other 的表单"]);
  expect(formOf(card, "other")).toBeNull();
});

test("卡片上真有的按钮一一列出，收在面板里的也算，停用的注明", () => {
  const { card: submitted } = assignmentCard(facts.submitted);
  expect(buttonsOf(submitted).map(({ label }) => label)).toEqual(["通过并销号", "退回", "改期", "撤销", "刷新"]);
  expect(buttonsOf(submitted)[0]?.value).toEqual({ act: "closeOut", ref: "QmVpc3BpZWwtUmVmZXJl", version: 3 });
  expect(buttonsOf(card).map(({ label, inForm, name }) => [label, inForm, name])).toEqual([
    ["确认下达", "form", "submitButton"],
    ["取消", null, undefined],
  ]);
  expect(buttonsOf(cardOf({ ...components.button, disabled: true }))[0]?.disabled).toBe(true);
});
