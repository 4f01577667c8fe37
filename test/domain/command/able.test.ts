import { expect, test } from "vitest";
import type { Actor } from "../../../src/domain/access/rights.ts";
import { entitled, meant } from "../../../src/domain/command/able.ts";
import { takeUnitOf } from "../../../src/domain/command/take-unit.ts";
import type { AssignmentStatus } from "../../../src/domain/item/item.ts";
import type { PersonId, UnitId } from "../../../src/domain/roster/unit.ts";

const [office, hanbin, shiquan] = ["office", "hanbin", "shiquan"] as unknown as [UnitId, UnitId, UnitId];
const liaison: Actor = {
  id: "p" as PersonId,
  name: "汉联络",
  roles: [{ role: "liaisonOfficer", unitId: hanbin }],
};
const staff: Actor = { ...liaison, roles: [{ role: "officeStaff", unitId: office }] };

const share = (handledIn: UnitId, status: AssignmentStatus) => ({
  item: { officeId: office },
  assignment: { handledIn, status, signOffAt: null },
});

test("联络员只对本单位的一份有权", () => {
  expect(entitled(liaison, "acknowledge", share(hanbin, "issued"))).toBe(true);
  expect(entitled(liaison, "acknowledge", share(shiquan, "issued"))).toBe(false);
  expect(entitled(staff, "acknowledge", share(hanbin, "issued"))).toBe(false);
  expect(entitled(staff, "closeOut", share(hanbin, "issued"))).toBe(true);
});

test("编号指的是权限和状态都合适的那一份", () => {
  const [ended, alive] = [share(hanbin, "reassigned"), share(hanbin, "issued")];
  expect(meant(liaison, "acknowledge", [ended, alive])).toEqual({ kind: "one", share: alive });
  expect(meant(staff, "closeOut", [share(hanbin, "inProgress"), share(shiquan, "submitted")])).toEqual({
    kind: "one",
    share: share(shiquan, "submitted"),
  });
});

test("有几份都合适的，请本人选", () => {
  const both = [share(hanbin, "submitted"), share(shiquan, "submitted")] as const;
  expect(meant(staff, "closeOut", [...both])).toEqual({ kind: "several", shares: both });
});

test("没有一份合适的，取第一份由规则说明原因", () => {
  const closed = share(hanbin, "closed");
  expect(meant(liaison, "acknowledge", [closed])).toEqual({ kind: "one", share: closed });
  expect(meant(liaison, "closeOut", [share(hanbin, "submitted"), share(hanbin, "submitted")]).kind).toBe("one");
});

const units = [
  { id: hanbin, name: "汉滨区", shortName: null, aliases: [] },
  { id: shiquan, name: "石泉县", shortName: "石泉", aliases: ["石泉县委"] },
];

test.each([
  ["汉滨区 材料不全", false, { unit: units[0], rest: "材料不全" }],
  ["汉滨区，材料不全", false, { unit: units[0], rest: "材料不全" }],
  ["汉滨区", false, { unit: units[0], rest: "" }],
  ["石泉县委 材料不全", false, { unit: units[1], rest: "材料不全" }],
  ["石泉材料不全", true, { unit: units[1], rest: "材料不全" }],
  ["石泉材料不全", false, null],
  ["市公安局 材料不全", true, null],
  ["", true, null],
])("“%s”（须认单位：%s）", (words, among, taken) => expect(takeUnitOf(words, units, among)).toEqual(taken));
