import { expect, test } from "vitest";
import type { FieldKind, FieldValue } from "../../src/sandbox/page/card/form-values.ts";
import { faultOf, formValue, wireValue } from "../../src/sandbox/page/card/form-values.ts";

const cases: readonly [FieldKind, FieldValue, unknown][] = [
  ["text", "整改完毕", "整改完毕"],
  ["text", "", ""],
  ["choice", "unit_1", "unit_1"],
  ["choice", "", undefined],
  ["choices", ["a", "b"], ["a", "b"]],
  ["choices", [], undefined],
  ["date", "2026-11-30", "2026-11-30 +0800"],
  ["date", "", undefined],
  ["time", "09:05", "09:05 +0800"],
  ["datetime", "2026-11-30T09:05", "2026-11-30 09:05 +0800"],
  ["checker", true, true],
  ["checker", false, false],
];

test.each(cases)("表单里的 %s 填 %j，按平台的写法送出 %j", (kind, value, sent) => {
  expect(wireValue(kind, value)).toEqual(sent);
});

const faults: readonly { about: string; kind: FieldKind; value: FieldValue; fault: string | null }[] = [
  { about: "必填的文字空着", kind: "text", value: "  ", fault: "请填写此项" },
  { about: "必填的文字填了", kind: "text", value: "好", fault: null },
  { about: "超过字数", kind: "text", value: "一二三四五六", fault: "最多 5 个字" },
  { about: "必选的下拉空着", kind: "choice", value: "", fault: "请选择此项" },
  { about: "必选的多选空着", kind: "choices", value: [], fault: "请选择此项" },
  { about: "必选的日期空着", kind: "date", value: "", fault: "请选择此项" },
  { about: "选了日期", kind: "date", value: "2026-11-30", fault: null },
  { about: "不打勾也是回答", kind: "checker", value: false, fault: null },
];

test.each(faults)("提交前检查：$about", ({ kind, value, fault }) => {
  expect(faultOf({ kind, required: true, most: 5 }, value)).toBe(fault);
});

test("不是必填的空着也能提交，没有选的不出现在表单里", () => {
  expect(faultOf({ kind: "choice", required: false, most: 0 }, "")).toBeNull();
  const fields = [
    { name: "matter", kind: "text" as const, read: () => "" },
    { name: "due", kind: "date" as const, read: () => "" },
    { name: "urgent", kind: "checker" as const, read: () => false },
  ];
  expect(formValue(fields)).toEqual({ matter: "", urgent: false });
});
