import { describe, expect, test } from "vitest";
import { day } from "../../../src/domain/calendar/day.ts";
import type { Act } from "../../../src/domain/item/acts.ts";
import { actLabels } from "../../../src/domain/item/acts.ts";
import type { FormAct } from "../../../src/domain/item/forms.ts";
import { fieldsOf, formActs, isFormAct, isPressedAct } from "../../../src/domain/item/forms.ts";
import type { Reading, Typed } from "../../../src/domain/item/words.ts";
import { MOST_TYPED, readWords } from "../../../src/domain/item/words.ts";
import { assignmentId, hanyin, refusal } from "../cast.ts";

/** Each field as the table has it: name, kind, how many characters at most, and a star where it must be filled in. */
const asked: Record<FormAct, string[]> = {
  decline: ["reason lines 500 *"],
  uphold: ["reason lines 500 *"],
  reassign: ["unit line 60 *", "due date 20 *", "reason lines 500 *"],
  reportProgress: ["progress lines 1000 *", "percent line 4", "nextStep lines 500", "promise date 20"],
  submitCompletion: ["result lines 1000 *"],
  signOff: ["result lines 500"],
  refuseSignOff: ["reason lines 500 *"],
  returnForRework: ["reason lines 500 *"],
  closeOut: ["result lines 500"],
  cancel: ["result lines 500 *"],
  redate: ["due date 20 *", "reason lines 500 *"],
  guide: ["opinion lines 1000 *"],
  check: ["finding select 20 *", "result lines 1000 *", "telling select 20 *"],
  forward: ["person person 60 *", "note lines 500"],
};

describe("每个动作要填什么（07-2a 至 07-2e、03-5、04-5、06-2）", () => {
  test.each(Object.entries(asked) as [FormAct, string[]][])("%s：%j", (act, fields) => {
    const star = (required: boolean) => (required ? " *" : "");
    const told = fieldsOf(act).map(({ name, kind, most, required }) => `${name} ${kind} ${most}${star(required)}`);
    expect(told).toEqual(fields);
  });

  test("每个字段有名称和提示；只有选择的字段有选项", () => {
    for (const { label, placeholder, kind, choices } of formActs.flatMap(fieldsOf)) {
      expect(label).not.toBe("");
      expect(placeholder).not.toBe("");
      expect(choices !== undefined).toBe(kind === "select");
    }
    const [finding, , telling] = fieldsOf("check");
    expect(finding?.choices).toEqual({ true: "属实", partlyTrue: "部分属实", untrue: "不属实" });
    expect(telling?.choices).toEqual({ no: "不另行告知", yes: "告知联络员" });
  });

  test("一张表单全填到上限也读得下", () => {
    for (const act of formActs) {
      const typed = fieldsOf(act).reduce((sum, { most }) => sum + most, 0);
      expect(typed).toBeLessThan(MOST_TYPED);
    }
  });
});

test("一个动作或者填表，或者一按即成，上传佐证和催办走命令", () => {
  const ways = (Object.keys(actLabels) as Act[]).map((act) => [act, isFormAct(act), isPressedAct(act)] as const);
  const of = (form: boolean, pressed: boolean) =>
    ways.filter(([, inForm, press]) => inForm === form && press === pressed).map(([act]) => act);
  expect(new Set(of(true, false))).toEqual(new Set(Object.keys(asked)));
  expect(new Set(of(false, true))).toEqual(new Set(["acknowledge", "withdrawSignOff", "withdrawForward"]));
  expect(new Set(of(false, false))).toEqual(new Set(["attachEvidence", "urge"]));
  expect(of(true, true)).toEqual([]);
  expect(isPressedAct("")).toBe(false);
});

const reading = (read: Partial<Reading> = {}): Reading => ({
  day: () => {
    throw new Error("没有填日期");
  },
  unit: () => hanyin,
  newId: () => assignmentId("a2"),
  ...read,
});
const person = "00000000-0000-4000-8000-000000000001";

describe("可以不填的，不填就是没有", () => {
  test.each<[FormAct, Typed, object]>([
    ["signOff", {}, { result: null }],
    ["signOff", { result: "同意" }, { result: "同意" }],
    ["closeOut", {}, { result: null }],
    ["closeOut", { result: "属实" }, { result: "属实" }],
    ["reportProgress", { progress: "立杆" }, { progress: "立杆", percent: null, nextStep: null }],
    ["forward", { person }, { to: person, note: null }],
    ["forward", { person, note: "请牵头" }, { to: person, note: "请牵头" }],
    ["decline", { reason: "不属职责" }, { reason: "不属职责" }],
    ["uphold", { reason: "分工明确" }, { reason: "分工明确" }],
    ["refuseSignOff", { reason: "材料不全" }, { reason: "材料不全" }],
    ["returnForRework", { reason: "没有照片" }, { reason: "没有照片" }],
    ["submitCompletion", { result: "办完" }, { result: "办完" }],
    ["cancel", { result: "统一部署" }, { result: "统一部署" }],
    ["guide", { opinion: "先易后难" }, { opinion: "先易后难" }],
    ["check", { finding: "true", result: "看过", telling: "yes" }, { finding: "true", result: "看过", told: true }],
  ])("%s 填 %j", (act, typed, words) => {
    expect(readWords(act, typed, reading())).toEqual(words);
  });

  test("改派、改期读哪个字段，就读哪个字段", () => {
    const asked: string[] = [];
    const listening = reading({
      day: (words) => {
        asked.push(words);
        return day("2026-03-31");
      },
      unit: (words) => {
        asked.push(words);
        return hanyin;
      },
    });
    const to = { unitId: hanyin.id, handledIn: hanyin.id, name: hanyin.name };
    const typed = { unit: "汉阴", due: "月底", reason: "分工调整" };
    expect(readWords("reassign", typed, listening)).toEqual({ reason: "分工调整", to, newId: "a2", due: "2026-03-31" });
    expect(readWords("redate", typed, listening)).toEqual({ reason: "分工调整", due: "2026-03-31" });
    expect(readWords("reportProgress", { progress: "立杆", promise: "下周" }, listening).promise).toBe("2026-03-31");
    expect(asked).toEqual(["汉阴", "月底", "月底", "下周"]);
  });

  test("填到上限的读得出，首尾多一个字的人员编号认不出", () => {
    const longest = "字".repeat(500);
    expect(readWords("decline", { reason: longest }, reading())).toEqual({ reason: longest });
    for (const wrong of [`${person}0`, `0${person}`, "", "甲"]) {
      const refused = refusal(() => readWords("forward", { person: wrong || "？", note: "" }, reading()));
      expect(refused).toMatchObject({ reason: "personUnknown", detail: { words: "" } });
    }
  });
});
