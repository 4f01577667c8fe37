import { eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import type { App } from "../../../src/app.ts";
import { actorByOpenId, loadUnits } from "../../../src/db/roster-store.ts";
import { journal } from "../../../src/db/schema/journal.ts";
import { chatGroup, person, personRole, unit } from "../../../src/db/schema/roster.ts";
import { readWorkbook } from "../../../src/documents/roster-reading.ts";
import { checkRoster, checkRows } from "../../../src/domain/roster/sheets-check.ts";
import { newId } from "../../../src/ids.ts";
import { keyedHash } from "../../../src/keyed-hash.ts";
import { actOnAll } from "../../../src/usecases/item/act-on-all.ts";
import type { LookUp } from "../../../src/usecases/roster/identify.ts";
import { identify } from "../../../src/usecases/roster/identify.ts";
import { applyRoster, planRoster } from "../../../src/usecases/roster/import.ts";
import { seedRoster } from "../../../src/usecases/roster/seed.ts";
import type { Rows } from "../../documents/workbook.ts";
import { filled, smallTown } from "../../documents/workbook.ts";
import { seededApp, testApp } from "../../support/database.ts";
import { actorOf, issuedItem, town, townChats } from "../../support/town.ts";

type Known = { accounts?: Record<string, string>; chats?: { chatId: string; name: string }[] };

const allAccounts: Record<string, string> = Object.fromEntries(
  smallTown.people.map(([name, mobile, email]) => [mobile || email, `ou_${name}`]),
);
const leaders = [{ chatId: "oc_leaders", name: "领导群" }];

/** What the platform would say. */
const platform = ({ accounts = allAccounts, chats = leaders }: Known = {}): LookUp => ({
  findOpenIds: async ({ mobiles, emails }) =>
    new Map([...mobiles, ...emails].flatMap((word) => (accounts[word] ? [[word, accounts[word]]] : []))),
  groups: async () => chats,
  hash: keyedHash("a secret of at least thirty-two characters"),
});

async function wanted(rows: Rows, lookUp = platform()) {
  const checked = checkRoster(await readWorkbook(await filled(rows)));
  expect(checked.faults).toEqual([]);
  return identify(checked, lookUp);
}

async function imported(app: App, rows: Rows, lookUp = platform()) {
  const plan = await planRoster(app.db, await wanted(rows, lookUp));
  return { plan, counts: await applyRoster(app, plan, null) };
}

const people = (app: App) => app.db.select().from(person).where(isNull(person.endedAt));
const named = async (app: App, name: string) => (await people(app)).find((each) => each.name === name);
const edited = <T>(rows: readonly T[][], at: number, change: (row: T[]) => T[]): T[][] =>
  rows.map((row, n) => (n === at ? change([...row]) : [...row]));

test("第一次导入：单位、人员、角色、群都在，号码只留哈希，记一条日志", async () => {
  const { app, db } = await testApp();
  const { counts } = await imported(app, smallTown);
  expect(counts).toEqual({ fresh: 11, changed: 0, gone: 0 });
  expect((await loadUnits(db)).map(({ name }) => name)).toEqual(["市委平安办", "汉滨区", "石泉县"]);
  const liaison = await named(app, "汉联络");
  expect(liaison).toMatchObject({ rank: "一级主任科员", unreachable: null });
  expect(liaison?.mobileHash).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(await people(app))).not.toMatch(/1390000|example\.com/);
  expect(await actorByOpenId(db, liaison?.openId ?? "")).toMatchObject({ roles: [{ role: "liaisonOfficer" }] });
  expect(await db.select().from(chatGroup)).toMatchObject([{ name: "领导群", chatId: "oc_leaders", dead: null }]);
  const [entry, ...more] = await db.select().from(journal);
  expect(entry).toMatchObject({ act: "importRoster", article: "六", by: null, detail: counts });
  expect(more).toEqual([]);
});

test("同一份表再导一次，什么都不变，也不留日志", async () => {
  const { app, db } = await testApp();
  await imported(app, smallTown);
  const before = await db.select().from(person).orderBy(person.id);
  const { plan, counts } = await imported(app, smallTown);
  expect(counts).toEqual({ fresh: 0, changed: 0, gone: 0 });
  expect(plan.units.every(({ id, changes }) => id !== null && changes.length === 0)).toBe(true);
  expect(await db.select().from(person).orderBy(person.id)).toEqual(before);
  expect(await db.select().from(journal)).toHaveLength(1);
});

test("改职务、改角色、换手机号：认得是同一个人，变化逐项列出", async () => {
  const { app } = await testApp();
  await imported(app, smallTown);
  const before = await named(app, "汉联络");
  const rows = edited(smallTown.people, 3, (row) => {
    row[1] = "13900000044";
    row[5] = "联络员、组织人事";
    row[6] = "综治科科长";
    return row;
  });
  const lookUp = platform({ accounts: { ...allAccounts, "13900000044": "ou_汉联络" } });
  const { plan, counts } = await imported(app, { ...smallTown, people: rows }, lookUp);
  expect(counts).toEqual({ fresh: 0, changed: 1, gone: 0 });
  expect(plan.people.find(({ entry }) => entry.name === "汉联络")?.changes).toEqual([
    { field: "角色", from: "联络员", to: "组织人事、联络员" },
    { field: "职务", from: "", to: "综治科科长" },
    { field: "手机号", from: "已登记", to: "已更换" },
  ]);
  expect((await named(app, "汉联络"))?.id).toBe(before?.id);
});

