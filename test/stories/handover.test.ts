import { expect, test } from "vitest";
import { minutesOf } from "../support/minutes.ts";
import { hanbin, hanbinDeputy, hanbinPrincipal, issues, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const staffTwo = "市委平安办 贾示例";

test("07-3 联络员离职：平安办一键交接，角色与未办结事项一并移交，旧卡片被拒，双方姓名入办理过程", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  await issues(city, "汉滨区 综治中心建设 3月13日前");
  await city.clicks(hanbin, "签收", { on: "雪亮工程" });
  await city.sandbox.resigns(city.openId(hanbin));
  await city.settled();
  const raised = city.cardOf(staff, "待处置：人员离岗");
  expect(raised).toContain("汉滨区甄汉滨已离职");
  await city.clicks(staff, "交接");
  await city.clicks(staff, "提交", { on: "办理交接", form: { successor: await idOf(city, "贾汉滨") } });
  const preview = city.cardOf(staff, "办理交接");
  expect(preview).toContain("甄汉滨");
  expect(preview).toContain("贾汉滨");
  expect(preview).toContain(
    "未办结 2 项：督〔2026〕1号 雪亮工程点位整改（汉滨区）；督〔2026〕2号 综治中心建设（汉滨区）",
  );
  expect(preview).toContain("接手人不再担任汉滨区副联络员，请另行报送人选。");
  expect(preview).toContain("请同步更新通讯录表格");
  expect(await city.clicks(staff, "确认交接")).toBe("交接完毕。");
  expect(city.cardOf(staff, "交接完毕")).toContain("甄汉滨已将工作交接给贾汉滨");
  expect(city.cardOf(hanbinDeputy, "交接完毕")).toContain("请查看待办，及时办理。");
  expect(city.cardOf(staff, "已处置：人员离岗")).toContain("已交接给贾汉滨");

  expect(await city.clicks(hanbin, "签收", { on: "综治中心" })).toContain("没有找到您可以查看的这件事项");
  await city.says(hanbin, "/查 1");
  expect(city.lastSeenBy(hanbin)).toContain("没有找到您可以查看的这件事项");
  await city.says(hanbinDeputy, "/待办");
  expect(city.lastSeenBy(hanbinDeputy)).toContain("共有 2 项待您办理");
  await city.says(staff, "/查 1");
  expect(city.lastSeenBy(staff)).toContain("联络员由甄汉滨交接给贾汉滨");
  expect((await minutesOf(city)).filter((line) => line === "甄明 handOver 七")).toHaveLength(3);
  await city.says(hanbinDeputy, "/我");
  expect(city.lastSeenBy(hanbinDeputy)).toContain("联络员（汉滨区）");
  await issues(city, "汉滨区 网格化服务管理 3月13日前");
  expect(city.heardBy(hanbinDeputy).at(-1)).toBe("督导事项交办");
});

test("07-3 联络员自行交接：一句话出预览，返回可另选，确认后平安办得到告知", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  await city.clicks(hanbin, "签收");
  await city.clicks(hanbin, "上传佐证");
  await city.says(hanbinDeputy, "/待办");
  await city.says(hanbin, "/交接 给 容汉滨");
  expect(city.lastSeenBy(hanbin)).toContain("1 项，改由接手人上传");
  await city.clicks(hanbin, "返回", { on: "确认交接" });
  expect(city.lastSeenBy(hanbin)).toContain("提交后先列出将要移交的内容");
  await city.says(hanbin, "/交接 贾汉滨");
  await city.clicks(hanbin, "确认交接");
  expect(city.cardOf(hanbin, "交接完毕")).toContain("未办结 1 项");
  expect(city.cardOf(staff, "交接完毕")).toContain("甄汉滨已将工作交接给贾汉滨");
  await city.sendsFile(hanbin, { name: "整改.txt", bytes: new TextEncoder().encode("整改") });
  expect(city.lastSeenBy(hanbin)).toContain("没有可以上传佐证的事项");
  await city.sendsFile(hanbinDeputy, { name: "整改.txt", bytes: new TextEncoder().encode("整改") });
  expect(city.cardAbout(hanbinDeputy, "已收到“整改.txt”")).not.toBe("");
  await city.says(hanbin, "/交接");
  expect(city.lastSeenBy(hanbin)).toContain("您没有办理交接的权限");
});

test("平安办工作人员交接：经办事项改由接手人审核，交接人不再有权下达", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  await city.clicks(hanbin, "签收");
  await city.says(staff, "/交接 甄明 贾示例");
  expect(city.lastSeenBy(staff)).toContain("交接后平安办工作人员不足两人");
  await city.clicks(staff, "确认交接");
  await city.clicks(hanbin, "申请办结");
  await city.clicks(hanbin, "提交", { form: { result: "全部完成" } });
  expect(city.heardBy(staffTwo)).toContain("办结申请待审核");
  await city.says(staff, "/督办 汉滨区 综治中心建设 3月13日前");
  expect(city.lastSeenBy(staff)).toContain("您没有下达督导事项的权限");
});

test("第一责任人可为本单位办理，不能为其他单位；管理员、越级的都不能办理", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await city.says(hanbinPrincipal, "/交接 甄汉滨 贾汉滨");
  expect(city.lastSeenBy(hanbinPrincipal)).toContain("确认交接");
  await city.says(hanbinPrincipal, "/交接 甄石泉");
  expect(city.lastSeenBy(hanbinPrincipal)).toContain("没有读出可以选择的人员");
  await city.says(hanbinDeputy, "/交接 容汉滨");
  expect(city.lastSeenBy(hanbinDeputy)).toContain("汉滨区副联络员");
  await city.says("市委平安办 系统管理员", "/交接 甄汉滨 贾汉滨");
  expect(city.lastSeenBy("市委平安办 系统管理员")).toContain("您没有办理交接的权限");
  await city.says(staff, "/交接 容示范 贾示例");
  expect(city.lastSeenBy(staff)).toContain("没有您可以为其办理交接的角色");
});

test("账号停用、部门变动都提请平安办处置；账号恢复即可送达", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await city.sandbox.freezes(city.openId(hanbin), true);
  await city.settled();
  expect(city.cardOf(staff, "待处置：人员离岗")).toContain("汉滨区甄汉滨账号已停用");
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  expect(city.heardBy(hanbinDeputy)).toEqual(["督导事项交办"]);
  await city.sandbox.freezes(city.openId(hanbin), false);
  await city.settled();
  await issues(city, "汉滨区 综治中心建设 3月13日前");
  expect(city.heardBy(hanbin)).toEqual(["督导事项交办"]);
  await city.sandbox.movesDepartment(city.openId("石泉县 联络员"));
  await city.settled();
  expect(city.cardOf(staff, "待处置：人员所在部门有变动")).toContain("石泉县甄石泉在飞书中的部门有变动");
  expect(city.cardOf(staff, "待处置：人员所在部门有变动")).toContain("交接");
});

test("发送时才知道已离职（230029）：待处置上同样可以一键交接", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  city.faults.unreachable(city.openId(hanbin), 230029);
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  await city.clicks(staff, "交接", { on: "待处置：人员无法送达" });
  expect(city.cardOf(staff, "办理交接")).toContain("汉滨区联络员");
});

async function idOf({ db }: Awaited<ReturnType<typeof world>>, name: string): Promise<string> {
  const { everybody } = await import("../../src/db/members.ts");
  const found = (await everybody(db)).find((each) => each.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found.id;
}
