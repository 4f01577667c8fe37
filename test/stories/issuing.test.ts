import { and, eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { numberSeries, supervisionItem } from "../../src/db/schema/item.ts";
import { personRole, unit } from "../../src/db/schema/roster.ts";
import { minutesOf } from "../support/minutes.ts";
import { issues, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const hanbin = "汉滨区 联络员";
const required = { workstreams: ["peaceBuilding"], category: "keyDocuments" };

test("03-2 00-4 08-1：只发 /督办 得到表单，错在哪一栏说哪一栏，填过的字一个不丢", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await city.says(staff, "/督办");
  const typed = { ...required, units: "汉滨", matter: "校园周边治安整治", requirement: "逐校建账" };
  await expect(city.clicks(staff, "确认下达", { form: { matter: "校园周边治安整治" } })).rejects.toThrow("必填");
  const faults = [
    [{ due: "2026-11-30 +0800" }, "请补充：依据、来源（何人、何文、何时）。"],
    [{ due: "2026-11-01 +0800", basis: "otherBasis", source: "市委常委会" }, "期限“2026-11-01”已过"],
    [{ units: "市和谐局", due: "2026-11-30 +0800" }, "通讯录中没有“市和谐局”"],
    [{ units: "汉滨区、平安办", due: "2026-11-30 +0800", basis: "otherBasis", source: "市委常委会" }, "第一条"],
    [{ units: "汉滨区、专项组", due: "2026-11-30 +0800" }, "“专项组”对应多个单位：社会治安专项组、"],
  ] as const;
  for (const [form, says] of faults) {
    expect(await city.clicks(staff, "确认下达", { form: { ...typed, ...form } })).toContain(says);
    const seen = city.lastSeenBy(staff);
    expect(seen.split(says)).toHaveLength(2);
    expect(seen).toContain("逐校建账");
    expect(seen).toContain("校园周边治安整治");
    expect(seen).toContain("keyDocuments");
  }
  const good = { units: "汉滨", due: "2026-11-30 +0800", basis: "otherBasis", source: "市委常委会第 12 次会议" };
  expect(await city.clicks(staff, "确认下达", { form: good })).toContain("督〔2026〕1号");
  expect(city.lastSeenBy(staff)).toContain("市委常委会第 12 次会议");
  expect(city.heardBy(hanbin)).toEqual(["督导事项交办"]);
  expect(city.lastSeenBy(hanbin)).toContain("逐校建账");
  expect(await minutesOf(city)).toEqual(["甄明 issue 八(四)"]);
});

test("各县区一次下达：一件事项，各有各的状态，经办人的卡片随时更新合计", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await city.says(staff, "/督办 各县区 矛盾纠纷排查化解 11月30日前");
  expect(city.lastSeenBy(staff)).toContain("“各县区”共 10 个单位，不含各功能区");
  await city.clicks(staff, "确认下达");
  expect(city.lastSeenBy(staff)).toContain("共 10 个承办单位：待签收 10");
  await city.clicks(hanbin, "签收");
  await city.clicks("石泉县 联络员", "不属本单位");
  await city.clicks("石泉县 联络员", "提交", { form: { reason: "不在我县辖区" } });
  expect(city.heardBy("白河县 联络员")).toEqual(["督导事项交办"]);
  expect(city.cardAbout(staff, "共 10 个承办单位")).toContain("待签收 8，办理中 1，待改派 1");
  expect(await city.db.select().from(supervisionItem)).toHaveLength(1);
  expect(city.sandbox.problems()).toEqual([]);
});

test("编号不断号：取消的草稿、被拒的下达都不占号；重复确认只有一件", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 11月30日前");
  await city.says(staff, "/督办 石泉县 网格员培训 11月30日前");
  expect(await city.clicks(staff, "取消")).toBe("已取消，没有下达。");
  expect(city.heardBy("石泉县 联络员")).toEqual([]);
  await expect(city.clicks(staff, "确认下达")).rejects.toThrow("no card");

  const [shiquan] = await city.db.select().from(unit).where(eq(unit.name, "石泉县"));
  const inShiquan = eq(personRole.unitId, shiquan?.id ?? ("" as never));
  await city.db.delete(personRole).where(and(inShiquan, eq(personRole.role, "liaisonOfficer")));
  await city.says(staff, "/督办 石泉县 网格员培训 11月30日前");
  expect(city.lastSeenBy(staff)).toContain("石泉县（副联络员 贾石泉）");
  await city.db.delete(personRole).where(inShiquan);
  await city.says(staff, "/督办 石泉县 网格员培训 11月30日前");
  expect(city.lastSeenBy(staff)).toContain("石泉县未登记联络员，不能下达");
  expect(await city.clicks(staff, "确认下达")).toContain("石泉县尚未明确联络员，不能下达（第七条）");

  await city.says(staff, "/督办 汉滨区 雪亮工程点位整改 12月4日前");
  expect(city.lastSeenBy(staff)).toContain("所选单位已有同类未办结事项：督〔2026〕1号");
  expect(await city.clicks(staff, "确认下达")).toContain("重复下达理由");
  const again = { form: { repeatReason: "第二批点位，分别督办" } };
  expect(await city.clicksInHaste(staff, "确认下达", again)).toContain("督〔2026〕2号");
  await city.settled();
  expect(city.heardBy(hanbin)).toEqual(["督导事项交办", "督导事项交办"]);
  const numbers = await city.db.select({ serial: supervisionItem.serial }).from(supervisionItem);
  expect(numbers.map(({ serial }) => serial).sort()).toEqual([1, 2]);
  expect((await city.db.select().from(numberSeries)).map(({ last }) => last)).toEqual([2]);
});