test("单位改名：旧名写进别名就是同一个单位，人和事都跟着", async () => {
  const { app, db } = await testApp();
  await imported(app, smallTown);
  const before = (await loadUnits(db)).find(({ name }) => name === "石泉县");
  const units = edited(smallTown.units, 2, (row) => {
    row[0] = "石泉新区";
    row[2] = "石泉县";
    return row;
  });
  const rows = smallTown.people.map((row) => row.map((cell) => (cell === "石泉县" ? "石泉新区" : cell)));
  const { plan } = await imported(app, { ...smallTown, units, people: rows });
  expect(plan.units[2]?.changes.map(({ field }) => field)).toEqual(["名称", "别名"]);
  expect(plan.people.every(({ changes }) => changes.length === 0)).toBe(true);
  expect((await loadUnits(db)).find(({ name }) => name === "石泉新区")?.id).toBe(before?.id);
});

test("两个单位互换名称也能一次导入", async () => {
  const { app, db } = await testApp();
  const units = [...smallTown.units, ["甲局", "", "原甲", "责任单位", "市", "行政机关", "", "", "科"]];
  await imported(app, {
    ...smallTown,
    units: [...units, ["乙局", "", "", "责任单位", "市", "行政机关", "", "", "科"]],
  });
  const before = await loadUnits(db);
  await imported(app, {
    ...smallTown,
    units: [
      ...smallTown.units,
      ["乙局", "", "原甲", "责任单位", "市", "行政机关", "", "", "科"],
      ["甲局", "", "", "责任单位", "市", "行政机关", "", "", "科"],
    ],
  });
  const after = await loadUnits(db);
  expect(after.map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted());
  expect(after.map(({ name }) => name).slice(3)).toEqual(["乙局", "甲局"]);
});

test("离开的人没有角色、认不出来，回来的人还是原来那一个", async () => {
  const { app, db } = await testApp();
  await imported(app, smallTown);
  const before = await named(app, "石责任");
  const without = smallTown.people.filter(([name]) => name !== "石责任");
  const { counts, plan } = await imported(app, { ...smallTown, people: without });
  expect(counts).toEqual({ fresh: 0, changed: 0, gone: 1 });
  expect(plan.gonePeople).toMatchObject([{ name: "石责任", unit: "石泉县" }]);
  expect(await actorByOpenId(db, before?.openId ?? "")).toBeNull();
  expect(
    await db
      .select()
      .from(personRole)
      .where(eq(personRole.personId, before?.id ?? newId())),
  ).toEqual([]);
  const { plan: back } = await imported(app, smallTown);
  expect(back.people.find(({ entry }) => entry.name === "石责任")).toMatchObject({ id: before?.id, returning: true });
  expect(await actorByOpenId(db, before?.openId ?? "")).not.toBeNull();
});

test("职务手机换了人：号码相同、姓名不同，不会认成同一个人", async () => {
  const { app } = await testApp();
  await imported(app, smallTown);
  const before = await named(app, "汉责任");
  const rows = edited(smallTown.people, 4, (row) => {
    row[0] = "新责任";
    return row;
  });
  const lookUp = platform({ accounts: { ...allAccounts, "13900000005": "ou_新责任" } });
  const { counts } = await imported(app, { ...smallTown, people: rows }, lookUp);
  expect(counts).toEqual({ fresh: 1, changed: 0, gone: 1 });
  expect((await named(app, "新责任"))?.id).not.toBe(before?.id);
});

test("还有未办结事项的单位不能移出，说出编号，什么都不改；办结以后可以", async () => {
  const { app, db } = await seededApp();
  const item = await issuedItem(app, { units: ["石泉县"] });
  const left = {
    ...town,
    units: town.units.filter(({ cells }) => cells.name !== "石泉县"),
    people: town.people.filter(({ cells }) => cells.unit !== "石泉县"),
  };
  const plan = await planRoster(db, await identify(checkRows(left), platform({ chats: townChats })));
  expect(plan.hindrances).toEqual(["“石泉县”还有 1 件未办结（督〔2026〕1号），请先改派或办结，再从表中删去该单位"]);
  await expect(applyRoster(app, plan, null)).rejects.toThrow(/请先改派或办结.*没有任何改动/);
  expect((await loadUnits(db)).map(({ name }) => name)).toContain("石泉县");
  await actOnAll(app, await actorOf(db, "staff"), { itemId: item.id, act: "cancel", words: { result: "合并办理" } });
  const { wanted: now } = plan;
  expect(await applyRoster(app, await planRoster(db, now), null)).toEqual({ fresh: 0, changed: 0, gone: 3 });
  expect((await loadUnits(db)).map(({ name }) => name)).not.toContain("石泉县");
});

