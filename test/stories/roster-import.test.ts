import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { eq, isNull, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { z } from "zod";
import { rows } from "../../src/db/rows.ts";
import { journal } from "../../src/db/schema/journal.ts";
import { person, personRole } from "../../src/db/schema/roster.ts";
import { readWorkbook } from "../../src/documents/roster-reading.ts";
import { buttonsOf } from "../../src/sandbox/card-rules/buttons.ts";
import type { Roster } from "../support/big-roster.ts";
import { bigRoster, mobileOf, writtenDown } from "../support/big-roster.ts";
import { world } from "../support/world.ts";

const admin = "市委平安办 系统管理员";
const staff = "市委平安办 平安办工作人员";
const liaison = "石泉县 联络员";
const MORNING = "2026-11-24T09:30+08:00";

type City = Awaited<ReturnType<typeof world>>;

const sends = async (city: City, roster: Roster, { who = admin, name = "通讯录.xlsx" } = {}) =>
  city.sendsFile(who, { name, bytes: await writtenDown(roster) });

const labelsOf = (city: City): string[] => {
  const card = city.messagesOf(admin).findLast(({ sender, card }) => sender === "bot" && card)?.card;
  return buttonsOf(card).map(({ label }) => label);
};
const card = (city: City): string => city.cardOf(admin, "通讯录核对");
const peopleNow = async ({ db }: City) => (await db.select().from(person).where(isNull(person.endedAt))).length;

async function copyOf(city: City) {
  const file = await city.fileFor(admin);
  if (!file) throw new Error("no file arrived");
  return { name: file.name, grids: await readWorkbook(Buffer.from(file.bytes)) };
}

/** Every row of every table, and every file under DATA_DIR. */
async function everythingKept({ db, app }: City): Promise<string> {
  const tables = await rows(
    db,
    z.object({ name: z.string() }),
    sql`select tablename as name from pg_tables where schemaname = 'public'`,
  );
  const told: string[] = [];
  for (const { name } of tables) {
    const all = await rows(
      db,
      z.object({ row: z.unknown() }),
      sql`select to_jsonb(t) as row from ${sql.identifier(name)} t`,
    );
    told.push(JSON.stringify(all));
  }
  const files = readdirSync(app.dataDir, { recursive: true, encoding: "utf8" }).map((file) => join(app.dataDir, file));
  return [
    ...told,
    ...files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file, "latin1")),
  ].join();
}

