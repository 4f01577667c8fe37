import { expect, test } from "vitest";
import { notesOf } from "../../../src/domain/roster/notes.ts";
import { planChanges } from "../../../src/domain/roster/plan-roster.ts";
import { identified, standing, standingPerson, standingUnit, unitEntry } from "./sheet-rows.ts";

const at = { sheet: "人员", column: "姓名", fault: "“甲”与第 3 行重复", cure: "请合并为一行" };

test("差错写在所在的行，也写在它说到的那一行；提醒也一样", () => {
  const faults = [{ ...at, row: 8, also: 3 }];
  const warnings = [{ ...at, row: 9, fault: "有两位“甲”", cure: "请核对" }];
  expect(notesOf({ faults, warnings }, null)).toEqual([
    { sheet: "人员", row: 8, column: "姓名", kind: "fault", words: "“甲”与第 3 行重复", cure: "请合并为一行" },
    {
      ...{ sheet: "人员", row: 3, column: "姓名", kind: "fault" },
      ...{ words: "见第 8 行：“甲”与第 3 行重复", cure: "请合并为一行" },
    },
    { sheet: "人员", row: 9, column: "姓名", kind: "warning", words: "有两位“甲”", cure: "请核对" },
  ]);
});

test("新增、重新列入、变更写在各自的行，没有变化的不写", () => {
  const group = { name: "群", chatId: "oc_1", purposes: ["digest" as const], scope: null };
  const plan = planChanges(
    {
      units: [
        ...[unitEntry("汉滨区", { row: 3, shortName: "汉滨", section: "综治科" }), unitEntry("汉阴县", { row: 4 })],
        ...[unitEntry("石泉县", { row: 5 }), unitEntry("旬阳市", { row: 6, section: "综治科" })],
      ],
      people: [identified("甲联络", "汉滨区", { row: 7, post: "科长" })],
      groups: [{ ...group, row: 8, purposes: ["notice"], present: true }],
    },
    standing({
      units: [standingUnit("汉滨区"), standingUnit("汉阴县"), standingUnit("旬阳市", { ended: true })],
      people: [standingPerson("甲联络", "汉滨区")],
      groups: [{ ...group, id: "g1", dead: null }],
    }),
  );
  const whole = { column: "", cure: "" };
  expect(notesOf({ faults: [], warnings: [] }, plan)).toEqual([
    {
      ...{ sheet: "单位", row: 3, ...whole, kind: "changed" },
      words: "变更：简称“空”改为“汉滨”，督导科室“空”改为“综治科”",
    },
    { sheet: "单位", row: 5, ...whole, kind: "fresh", words: "新增" },
    { sheet: "单位", row: 6, ...whole, kind: "fresh", words: "重新列入" },
    { sheet: "人员", row: 7, ...whole, kind: "changed", words: "变更：职务“空”改为“科长”" },
    { sheet: "群组", row: 8, ...whole, kind: "changed", words: "变更：用途“周报”改为“通知”" },
  ]);
});
