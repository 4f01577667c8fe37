import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { principalOn } from "../../src/db/office-terms.ts";
import { outboxMessage } from "../../src/db/schema/messages.ts";
import { person, personRole, unit } from "../../src/db/schema/roster.ts";
import { day } from "../../src/domain/calendar/day.ts";
import { turningPrincipals } from "../../src/usecases/roster/turn-principals.ts";
import type { City } from "../support/scenes.ts";
import { hanbin, hanbinPrincipal, issues, momentsOf, sets, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const told = "督导事项告知";
const successor = "汉滨区 贾汉滨";

const hanbinId = async ({ db }: City) => {
  const [found] = await db.select().from(unit).where(eq(unit.name, "汉滨区"));
  if (!found) throw new Error("no 汉滨区");
  return found.id;
};

async function hasSuccessor(city: City): Promise<void> {
  await city.says(staff, "/交接 容汉滨 贾汉滨");
  await city.clicks(staff, "确认交接");
}

test("04-3 设置点名的类别，下达时第一责任人各收一张告知卡，不要求签收；没点名的和原来一样", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 综治中心建设 3月13日前");
  expect(city.heardBy(hanbinPrincipal)).toEqual([]);
  await sets(city, "下达时告知第一责任人的类别", { value: "（七）", on: "2026-03-02" });
  await issues(city, "汉滨区、石泉县 雪亮工程点位整改 3月13日前");
  expect(city.heardBy(hanbinPrincipal)).toEqual([told]);
  expect(city.heardBy("石泉县 第一责任人")).toEqual([told]);
  const card = city.cardOf(hanbinPrincipal, told);
  expect(card).toContain("雪亮工程点位整改");
  expect(card).toContain("无需您在此操作");
  await expect(city.clicks(hanbinPrincipal, "签收")).rejects.toThrow("no card");
  const rows = await city.db.select().from(outboxMessage).where(eq(outboxMessage.status, "sent"));
  const why = (view: unknown) => (view as { why?: string }).why;
  expect(rows.filter(({ view }) => why(view) === "principalTold")).toHaveLength(2);
  expect(rows.filter(({ view }) => why(view) === "issued")).toHaveLength(3);

  await city.clicks("石泉县 联络员", "不属本单位");
  await city.clicks("石泉县 联络员", "提交", { form: { reason: "不在我县" } });
  await city.says(staff, "/改派 2 汉阴县 3月20日 在汉阴");
  await city.clicks(staff, "提交");
  expect(city.heardBy("汉阴县 第一责任人")).toEqual([told]);
  expect(city.sandbox.problems()).toEqual([]);
});

test("04-3 应当告知而没有第一责任人的，列入平安办待处置，联络员的交办照发", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await sets(city, "下达时告知第一责任人的类别", { value: "（七）", on: "2026-03-02" });
  const of = { role: eq(personRole.role, "principalOfficer"), unit: eq(personRole.unitId, await hanbinId(city)) };
  await city.db.delete(personRole).where(and(of.role, of.unit));
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  expect(city.heardBy(hanbin)).toEqual(["督导事项交办"]);
  await city.says(staff, "/待办");
  expect(city.lastSeenBy(staff)).toContain("第一责任人没有收到告知");
});

test("07-1 换了第一责任人，任期留痕：哪一天是谁答得出；待签发和还没发出的逾期告知转给新任", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await sets(city, "办结须第一责任人签发的类别", { value: "（七）", on: "2026-03-02" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月6日前");
  await city.clicks(hanbin, "签收");
  await city.says(hanbinPrincipal, "/我");
  expect(city.lastSeenBy(hanbinPrincipal)).toContain("第一责任人（汉滨区，3月2日（周一）起登记）");
  await city.timePasses("2026-03-11T08:00+08:00");
  await city.says(hanbin, "/办结 1 全部修复");
  expect(city.heardBy(hanbinPrincipal)).toContain("办结申请待签发");
  await city.clockStrikes("2026-03-11T09:00+08:00");
  await hasSuccessor(city);
  expect(city.cardOf(successor, "办结申请待签发")).toContain("全部修复");
  await city.timePasses("2026-03-11T10:00+08:00");
  const notice = "长期逾期事项告知";
  expect(momentsOf(city, hanbinPrincipal, notice)).toEqual([]);
  expect(momentsOf(city, successor, notice)).toHaveLength(1);
  await city.timePasses("2026-03-20T10:00+08:00");
  expect(momentsOf(city, successor, notice)).toHaveLength(1);

  const id = await hanbinId(city);
  const nameOn = async (on: string) => (await principalOn(city.db, id, day(on)))?.name ?? null;
  expect(await nameOn("2026-03-01")).toBeNull();
  expect(await nameOn("2026-03-02")).toBe("容汉滨");
  expect(await nameOn("2026-03-10")).toBe("容汉滨");
  expect(await nameOn("2026-03-11")).toBe("贾汉滨");
  expect(await nameOn("2026-04-01")).toBe("贾汉滨");
  await city.says(staff, "/查 1");
  expect(city.lastSeenBy(staff)).toContain("贾汉滨，3月11日（周三）起登记");
  expect(city.lastSeenBy(staff)).toContain("发出长期逾期告知（第一责任人容汉滨）");
  expect(await city.clicks(successor, "签发", { on: "办结申请待签发" })).toBe("已签发，等待平安办审核。");
});

test("07-1 离任没有接任的，就绪写明原任和任至哪一天，待签发的办结申请列入平安办待处置；补齐以后随即送达", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await sets(city, "办结须第一责任人签发的类别", { value: "（七）", on: "2026-03-02" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  await city.clicks(hanbin, "签收");
  await city.says(hanbin, "/办结 1 全部修复");
  await city.timePasses("2026-03-05T10:00+08:00");
  const held = { unitId: await hanbinId(city), role: "principalOfficer" } as const;
  const [leaving] = await city.db.select().from(person).where(eq(person.name, "容汉滨"));
  const [coming] = await city.db.select().from(person).where(eq(person.name, "贾汉滨"));
  if (!leaving || !coming) throw new Error("nobody");
  const gone = and(eq(personRole.personId, leaving.id), eq(personRole.role, held.role));
  await turningPrincipals(city.app, async () => void (await city.db.delete(personRole).where(gone)));
  await city.says(staff, "/就绪");
  expect(city.lastSeenBy(staff)).toContain("未登记第一责任人。原第一责任人容汉滨，任至3月5日（周四）。");
  await city.says(staff, "/待办");
  expect(city.lastSeenBy(staff)).toContain("第一责任人没有收到告知");
  await turningPrincipals(
    city.app,
    async () => void (await city.db.insert(personRole).values({ ...held, personId: coming.id })),
  );
  await city.settled();
  expect(await city.clicks(successor, "签发", { on: "办结申请待签发" })).toBe("已签发，等待平安办审核。");
});
