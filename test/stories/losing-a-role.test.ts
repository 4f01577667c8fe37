import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { actorByOpenId } from "../../src/db/roster-store.ts";
import { personRole } from "../../src/db/schema/roster.ts";
import type { RosterRows } from "../../src/domain/roster/sheets.ts";
import { checkRows } from "../../src/domain/roster/sheets-check.ts";
import { cityRoster } from "../../src/sandbox/city.ts";
import { identify } from "../../src/usecases/roster/identify.ts";
import { applyRoster, planRoster } from "../../src/usecases/roster/import.ts";
import { minutesOf } from "../support/minutes.ts";
import type { City } from "../support/scenes.ts";
import { admin, hanbin, issues, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

type PersonCells = RosterRows["people"][number]["cells"];
const FOUND = "没有找到您可以查看的这件事项";

/** The roster comes in again, with one of its people otherwise than before. */
async function reimported(city: City, change: (cells: PersonCells) => PersonCells | null): Promise<void> {
  const people = cityRoster.people.flatMap(({ row, cells }) => {
    const changed = change(cells);
    return changed ? [{ row, cells: changed }] : [];
  });
  const checked = checkRows({ ...cityRoster, people });
  expect(checked.faults).toEqual([]);
  const lookUp = { findOpenIds: async () => new Map(), groups: async () => [], hash: (contact: string) => contact };
  await applyRoster(city.app, await planRoster(city.db, await identify(checked, lookUp)), null);
}

test("07-3：联络员换了人，发出去的卡片随即收回内容，按钮按不动；新联络员照常办理", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 12月4日前");
  expect(city.cardOf(hanbin, "督导事项交办")).toContain("雪亮工程点位整改");
  await reimported(city, (cells) => {
    if (cells.unit !== "汉滨区") return cells;
    if (cells.roles === "联络员") return { ...cells, roles: "监督员" };
    return cells.roles === "副联络员" ? { ...cells, roles: "联络员" } : cells;
  });
  expect(await city.clicksInHaste(hanbin, "签收")).toContain(FOUND);
  await city.settled();
  const cards = JSON.stringify(city.messagesOf(hanbin).filter(({ sender }) => sender === "bot"));
  expect(cards).toContain("本卡片已失效");
  expect(cards).not.toContain("雪亮工程");
  await expect(city.clicks(hanbin, "签收")).rejects.toThrow("no card");
  await city.says(hanbin, "/签收 1");
  expect(city.lastSeenBy(hanbin)).toContain(FOUND);
  await city.says(hanbin, "/我");
  expect(city.lastSeenBy(hanbin)).toContain("目前没有需要您在这里办理的事项");

  await city.says("汉滨区 副联络员", "/签收 1");
  expect(city.lastSeenBy("汉滨区 副联络员")).toContain("贾汉滨 11月24日 09:20 签收");
  const refused = (await minutesOf(city)).filter((line) => line.endsWith("notFound"));
  expect(refused).toEqual(["甄汉滨 acknowledge 四 notFound", "甄汉滨 command:签收 四 notFound"]);
});

test("系统管理员又被登记为平安办工作人员：导入不收；硬写进去的，两个角色都不生效", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 12月4日前");
  const twice = cityRoster.people.map(({ row, cells }) => ({
    row,
    cells: cells.roles === "系统管理员" ? { ...cells, roles: "系统管理员、平安办工作人员" } : cells,
  }));
  const [fault] = checkRows({ ...cityRoster, people: twice }).faults;
  expect(fault).toMatchObject({ fault: "“管示例”兼任系统管理员和平安办人员" });
  expect(fault?.cure).toContain("须由不同的人担任");

  const one = await actorByOpenId(city.db, city.openId(admin));
  const office = await actorByOpenId(city.db, city.openId(staff));
  const held = {
    personId: one?.id,
    unitId: office?.roles[0]?.unitId,
    role: "officeStaff",
  } as typeof personRole.$inferInsert;
  await city.db.insert(personRole).values(held);
  await city.says(admin, "/查 1");
  expect(city.lastSeenBy(admin)).toContain(FOUND);
  await city.says(admin, "/督办 汉滨区 另一件事 12月4日前");
  expect(city.lastSeenBy(admin)).toContain("您在通讯录中兼任的角色按规定须由不同的人担任");
  await city.says(admin, "/状态");
  expect(city.lastSeenBy(admin)).toContain("您没有查看系统状态的权限");
  await city.says(admin, "/我");
  expect(city.lastSeenBy(admin)).toContain("须由不同的人担任，暂不生效");
  await city.db.delete(personRole).where(eq(personRole.role, "officeStaff"));
});

test("/我 用几行话说清本人对哪些事项能办什么", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  const said = async (who: string) => {
    await city.says(who, "/我");
    return city.lastSeenBy(who);
  };
  const liaison = await said(hanbin);
  expect(liaison).toContain("汉滨区承办的事项");
  expect(liaison).toContain("查看、签收、不属本单位、反馈进展、上传佐证、申请办结");
  const office = await said(staff);
  expect(office).toContain("市委平安办主管的事项");
  expect(office).toContain(
    "查看、下达、查看待立项清单、登记待立项事项、决定是否立项、退回、通过并销号、维持、改派、改期、撤销、催办、指导、核查、办理待处置",
  );
  expect(office).toContain("查看运行状态");
  expect(await said("汉滨区 第一责任人")).not.toContain("签收");
  expect(await said("市委平安办 审计员")).toContain("目前没有需要您在这里办理的事项");
});

test("通讯录以外的人点机器人菜单，得到平安办的联系方式", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await city.sandbox.chooses("ou_stranger", "ledger");
  await city.settled();
  const chat = city.sandbox.chats().find(({ members }) => members.includes("ou_stranger"));
  const said = JSON.stringify(city.sandbox.messages(chat?.chatId ?? "").at(-1)?.card);
  expect(said).toContain("您尚未列入平安建设督导通讯录");
  expect(said).toContain("市委平安办");
  expect(city.sandbox.problems()).toEqual([]);
});
