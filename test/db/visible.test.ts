import { expect, test } from "vitest";
import { assignmentsVisibleTo, linesOfNumber, overlapping, waitingFor } from "../../src/db/assignments.ts";
import { ledgerFilter } from "../../src/db/ledger-filter.ts";
import type { Actor } from "../../src/domain/access/rights.ts";
import { day } from "../../src/domain/calendar/day.ts";
import type { ItemNumber } from "../../src/domain/item/number.ts";
import { newId } from "../../src/ids.ts";
import { act } from "../../src/usecases/item/act.ts";
import type { TestApp } from "../support/database.ts";
import { seededApp } from "../support/database.ts";
import type { Who } from "../support/town.ts";
import { actorOf, issuedItem, shareOf, unitNamed } from "../support/town.ts";

const today = day("2026-11-24");

/** Three items: one for two counties, one for the task force, one for a member unit. */
async function threeItems(): Promise<TestApp> {
  const made = await seededApp();
  await issuedItem(made.app, { units: ["汉滨区", "石泉县"], matter: "雪亮工程点位整改" });
  await issuedItem(made.app, { units: ["社会治安专项组"], matter: "重点部位巡查" });
  await issuedItem(made.app, { units: ["市教体局"], matter: "校园安全排查", due: "2026-11-30" });
  return made;
}

const number = (serial: number): ItemNumber => ({ year: 2026, serial, child: null });

async function seenBy({ db }: TestApp, who: Who | Actor, filter: Record<string, unknown> = {}) {
  const viewer = typeof who === "string" ? await actorOf(db, who) : who;
  const asked = { filter: ledgerFilter.parse(filter), today, page: 1, size: 50 };
  const { lines, total } = await assignmentsVisibleTo(db, viewer, asked);
  expect(total).toBe(lines.length);
  return lines.map(({ item, unit }) => `${item.serial} ${unit.name}`);
}

test("平安办和领导看全部，联络员和第一责任人只看本单位，专项组归组长单位", async () => {
  const made = await threeItems();
  const all = ["3 市教体局", "2 社会治安专项组", "1 汉滨区", "1 石泉县"];
  for (const who of ["staff", "head", "leader"] as const) expect(await seenBy(made, who)).toEqual(all);
  expect(await seenBy(made, "hanbinLiaison")).toEqual(["1 汉滨区"]);
  expect(await seenBy(made, "hanbinPrincipal")).toEqual(["1 汉滨区"]);
  expect(await seenBy(made, "policeDeputy")).toEqual(["2 社会治安专项组"]);
});

test("系统管理员、审计员、没有事项的单位、没有角色的人，一行都看不到", async () => {
  const made = await threeItems();
  const stranger: Actor = { id: newId(), name: "路人", roles: [] };
  for (const who of ["admin", "auditor", "gaoxinLiaison", stranger] as const) {
    expect(await seenBy(made, who)).toEqual([]);
  }
});

test("条件再怎么写也越不过能看的范围", async () => {
  const made = await threeItems();
  const school = await unitNamed(made.db, "市教体局");
  expect(await seenBy(made, "hanbinLiaison", { unitIds: [school.id] })).toEqual([]);
  expect(await seenBy(made, "staff", { unitIds: [school.id] })).toEqual(["3 市教体局"]);
  expect(await seenBy(made, "hanbinLiaison", { words: "校园" })).toEqual([]);
  expect(await seenBy(made, "staff", { words: "校园" })).toEqual(["3 市教体局"]);
  expect(await seenBy(made, "staff", { words: "%" })).toEqual([]);
  expect(await seenBy(made, "staff", { words: "'; drop table unit; --" })).toEqual([]);
});

