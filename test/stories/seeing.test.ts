import { expect, test } from "vitest";
import { minutesOf } from "../support/minutes.ts";
import { admin, hanbin, hanbinPrincipal, issues, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const leader = "市委平安办 领导";
const auditor = "市委平安办 审计员";
const shiquan = "石泉县 联络员";
const NOTHING = "没有找到您可以查看的这件事项。请核对编号，发送 /待办 查看当前事项，或联系市委平安办。";

test("C5 07-2c：别人的编号和没有的编号，一个字都不差", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 12月4日前");
  const acts = ["查", "签收", "反馈", "佐证", "销号", "改期", "改派"];
  const askers = [shiquan, "石泉县 第一责任人", "市公安局 联络员", admin, auditor];
  for (const who of askers) {
    for (const act of who === shiquan ? acts : ["查"]) {
      const heard: string[] = [];
      for (const number of ["1", "99"]) {
        await city.says(who, `/${act} ${number} 12月8日 已修复`);
        heard.push(city.lastSeenBy(who).replace(/#[0-9a-f]+/, "#"));
      }
      expect(heard[0]).toBe(heard[1]);
      expect(heard[0]).toContain(NOTHING);
    }
    await city.says(who, "/台账 雪亮");
    const empty = who === admin || who === auditor ? "您没有查阅台账的权限" : "共 0 条";
    expect(city.lastSeenBy(who)).toContain(empty);
    await city.says(who, "/待办");
    expect(city.lastSeenBy(who)).toContain("目前没有等您办理的事项");
    expect(JSON.stringify(city.messagesOf(who).filter(({ sender }) => sender === "bot"))).not.toContain("点位整改");
  }
  const refused = (await minutesOf(city)).filter((line) => line.endsWith("notFound"));
  expect(refused).toHaveLength(2 * (acts.length + 4));
  expect(refused).toContain("甄石泉 command:查 四 notFound");
});

test("领导看得到全部、办不了一件；第一责任人只看本单位；被拒的都有记录", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 12月4日前");
  await issues(city, "石泉县 网格员培训 12月4日前");
  await city.says(leader, "/查 1");
  expect(city.lastSeenBy(leader)).toContain("雪亮工程点位整改");
  for (const label of ["签收", "改期", "撤销", "通过并销号"]) {
    await expect(city.clicks(leader, label)).rejects.toThrow("no card");
  }
  await city.says(leader, "/撤销 1 不办了");
  expect(city.lastSeenBy(leader)).toContain("您不是本事项的责任人，不能办理“撤销”");
  await city.says(leader, "/督办 汉滨区 再办一件 12月8日前");
  expect(city.lastSeenBy(leader)).toContain("您没有下达督导事项的权限");
  await city.says(leader, "/台账");
  expect(city.lastSeenBy(leader)).toContain("共 2 条");

  await city.says(hanbinPrincipal, "/台账");
  expect(city.lastSeenBy(hanbinPrincipal)).toContain("共 1 条");
  await city.says(hanbinPrincipal, "/签收 1");
  expect(city.lastSeenBy(hanbinPrincipal)).toContain("您不是本事项的责任人，不能办理“签收”");
  await city.says(hanbin, "/销号 1");
  expect(city.lastSeenBy(hanbin)).toContain("您不是本事项的责任人，不能办理“通过并销号”");
  expect((await minutesOf(city)).slice(2)).toEqual([
    "凌示例 cancel 四 notYours",
    "凌示例 command:督办 四 notAllowed",
    "容汉滨 acknowledge 四 notYours",
    "甄汉滨 closeOut 四 notYours",
  ]);
});

test("04-4：台账可按单位、状态、时间筛选，分页，合计等于看得到的条数；每个角色的待办各是各的", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "各县区、各功能区 矛盾纠纷排查化解 11月30日前");
  await issues(city, "汉滨区 雪亮工程点位整改 12月4日前");
  await city.clicks(hanbin, "签收", { on: "矛盾纠纷" });
  const total = async (who: string, words: string) => {
    await city.says(who, `/台账 ${words}`);
    return /共 (\d+) 条/.exec(city.lastSeenBy(who))?.[1];
  };
  expect(await total(staff, "")).toBe("14");
  expect(city.lastSeenBy(staff).match(/查看/g)).toHaveLength(10);
  await city.clicks(staff, "下一页");
  expect(city.lastSeenBy(staff).match(/查看/g)).toHaveLength(4);
  expect(await total(staff, "汉滨区")).toBe("2");
  expect(await total(staff, "待签收 本月")).toBe("13");
  expect(await total(staff, "汉滨区 办理中 平安建设")).toBe("1");
  expect(await total(staff, "雪亮")).toBe("1");
  expect(await total(staff, "逾期")).toBe("0");
  expect(await total(hanbin, "石泉县")).toBe("0");
  expect(await total(hanbin, "")).toBe("2");

  await city.says(hanbin, "/待办");
  expect(city.lastSeenBy(hanbin)).toContain("甄汉滨同志，共有 2 项待您办理");
  await city.says(staff, "/待办");
  expect(city.lastSeenBy(staff)).toContain("目前没有等您办理的事项");
  await city.says(hanbin, "/办结 1 已化解 12 件");
  await city.says(staff, "/待办");
  expect(city.lastSeenBy(staff)).toContain("待审核");
  await city.clockStrikes("2026-12-08T14:00+08:00");
  expect(await total(staff, "逾期")).toBe("13");
  await city.says(hanbinPrincipal, "/待办");
  expect(city.lastSeenBy(hanbinPrincipal)).not.toContain("矛盾纠纷");
  await city.says("石泉县 第一责任人", "/待办");
  expect(city.lastSeenBy("石泉县 第一责任人")).toContain("矛盾纠纷排查化解");
});

test("帮助只列有的、自己能用的；我、状态各答各的；不在通讯录的人得到平安办的联系方式", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await city.says(hanbin, "/帮助");
  for (const name of ["/签收", "/反馈", "/办结"]) expect(city.lastSeenBy(hanbin)).toContain(name);
  for (const name of ["/督办", "/销号", "/延期", "/催办", "/函"]) expect(city.lastSeenBy(hanbin)).not.toContain(name);
  await city.says(admin, "/帮助");
  for (const name of ["/台账", "/查", "/督办"]) expect(city.lastSeenBy(admin)).not.toContain(name);
  await city.says(staff, "/帮助 改期");
  expect(city.lastSeenBy(staff)).toContain("/改期 <编号> [单位] [新的期限和改期原因]");
  await city.says(hanbin, "/我");
  expect(city.lastSeenBy(hanbin)).toContain("联络员（汉滨区）");
  await city.says(hanbin, "/状态");
  expect(city.lastSeenBy(hanbin)).toContain("您没有查看系统状态的权限");
  await city.says(admin, "/状态");
  expect(city.lastSeenBy(admin)).toContain("运行正常");

  const strangers = () => city.sandbox.chats().find(({ members }) => members.includes("ou_stranger"))?.chatId ?? "";
  await city.sandbox.says("ou_stranger", "/台账");
  await city.settled();
  const said = JSON.stringify(city.sandbox.messages(strangers()).at(-1)?.card);
  expect(said).toContain("市委平安办");
  expect(said).toContain("甄明");
  expect(city.sandbox.problems()).toEqual([]);
});
