import { describe, expect, test } from "vitest";
import type { Day } from "../../../src/domain/calendar/day.ts";
import { readDue } from "../../../src/domain/calendar/due-phrase.ts";
import { calendar } from "../../../src/domain/calendar/workdays.ts";
import { fillForm, readProgress } from "../../../src/domain/command/fill.ts";
import { formActs } from "../../../src/domain/item/forms.ts";

const due = (words: string) => readDue(words, "2026-11-24" as Day, calendar);

test.each([
  ["已整改 12 处点位", { progress: "已整改 12 处点位" }],
  ["已整改 12 处点位 60%", { progress: "已整改 12 处点位", percent: "60" }],
  ["已整改 12 处点位，完成60％。", { progress: "已整改 12 处点位", percent: "60" }],
  ["已整改60%的点位", { progress: "已整改60%的点位" }],
  ["点位已装，下一步：联调测试", { progress: "点位已装", nextStep: "联调测试" }],
  ["点位已装 80% 下一步打算：联调", { progress: "点位已装", percent: "80", nextStep: "联调" }],
  ["60%", { progress: "60%", percent: "60" }],
  ["  点位已装 60% 。 ", { progress: "点位已装", percent: "60" }],
  ["点位已装，完成比例约 85%", { progress: "点位已装", percent: "85" }],
  ["点位已装，完成了 100%", { progress: "点位已装", percent: "100" }],
  ["点位已装，下一步工作：联调", { progress: "点位已装", nextStep: "联调" }],
  ["点位已装 下一步计划: 联调 下一步：验收，", { progress: "点位已装", nextStep: "联调；验收" }],
  ["下一步：联调", { progress: "", nextStep: "联调" }],
  ["点位已装，已完成 60%", { progress: "点位已装", percent: "60" }],
  ["点位已完成 60%", { progress: "点位已完成 60%", percent: "60" }],
  ["整改完成比例约 60%", { progress: "整改完成比例约 60%", percent: "60" }],
  ["整改完成了 60%", { progress: "整改完成了 60%", percent: "60" }],
  ["进度60%", { progress: "进度60%", percent: "60" }],
  ["完成60%", { progress: "完成60%", percent: "60" }],
  ["点位已装 60.5%", { progress: "点位已装 60.5%" }],
  ["点位已装 1060%", { progress: "点位已装 1060%" }],
])("“%s”读作进展", (words, filled) => {
  expect(readProgress(words)).toEqual({ percent: "", nextStep: "", ...filled });
});

describe("命令后面的话填进各自的表单", () => {
  test.each([
    ["decline", "不属我区职责", { reason: "不属我区职责" }],
    ["uphold", "职责清单已明确。", { reason: "职责清单已明确。" }],
    ["submitCompletion", "全部完成", { result: "全部完成" }],
    ["returnForRework", "照片不清", { reason: "照片不清" }],
    ["cancel", "与督〔2026〕3号重复", { result: "与督〔2026〕3号重复" }],
    ["redate", "12月10日 雨季影响施工", { due: "2026-12-10", reason: "雨季影响施工" }],
    ["redate", "雨季影响施工", { reason: "雨季影响施工" }],
    ["reassign", "12月10日前 职责在公安", { due: "2026-12-10", reason: "职责在公安" }],
    ["redate", "因雨季 12月10日 再完工，", { due: "2026-12-10", reason: "因雨季 再完工" }],
    ["decline", "：，不属我区职责；", { reason: "不属我区职责" }],
    ["check", "属实 点位已装", { finding: "true", result: "点位已装" }],
    ["check", " 部分属实，三处点位未装", { finding: "partlyTrue", result: "三处点位未装" }],
    ["check", "不属实。点位没有装", { finding: "untrue", result: "点位没有装" }],
    ["check", " 三处点位未装，情况属实", { result: "三处点位未装，情况属实" }],
  ] as const)("%s：“%s”", (act, words, filled) => expect(fillForm(act, words, due)).toEqual(filled));

  test.each([
    ["点位已装六成，承诺12月1日前完成", { progress: "点位已装六成", promise: "2026-12-01" }],
    ["点位已装 60%，承诺于12月1日之前办结。", { progress: "点位已装", percent: "60", promise: "2026-12-01" }],
    ["点位已装，承诺在 12月1日 以前完成，正在联调；", { progress: "点位已装，正在联调", promise: "2026-12-01" }],
    ["承诺三天内完成。正在联调", { progress: "正在联调", promise: "2026-11-27" }],
    ["点位已装。承诺15日完成。下一步：联调", { progress: "点位已装", promise: "2026-12-15", nextStep: "联调" }],
    ["点位已装，承诺尽快完成", { progress: "点位已装，承诺尽快完成" }],
    ["点位已装，12月1日前完成", { progress: "点位已装，12月1日前完成" }],
  ])("反馈时承诺的日期另填一栏：“%s”", (words, filled) =>
    expect(fillForm("reportProgress", words, due)).toEqual(filled),
  );

  test.each(formActs)("没有话时 %s 的表单是空的", (act) => expect(fillForm(act, "", due)).toEqual({}));
});