const town = (roster: Roster, name: string) => {
  const found = roster.people.find((each) => each.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
};

test("06-1、07-3 六百人的脏表：报错带批注退回，改好导入，改动再导入，号码哪里都不留", async () => {
  const city = await world({ now: MORNING });
  const before = await peopleNow(city);
  const dirty = bigRoster();
  town(dirty, "示例人0之3").mobile = "１３９００００　０００３";
  town(dirty, "示例人1之4").name = " 示例人 1之4";
  town(dirty, "示例人2之0").unit = "示例2镇政府";
  town(dirty, "示例人3之3").name = "示例人3之4";
  town(dirty, "示例人5之5").mobile = mobileOf(6, 6);
  town(dirty, "示例人7之7").unit = "示列7镇";
  town(dirty, "示例人8之8").roles = "连络员";
  await sends(city, dirty);

  expect(card(city)).toContain("需要改正 3 处");
  expect(card(city)).toContain("“示例人6之6”的手机号与第");
  expect(card(city)).toContain("是否应为“示例7镇”；如是它的另一种叫法，请写进“单位”表的“别名”");
  expect(labelsOf(city)).toEqual([]);
  const { name, grids } = await copyOf(city);
  expect(name).toMatch(/^通讯录（核对）-[0-9a-f]{8}\.xlsx$/);
  expect(grids.map(({ sheet }) => sheet)).toEqual(["核对结果", "单位", "人员", "群组"]);
  const people = grids[2]?.cells ?? [];
  expect(people[1]?.slice(-2)).toEqual(["核对结果", "改正办法"]);
  const both = people.filter((row) => row.some((cell) => cell.includes("“示例人6之6”的手机号")));
  expect(both.map(([who]) => who)).toEqual(["示例人5之5", "示例人6之6"]);
  expect(people.find(([who]) => who === "示例人8之8")?.at(-1)).toBe("是否应为“联络员”");
  expect(await peopleNow(city)).toBe(before);

  town(dirty, "示例人5之5").mobile = mobileOf(5, 5);
  town(dirty, "示例人7之7").unit = "示例7镇";
  town(dirty, "示例人8之8").roles = "副联络员";
  await sends(city, dirty);
  expect(card(city)).toContain("核对完毕，尚未导入");
  expect(card(city)).toContain("新增 640 项，变更 0 项，移出 0 项");
  expect(labelsOf(city)).toEqual(["确认导入", "取消"]);
  expect(await peopleNow(city)).toBe(before);
  expect(await city.clicks(admin, "确认导入")).toBe("导入完成：新增 640 项，变更 0 项，移出 0 项。");
  expect(await peopleNow(city)).toBe(before + 600);
  expect(card(city)).toContain("全部生效");
  expect(labelsOf(city)).toEqual([]);
  const byAdmin = (await city.db.select().from(journal)).filter(({ act, by }) => act === "importRoster" && by);
  expect(byAdmin).toMatchObject([{ detail: { fresh: 640, changed: 0, gone: 0 } }]);

  await sends(city, dirty);
  expect(card(city)).toContain("与现有通讯录一致，无需导入");
  expect(labelsOf(city)).toEqual([]);

  const changed = { ...dirty, people: dirty.people.filter((each) => !/^示例人9之1[0-4]$/.test(each.name)) };
  for (let place = 3; place < 13; place += 1) town(changed, `示例人10之${place}`).post = "新岗位";
  changed.people.push({ ...town(changed, "示例人11之3"), name: "新来的人", mobile: "13988880001" });
  await sends(city, changed);
  expect(card(city)).toContain("新增 1 项，变更 10 项，移出 5 项");
  expect(card(city)).toContain("人员“示例人10之3”：职务“第 3 岗”改为“新岗位”");
  expect(card(city)).toContain("人员 5：示例人9之10（示例9镇）");
  const marked = (await copyOf(city)).grids[2]?.cells ?? [];
  expect(marked.find(([who]) => who === "新来的人")?.at(-2)).toBe("新增");
  await city.clicks(admin, "确认导入");
  expect(await peopleNow(city)).toBe(before + 596);

  const kept = await everythingKept(city);
  expect(kept).toContain("示例人10之3");
  expect(kept).not.toMatch(/1390\d{7}|13988880001/);
});

test("07-3 还有未办结事项的单位的唯一联络员、经办人，移出时按姓名退回，交接以后才行", async () => {
  const city = await world({ now: MORNING });
  await city.says(staff, "/督办 石泉县 雪亮工程点位整改 12月10日前");
  await city.clicks(staff, "确认下达", { form: { category: "grassrootsFoundations", workstreams: ["peaceBuilding"] } });
  const roster = bigRoster();
  const liaisons = roster.people.filter(({ unit, roles }) => unit === "石泉县" && roles.endsWith("联络员"));
  const handler = roster.people.find(({ openId }) => openId === city.openId(staff));
  roster.people = roster.people.filter((each) => !liaisons.includes(each) && each !== handler);
  await sends(city, roster);
  expect(card(city)).toContain("现在不能导入");
  for (const { name } of [...liaisons, ...(handler ? [handler] : [])]) expect(card(city)).toContain(`“${name}”`);
  expect(card(city)).toContain(
    "经办的事项还有 1 件未办结（督〔2026〕1号），不能移出通讯录。请先发送 /交接 办理交接，或者办结，再导入",
  );
  expect(card(city)).toContain("请在“人员”表为“石泉县”填写接任的联络员或副联络员");
  expect(labelsOf(city)).toEqual([]);

  if (handler) roster.people.push(handler);
  roster.people.push({ ...town(roster, "示例人0之0"), name: "接任联络", unit: "石泉县", mobile: "13977770001" });
  await sends(city, roster);
  expect(labelsOf(city)).toEqual(["确认导入", "取消"]);
  await city.clicks(admin, "确认导入");
  expect(card(city)).toContain("全部生效");
});

test("一个单位写成两行、两个名称：按别名认出是同一个，退回；删去一行、写进别名的，照常导入", async () => {
  const city = await world({ now: MORNING });
  const roster = bigRoster();
  const once = roster.units.length;
  const [twin] = roster.units.filter(({ name }) => name === "示例4镇");
  if (!twin) throw new Error("示例4镇 is not on the roster");
  roster.units.push({ ...twin, name: "示例4镇政府", aliases: "" });
  town(roster, "示例人4之4").unit = "示例4镇政府";
  await sends(city, roster);
  expect(card(city)).toContain("示例4镇政府");
  expect(card(city)).toMatch(/需要改正 \d 处/);
  expect(labelsOf(city)).toEqual([]);
  roster.units = roster.units.slice(0, once);
  await sends(city, roster);
  expect(card(city)).toContain("新增 640 项，变更 0 项，移出 0 项");
});

test("07-3 经办人先办交接，再从表中移出，导入成立；事项由接手人经办", async () => {
  const city = await world({ now: MORNING });
  await city.says(staff, "/督办 石泉县 雪亮工程点位整改 12月10日前");
  await city.clicks(staff, "确认下达", { form: { category: "grassrootsFoundations", workstreams: ["peaceBuilding"] } });
  const roster = bigRoster();
  roster.people = roster.people.filter(({ openId }) => openId !== city.openId(staff));
  await sends(city, roster);
  expect(card(city)).toContain("现在不能导入");
  const head = "市委平安办 平安办负责人";
  await city.says(head, "/交接 甄明 贾示例");
  await city.clicks(head, "确认交接");
  await sends(city, roster);
  expect(labelsOf(city)).toEqual(["确认导入", "取消"]);
  expect(card(city)).toContain("移出 1 项");
  await city.clicks(admin, "确认导入");
  await city.says("市委平安办 贾示例", "/查 1");
  expect(city.lastSeenBy("市委平安办 贾示例")).toContain("雪亮工程点位整改");
  await city.says(staff, "/查 1");
  expect(city.cardOf(staff, "您尚未列入通讯录")).toContain("请联系市委平安办");
});

test("确认以前通讯录又变了：不按旧的导入，卡片换成新的核对结果，再确认才生效", async () => {
  const city = await world({ now: MORNING });
  const roster = bigRoster();
  roster.people = roster.people.slice(0, -590);
  roster.units = roster.units.slice(0, -39);
  await sends(city, roster);
  await city.db
    .update(person)
    .set({ post: "临时改动" })
    .where(sql`open_id = ${city.openId(liaison)}`);
  expect(await city.clicks(admin, "确认导入")).toContain("没有导入");
  expect(card(city)).toContain("职务“临时改动”改为");
  expect(await peopleNow(city)).toBe(roster.people.length - 10);
  expect(await city.clicks(admin, "确认导入")).toContain("导入完成");
  expect(await peopleNow(city)).toBe(roster.people.length);
});

test("取消、发了新表、过了一天，旧的核对结果都不再办理", async () => {
  const city = await world({ now: MORNING });
  const roster = bigRoster();
  roster.people = roster.people.slice(0, -590);
  roster.units = roster.units.slice(0, -39);
  const before = await peopleNow(city);
  await sends(city, roster);
  expect(await city.clicks(admin, "取消")).toBe("已取消，通讯录没有任何改动。");
  expect(card(city)).toContain("已于");

  await sends(city, roster, { name: "第一版.xlsx" });
  await sends(city, roster, { name: "第二版.xlsx" });
  expect(city.cardAbout(admin, "第一版.xlsx")).toContain("后来又发送了新的表格");
  await city.clockStrikes("2026-11-25T09:31+08:00");
  expect(city.cardAbout(admin, "第二版.xlsx")).toContain("一天内没有确认");
  expect(await peopleNow(city)).toBe(before);
});

test("批注过的表格原样再发一次，结果相同，批注不当作内容", async () => {
  const city = await world({ now: MORNING });
  const roster = bigRoster();
  town(roster, "示例人8之8").roles = "连络员";
  await sends(city, roster);
  const copy = await city.fileFor(admin);
  await city.sendsFile(admin, { name: "改了再发.xlsx", bytes: copy?.bytes ?? new Uint8Array() });
  expect(card(city)).toContain("改了再发.xlsx");
  expect(card(city)).toContain("需要改正 1 处");
  expect(card(city)).not.toContain("不是本表的列");
  const again = (await copyOf(city)).grids;
  expect(again.map(({ sheet }) => sheet)).toEqual(["核对结果", "单位", "人员", "群组"]);
  expect(again[2]?.cells[1]?.filter((title) => title === "核对结果")).toHaveLength(1);
});

test("核对以后不再是系统管理员的，确认导入不办，记一条日志", async () => {
  const city = await world({ now: MORNING });
  await sends(city, bigRoster());
  await city.db.delete(personRole).where(eq(personRole.role, "systemAdmin"));
  expect(await city.clicks(admin, "确认导入")).toContain("没有维护通讯录的权限");
  const refused = (await city.db.select().from(journal)).filter(({ refusal }) => refusal !== null);
  expect(refused).toMatchObject([{ act: "confirmRoster", refusal: "notAllowed" }]);
});

test("不是管理员发的表格照旧当作文件；不是通讯录的表格说清楚", async () => {
  const city = await world({ now: MORNING });
  await sends(city, bigRoster(), { who: liaison });
  expect(city.heardBy(liaison)).not.toContain("通讯录核对");
  expect(city.lastSeenBy(liaison)).toContain("没有可以上传佐证的事项");
  await city.sendsFile(admin, { name: "别的表.xlsx", bytes: Buffer.from("不是表格") });
  expect(city.lastSeenBy(admin)).toContain("“别的表.xlsx”没有核对，通讯录没有任何改动：无法读取这个文件");
  await city.sendsFile(admin, { name: "照片.zip", bytes: Buffer.from("x") });
  expect(city.lastSeenBy(admin)).toContain("没有可以上传佐证的事项");
});
