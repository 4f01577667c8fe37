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

test("本人有权的几份都不合适的，取还没办完的第一份，再没有就取第一份", () => {
  const [ended, open, later] = [share(hanbin, "reassigned"), share(hanbin, "inProgress"), share(hanbin, "submitted")];
  expect(meant(liaison, "acknowledge", [ended, open, later])).toEqual({ kind: "one", share: open });
  expect(meant(liaison, "acknowledge", [share(hanbin, "closed"), ended])).toEqual({
    kind: "one",
    share: share(hanbin, "closed"),
  });
});

test("别的单位那一份状态合适也不算，由规则就本单位的一份说明原因", () => {
  const ours = share(hanbin, "closed");
  expect(meant(liaison, "acknowledge", [share(shiquan, "issued"), ours])).toEqual({ kind: "one", share: ours });
});

test("一份也无权的，取状态合适的一份，由规则说明无权", () => {
  const submitted = share(shiquan, "submitted");
  const all = [share(hanbin, "inProgress"), submitted] as const;
  expect(meant(liaison, "closeOut", [...all])).toEqual({ kind: "one", share: submitted });
});

const units = [
  { id: hanbin, name: "汉滨区", shortName: null, aliases: [] },
  { id: shiquan, name: "石泉县", shortName: "石泉", aliases: ["石泉县委"] },
  { id: "hanyin" as UnitId, name: "汉阴县", shortName: null, aliases: [] },
  { id: "police" as UnitId, name: "安康公安局", shortName: "警局", aliases: [] },
  { id: "justice" as UnitId, name: "安康司法局", shortName: null, aliases: ["司法"] },
];

test.each([
  ["汉滨区 材料不全", false, { unit: units[0], rest: "材料不全" }],
  ["汉滨区，材料不全", false, { unit: units[0], rest: "材料不全" }],
  ["汉滨区", false, { unit: units[0], rest: "" }],
  ["石泉县委 材料不全", false, { unit: units[1], rest: "材料不全" }],
  ["石泉材料不全", true, { unit: units[1], rest: "材料不全" }],
  ["石泉材料不全", false, null],
  ["石泉材料，照片都不全", false, null],
  ["  石泉 材料不全", false, { unit: units[1], rest: "材料不全" }],
  ["市公安局 材料不全", true, null],
  ["汉阴 材料不全", false, { unit: units[2], rest: "材料不全" }],
  ["公安，材料不全，照片不清", true, { unit: units[3], rest: "材料不全，照片不清" }],
  ["公安", false, { unit: units[3], rest: "" }],
  ["汉 材料不全", true, null],
  ["阴 材料不全", true, null],
  ["安康 材料不全", true, null],
  ["，汉阴 材料不全", true, null],
  ["", true, null],
])("“%s”（须认单位：%s）", (words, among, taken) => expect(takeUnitOf(words, units, among)).toEqual(taken));
