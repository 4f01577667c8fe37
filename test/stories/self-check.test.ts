import { expect, test } from "vitest";
import { selfCheck } from "../../src/db/schema/journal.ts";
import { admin, hanbin, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const NOW = "2026-03-02T09:20+08:00";

test("自检：管理员得到逐项结果，没有收到过的说出怎么办；点“确认收到”，按钮一去一回就有了证明", async () => {
  const city = await world({ now: NOW });
  await city.says(admin, "/自检");
  const card = city.cardOf(admin, "自检结果");
  for (const said of [
    "正常，机器人名称“督办助手”",
    "已开通 11 项",
    "全部成员",
    "与平台一致",
    "正常（内置数据库，只供试用）",
    "到位",
    "没有设置，由进程自行定时",
    "DATA_DIR 剩余",
    "2026 年已收录，2027 年尚未收录",
    "最近一次 3月2日 09:20",
    "本卡已经送达",
    "确认收到",
  ]) {
    expect(card).toContain(said);
  }
  expect(card).toMatch(/卡片按钮（需处理）.*近 30 天没有收到。请在开发者后台 → 本应用 → 事件与回调 → 回调配置核对/);
  expect(await city.clicks(admin, "确认收到")).toBe("按钮回调正常，已记录。");
  const after = city.cardOf(admin, "自检结果");
  expect(after).toContain("消息和按钮一去一回均已核对");
  expect(after).toMatch(/卡片按钮\*\*　本卡的点击已于3月2日 09:20收到/);
  expect(await city.db.select().from(selfCheck)).toMatchObject([{ confirmedAt: new Date(NOW) }]);
  expect(city.sandbox.problems()).toEqual([]);
});

test("收回一项权限：自检说出缺哪项、怎么开通，其余照查", async () => {
  const city = await world({ now: NOW });
  city.faults.withdrawScope("contact:user.id:readonly");
  await city.says(admin, "/自检");
  const card = city.cardOf(admin, "自检结果");
  expect(card).toMatch(
    /权限 contact:user\.id:readonly（需处理）.*没有开通，用途：按手机号、邮箱查找人员账号.*权限管理开通，并发布版本/,
  );
  expect(card).toContain("已开通 10 项");
});

test("连着发两次自检只查一次；清点再多次也只有一张卡片", async () => {
  const city = await world({ now: NOW });
  await city.sandbox.says(city.openId(admin), "/自检");
  await city.sandbox.says(city.openId(admin), "/自检");
  const receive = city.product.jobs.find(({ name }) => name === "receive-events");
  const check = city.product.jobs.find(({ name }) => name === "run-self-checks");
  await receive?.run();
  await receive?.run();
  await Promise.all([check?.run(), check?.run()]);
  await city.settled();
  expect(city.heardBy(admin)).toEqual(["自检结果"]);
});

test("自检只有系统管理员能做，帮助里也只有管理员看得到；别人的结果点不了", async () => {
  const city = await world({ now: NOW });
  for (const who of [staff, hanbin]) {
    await city.says(who, "/自检");
    expect(city.lastSeenBy(who)).toContain("您没有系统自检的权限");
    await city.says(who, "/帮助");
    expect(city.lastSeenBy(who)).not.toContain("/自检");
  }
  await city.says(admin, "/帮助");
  expect(city.lastSeenBy(admin)).toContain("/自检");
  expect(await city.db.select().from(selfCheck)).toEqual([]);
});