test("查不到账号的人照样导入，标明收不到消息；别的人不受影响；以后查到了就恢复", async () => {
  const { app } = await testApp();
  const { "13900000004": _, ...fewer } = allAccounts;
  await imported(app, smallTown, platform({ accounts: fewer }));
  expect(await named(app, "汉联络")).toMatchObject({ openId: null, unreachable: "手机号或邮箱在飞书中查不到" });
  expect(await named(app, "石联络")).toMatchObject({ unreachable: null });
  const { counts } = await imported(app, smallTown);
  expect(counts).toEqual({ fresh: 0, changed: 1, gone: 0 });
  expect(await named(app, "汉联络")).toMatchObject({ unreachable: null });
});

test("手机号和邮箱属于两个账号，整份退回，说明是哪一行", async () => {
  const { app, db } = await testApp();
  const rows = edited(smallTown.people, 3, (row) => {
    row[2] = "other@example.com";
    return row;
  });
  const lookUp = platform({ accounts: { ...allAccounts, "other@example.com": "ou_别人" } });
  const refused = wanted({ ...smallTown, people: rows }, lookUp);
  await expect(refused).rejects.toMatchObject({
    remarks: [{ sheet: "人员", row: 5, column: "邮箱", fault: "“汉联络”的手机号和邮箱在飞书中属于两个人" }],
  });
  expect(await db.select().from(unit)).toEqual([]);
  expect(await people(app)).toEqual([]);
});

test("两行在飞书中是同一个账号，整份退回", async () => {
  const lookUp = platform({ accounts: { ...allAccounts, "13900000006": "ou_汉联络" } });
  await expect(wanted(smallTown, lookUp)).rejects.toMatchObject({
    remarks: [{ sheet: "人员", row: 7, fault: "“石联络”与第 5 行的“汉联络”在飞书中是同一个账号" }],
  });
});

test("飞书没有答复，不当作查不到，什么都不改", async () => {
  const silent = { ...platform(), findOpenIds: () => Promise.reject(new Error("no answer")) };
  await expect(wanted(smallTown, silent)).rejects.toThrow(/没有任何改动/);
  const noGroups = { ...platform(), groups: () => Promise.reject(new Error("no answer")) };
  await expect(wanted(smallTown, noGroups)).rejects.toThrow(/没有任何改动/);
});

test("同名的群不猜，机器人不在的群先记着，进群后再导入就对上", async () => {
  const { app, db } = await testApp();
  const twins = [...leaders, { chatId: "oc_other", name: "领导群" }];
  await imported(app, smallTown, platform({ chats: twins }));
  expect(await db.select().from(chatGroup)).toMatchObject([{ name: "领导群", chatId: null }]);
  await imported(app, smallTown);
  expect(await db.select().from(chatGroup)).toMatchObject([{ name: "领导群", chatId: "oc_leaders" }]);
});

test("表里没写的群保持不变", async () => {
  const { app, db } = await testApp();
  await imported(app, smallTown);
  const { plan, counts } = await imported(app, { ...smallTown, groups: [] });
  expect(plan.otherGroups).toEqual(["领导群"]);
  expect(counts).toEqual({ fresh: 0, changed: 0, gone: 0 });
  expect(await db.select().from(chatGroup)).toHaveLength(1);
});

test("同一个群写了两行，不导入，说明是哪两行", async () => {
  const { app, db } = await testApp();
  const groups = [...smallTown.groups, ["oc_leaders", "通知", ""]];
  await expect(imported(app, { ...smallTown, groups })).rejects.toThrow(
    "“群组”表第 3 行与第 2 行是同一个群“领导群”，请合并为一行，多个用途用“、”分开。通讯录没有任何改动",
  );
  expect(await db.select().from(chatGroup)).toEqual([]);
});

test("核对之后有了变化，不按旧的核对结果导入", async () => {
  const { app } = await testApp();
  const stale = await planRoster(app.db, await wanted(smallTown));
  await imported(app, { ...smallTown, groups: [] });
  await expect(applyRoster(app, stale, null)).rejects.toThrow(/请重新核对/);
});

test("两次导入同时进行，只有一份生效，名册不会混", async () => {
  const { app, db } = await testApp();
  const one = await planRoster(db, await wanted(smallTown));
  const results = await Promise.allSettled([applyRoster(app, one, null), applyRoster(app, one, null)]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await loadUnits(db)).toHaveLength(3);
});

test("示例名册与同一份表一致：播种一次，再播不动", async () => {
  const { app, db } = await seededApp();
  const before = await db.select().from(person).orderBy(person.id);
  await seedRoster(app, { rows: town, chats: townChats });
  const plan = await planRoster(db, await identify(checkRows(town), platform({ chats: townChats })));
  expect(await applyRoster(app, plan, null)).toEqual({ fresh: 0, changed: 0, gone: 0 });
  expect(await db.select().from(person).orderBy(person.id)).toEqual(before);
});
