import { describe, expect, test } from "vitest";
import type { Holder } from "../../../src/domain/roster/readiness.ts";
import { gapsOf, isChecked } from "../../../src/domain/roster/readiness.ts";
import type { Role } from "../../../src/domain/roster/role.ts";
import type { PersonId } from "../../../src/domain/roster/unit.ts";
import { hanbin, office, police, taskForce } from "../cast.ts";

const holder = (role: Role, unreachable: string | null = null): Holder => ({
  ...{ id: role as string as PersonId, name: "甲", role, unreachable },
});
const full = [holder("principalOfficer"), holder("liaisonOfficer"), holder("deputyLiaisonOfficer")];
const says = (section: string | null, holders: Holder[]): string[] =>
  gapsOf({ unit: { section }, holders }).map((gap) => gap.says);

describe("06-1 就绪", () => {
  test.each([
    ["齐全", "督导科", full, []],
    ["没有副联络员也算齐全", "督导科", full.slice(0, 2), []],
    ["缺科室", null, full, ["未明确督导科室（第六条）"]],
    ["缺第一责任人", "督导科", full.slice(1), ["未登记第一责任人"]],
    ["缺联络员", "督导科", [holder("principalOfficer")], ["未登记联络员"]],
    ["什么都缺", null, [], ["未明确督导科室（第六条）", "未登记第一责任人", "未登记联络员"]],
    [
      "收不到消息的逐人写明",
      "督导科",
      [holder("principalOfficer", "账号已停用"), holder("liaisonOfficer", "已离职"), holder("deputyLiaisonOfficer")],
      ["第一责任人甲收不到消息（账号已停用）", "联络员甲收不到消息（已离职）"],
    ],
  ] as [string, string | null, Holder[], string[]][])("%s", (_, ...[section, holders, expected]) => {
    expect(says(section, holders)).toEqual(expected);
  });

  test("没有联络员、联络员收不到消息才算严重，收不到消息的写明是谁", () => {
    const lost = (["principalOfficer", "liaisonOfficer", "deputyLiaisonOfficer"] as const).map((role) =>
      holder(role, "已离职"),
    );
    expect(gapsOf({ unit: { section: null }, holders: lost })).toEqual([
      { grave: false, says: "未明确督导科室（第六条）", personId: null },
      { grave: false, says: "第一责任人甲收不到消息（已离职）", personId: "principalOfficer" },
      { grave: true, says: "联络员甲收不到消息（已离职）", personId: "liaisonOfficer" },
      { grave: false, says: "副联络员甲收不到消息（已离职）", personId: "deputyLiaisonOfficer" },
    ]);
    expect(gapsOf({ unit: { section: "督导科" }, holders: [] })).toEqual([
      { grave: false, says: "未登记第一责任人", personId: null },
      { grave: true, says: "未登记联络员", personId: null },
    ]);
  });

  test("只查责任单位：平安办和专项组不查", () => {
    expect([hanbin, police, office, taskForce].map(isChecked)).toEqual([true, true, false, false]);
  });
});
