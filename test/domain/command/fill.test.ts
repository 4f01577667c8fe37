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
  ] as const)("%s：“%s”", (act, words, filled) => expect(fillForm(act, words, due)).toEqual(filled));

  test.each(formActs)("没有话时 %s 的表单是空的", (act) => expect(fillForm(act, "", due)).toEqual({}));
});