test("05-1：交专项组的事项由组长单位联络员承办，其他单位看不到", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await city.says(staff, "/督办 社会治安专项组 电诈高发区域整治 12月4日前");
  expect(city.lastSeenBy(staff)).toContain("由组长单位市公安局承办，联络员 甄公安");
  await city.clicks(staff, "确认下达", { form: { ...required, basis: "otherBasis", source: "省委平安办通知" } });
  expect(city.heardBy("市公安局 联络员")).toEqual(["督导事项交办"]);
  expect(city.lastSeenBy("市公安局 联络员")).toContain("社会治安专项组（组长单位：市公安局）");
  await city.says("市司法局 联络员", "/查 1");
  expect(city.lastSeenBy("市司法局 联络员")).toContain("没有找到您可以查看的这件事项");
  await city.clicks("市公安局 联络员", "签收");
  expect(city.cardAbout(staff, "1 个承办单位")).toContain("办理中 1");
});

test("04-1：县区平安办不能下达市级事项，也看不到、办不了市级事项；被拒的都有记录", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  const county = "汉滨区平安办 平安办工作人员";
  await issues(city, "汉滨区 雪亮工程点位整改 11月30日前");
  await city.says(county, "/督办 汉滨区 网格员培训 12月4日前");
  expect(city.lastSeenBy(county)).toContain("本表单为提请，不是下达");
  await expect(city.clicks(county, "确认下达")).rejects.toThrow("no card");
  for (const words of ["/查 1", "/查 2", "/销号 1", "/改期 1 12月4日 调整", "/撤销 1 不办了"]) {
    await city.says(county, words);
    expect(city.lastSeenBy(county)).toContain("没有找到您可以查看的这件事项");
  }
  await city.says(county, "/台账");
  expect(city.lastSeenBy(county)).toContain("您没有查阅台账的权限。有此权限的是平安办工作人员");
  await city.says(county, "/待办");
  expect(city.lastSeenBy(county)).toContain("目前没有等您办理的事项");
  await city.says(county, "/状态");
  expect(city.lastSeenBy(county)).toContain("您没有查看系统状态的权限");
  await city.says(county, "你好");
  expect(city.lastSeenBy(county)).not.toContain("\n督办\n");
  expect(await minutesOf(city)).toEqual([
    "甄明 issue 八(七)",
    "平示例 command:查 四 notFound",
    "平示例 command:查 四 notFound",
    "平示例 command:销号 四 notFound",
    "平示例 command:改期 四 notFound",
    "平示例 command:撤销 四 notFound",
    "平示例 command:台账 四 notAllowed",
    "平示例 command:状态 四 notAllowed",
  ]);
  const kept = await city.db
    .select()
    .from(supervisionItem)
    .where(inArray(supervisionItem.status, ["issued"]));
  expect(kept).toHaveLength(1);
});

test("表单里新写的各县区和休息日，先让人看清送达几家、周几，再点一次才下达", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await city.says(staff, "/督办");
  expect(city.lastSeenBy(staff)).toContain("下达督导事项");
  const typed = { matter: "雪亮工程点位整改", workstreams: ["peaceBuilding"], category: "grassrootsFoundations" };
  const first = { ...typed, topic: "brightProject", priority: "normal", units: "各县区", due: "2026-12-12 +0800" };
  const said = await city.clicks(staff, "确认下达", { form: first });
  expect(said).toContain("将下达给 10 个单位，办理期限12月12日（周六）不是工作日");
  expect(city.lastSeenBy(staff)).toContain("共 10 个单位");
  expect(city.heardBy(hanbin)).toEqual([]);
  await city.clicks(staff, "确认下达");
  expect(city.lastSeenBy(staff)).toContain("督〔2026〕1号");
  expect(city.heardBy(hanbin)).toEqual(["督导事项交办"]);
});

test("没有写期限的先提示，县区之间用空格隔开也都认得", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await city.says(staff, "/督办 平利 镇坪 岚皋县 平安创建");
  expect(city.lastSeenBy(staff)).toContain("没有读出办理期限");
  expect(city.lastSeenBy(staff)).toContain("共 3 个单位：平利县");
});
