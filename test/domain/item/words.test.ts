import { describe, expect, test } from "vitest";
import { day } from "../../../src/domain/calendar/day.ts";
import { fieldsOf, formActs } from "../../../src/domain/item/forms.ts";
import type { Typed } from "../../../src/domain/item/words.ts";
import { readPercent, readWords } from "../../../src/domain/item/words.ts";
import { assignmentId, hanyin, police, refusal, taskForce } from "../cast.ts";

const reading = { day: () => day("2026-03-31"), unit: () => hanyin, newId: () => assignmentId("a2") };
const full: Typed = {
  reason: "理由",
  unit: "汉阴县",
  due: "3月31日",
  progress: "进展",
  percent: "60%",
  nextStep: "下一步",
  result: "结果",
  opinion: "意见",
  finding: "partlyTrue",
  telling: "yes",
  person: "00000000-0000-4000-8000-000000000001",
  note: "说明",
};

test("04-5 核查结论只取三种，告知与否照表单；06-2 转办只认名单里选的人", () => {
  expect(readWords("check", full, reading)).toEqual({
    finding: "partlyTrue",
    result: "结果",
    told: true,
  });
  expect(readWords("check", { ...full, telling: "no" }, reading).told).toBe(false);
  expect(refusal(() => readWords("check", { ...full, finding: "大概" }, reading)).detail).toEqual({
    fields: ["核查结论"],
  });
  expect(refusal(() => readWords("forward", { person: "张三" }, reading)).reason).toBe("personUnknown");
});

test("07-2b 承诺完成时限可以不填，填了按日期读", () => {
  const promised = readWords("reportProgress", { progress: "立杆", promise: "2026-03-31 +0800" }, reading);
  expect(promised).toEqual({ progress: "立杆", percent: null, nextStep: null, promise: "2026-03-31" });
});

describe("表单的字段（07-2d、07-2e）", () => {
  test.each(formActs)("%s 填全了就能读出", (act) => {
    expect(readWords(act, full, reading)).toBeTruthy();
  });

  const asking = formActs.filter((act) => fieldsOf(act).some(({ required }) => required));
  test.each(asking)("%s 空着提交，点名全部必填项", (act) => {
    const required = fieldsOf(act)
      .filter((field) => field.required)
      .map(({ label }) => label);
    const refused = refusal(() => readWords(act, { reason: "   " }, reading));
    expect(refused).toMatchObject({ reason: "incomplete", detail: { fields: required } });
  });

  test("通过并销号可以不写意见", () => {
    expect(readWords("closeOut", { result: "  " }, reading)).toEqual({ result: null });
  });

  const fields = formActs.flatMap((act) => fieldsOf(act).map(({ name, most }) => ({ act, name, most })));
  test.each(fields)("$act 的 $name 超过 $most 字被拒绝", ({ act, name, most }) => {
    const refused = refusal(() => readWords(act, { ...full, [name]: "9".repeat(most + 1) }, reading));
    expect(refused).toMatchObject({ reason: "tooLong", detail: { most } });
  });
});

test("07-2d 反馈：比例和下一步可以不填，首尾空白不计", () => {
  expect(readWords("reportProgress", { progress: " 立杆完成 " }, reading)).toEqual({
    progress: "立杆完成",
    percent: null,
    nextStep: null,
  });
  expect(readWords("reportProgress", full, reading)).toMatchObject({ percent: 60, nextStep: "下一步" });
});

test("改派：读出单位、期限和由谁办理", () => {
  expect(readWords("reassign", full, reading)).toMatchObject({
    to: { unitId: hanyin.id, handledIn: hanyin.id, name: "汉阴县" },
    newId: "a2",
    due: "2026-03-31",
  });
  const toForce = readWords("reassign", full, { ...reading, unit: () => taskForce });
  expect(toForce.to.handledIn).toBe(police.id);
});

test("03-5 撤销没有处理结果即拒绝", () => {
  expect(refusal(() => readWords("cancel", {}, reading)).reason).toBe("incomplete");
});

test.each([
  ["60", 60],
  ["60%", 60],
  ["６０％", 60],
  [" 0 ", 0],
  ["100", 100],
  ["", null],
  ["  ", null],
])("比例“%s”读作 %j", (typed, percent) => {
  expect(readPercent(typed)).toBe(percent);
});

test.each([["101"], ["-1"], ["六成"], ["50.5"], ["1e2"], ["0x10"], ["NaN"], ["1000"]])(
  "比例“%s”读不出，请改填整数",
  (typed) => {
    expect(refusal(() => readPercent(typed))).toMatchObject({ reason: "percentUnread", detail: { words: typed } });
  },
);