test("按状态、类别、时间筛选；逾期由日期算出", async () => {
  const made = await threeItems();
  const { app, db, clock } = made;
  const [line] = await waitingFor(db, await actorOf(db, "educationLiaison"), ["issued"]);
  expect(line?.unit.name).toBe("市教体局");
  await act(app, await actorOf(db, "educationLiaison"), {
    assignmentId: line?.assignment.id ?? newId(),
    act: "acknowledge",
    words: {},
  });
  expect(await seenBy(made, "staff", { state: "inProgress" })).toEqual(["3 市教体局"]);
  expect(await seenBy(made, "staff", { state: "overdue" })).toEqual([]);
  clock.set("2026-12-01T09:00+08:00");
  const later = { filter: ledgerFilter.parse({ state: "overdue" }), today: day("2026-12-01"), page: 1, size: 5 };
  expect((await assignmentsVisibleTo(db, await actorOf(db, "staff"), later)).total).toBe(1);
  expect(await seenBy(made, "staff", { category: "keyDocuments" })).toEqual([]);
  expect(await seenBy(made, "staff", { workstream: "peaceBuilding" })).toHaveLength(4);
  expect(await seenBy(made, "staff", { from: "2026-11-24", to: "2026-11-24" })).toHaveLength(4);
  expect(await seenBy(made, "staff", { from: "2026-11-25" })).toEqual([]);
});

test("分页不重不漏，总数按同一范围计", async () => {
  const { db } = await threeItems();
  const staff = await actorOf(db, "staff");
  const page = (n: number) =>
    assignmentsVisibleTo(db, staff, { filter: ledgerFilter.parse({}), today, page: n, size: 3 });
  const [first, second, third] = [await page(1), await page(2), await page(3)];
  expect([first.lines.length, second.lines.length, third.lines.length]).toEqual([3, 1, 0]);
  expect([first.total, second.total, third.total]).toEqual([4, 4, 4]);
  const ids = [...first.lines, ...second.lines].map(({ assignment }) => assignment.id);
  expect(new Set(ids).size).toBe(4);
});

test("查编号：不存在的和看不到的没有区别", async () => {
  const { db } = await threeItems();
  const found = async (who: Who, serial: number) =>
    (await linesOfNumber(db, await actorOf(db, who), number(serial))).map(({ unit }) => unit.name);
  expect(await found("staff", 1)).toEqual(["汉滨区", "石泉县"]);
  expect(await found("hanbinLiaison", 1)).toEqual(["汉滨区"]);
  expect(await found("hanbinLiaison", 3)).toEqual([]);
  expect(await found("hanbinLiaison", 99)).toEqual([]);
});

test("重复下达：同单位同名未办结的才算，办结的和别的单位不算（04-2）", async () => {
  const { app, db } = await threeItems();
  const [hanbin, ziyang] = [await unitNamed(db, "汉滨区"), await unitNamed(db, "紫阳县")];
  const words = { matter: "雪亮工程点位整改", topic: null };
  expect(await overlapping(db, await actorOf(db, "staff"), { ...words, units: [hanbin, ziyang] })).toEqual([number(1)]);
  expect(await overlapping(db, await actorOf(db, "staff"), { ...words, units: [ziyang] })).toEqual([]);
  expect(
    await overlapping(db, await actorOf(db, "staff"), { matter: "另一件事", topic: null, units: [hanbin] }),
  ).toEqual([]);
  const staff = await actorOf(db, "staff");
  const [line] = await linesOfNumber(db, await actorOf(db, "hanbinLiaison"), number(1));
  const assignmentId = line?.assignment.id ?? newId();
  await act(app, staff, { assignmentId, act: "cancel", words: { result: "不再需要" } });
  expect(await overlapping(db, await actorOf(db, "staff"), { ...words, units: [hanbin] })).toEqual([]);
});

test("同一专题也算重复（八(七)）", async () => {
  const { app, db } = await seededApp();
  const item = await issuedItem(app, { topic: "brightProject", matter: "雪亮工程点位整改" });
  const unit = await unitNamed(db, "汉滨区");
  expect((await shareOf(app, item, "汉滨区")).unitId).toBe(unit.id);
  expect(
    await overlapping(db, await actorOf(db, "staff"), { matter: "换个说法", topic: "brightProject", units: [unit] }),
  ).toEqual([number(1)]);
  expect(
    await overlapping(db, await actorOf(db, "staff"), { matter: "换个说法", topic: "gridManagement", units: [unit] }),
  ).toEqual([]);
});
