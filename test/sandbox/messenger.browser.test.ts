import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserFound, launched } from "./page-browser.ts";
import { builtPage } from "./page-build.ts";
import { twoForms } from "./page-card.ts";
import { visiting } from "./page-visit.ts";

const program = browserFound();

/** What the hand is on, in a word: its id, its class, the words on a button, or its tag. */
const HELD = `(({ id, className, tagName, textContent }) =>
  id || className || (tagName === "BUTTON" ? textContent : tagName))(document.activeElement)`;
const held = (page: Page) => page.evaluate<string>(HELD);
const rowOf = (page: Page, name: string) => page.locator(".row-place", { hasText: name }).first();

describe.runIf(program)("本机信使", () => {
  let browser: Browser;
  let built: Awaited<ReturnType<typeof builtPage>>;
  beforeAll(async () => {
    built = await builtPage();
    browser = await launched(program ?? "");
  });
  afterAll(async () => {
    await browser.close();
    built.remove();
  });
  const come = (hash = "") => visiting(browser, built.assets, { path: `/${hash}` });

  test("两个人并排，各说各的，刷新后还在，关掉一栏回到另一栏", async () => {
    const { page, complaints, sandbox, card, close } = await come("#ou_staff");
    await rowOf(page, "尹汉滨").hover();
    await rowOf(page, "尹汉滨").locator(".beside").click();
    await page.locator("#text-2").fill("我是联络员");
    await page.keyboard.press("Enter");
    await page.locator("#chat-2 .mine").getByText("我是联络员").waitFor();
    await page.locator("#text").fill("我是平安办");
    await page.keyboard.press("Enter");
    await page.locator("#chat .mine").getByText("我是平安办").waitFor();
    expect(sandbox.messages("oc_ou_hanbin").map(({ sender }) => sender)).toEqual(["ou_hanbin"]);
    card("ou_staff", twoForms("给平安办"));
    card("ou_hanbin", twoForms("给联络员"));
    await page.locator("#chat .card").getByText("给平安办").waitFor();
    await page.locator("#chat-2 .card").getByText("给联络员").waitFor();
    expect(page.url()).toContain("#ou_staff,ou_hanbin");
    await page.reload();
    await page.locator("#chat-name-2", { hasText: "尹汉滨" }).waitFor();
    await page.locator("#chat-name", { hasText: "甄明" }).waitFor();
    await page.getByRole("button", { name: "关闭这一栏：甄明 与督办助手" }).click();
    await page.locator("#chat-name", { hasText: "尹汉滨" }).waitFor();
    await expect.poll(() => held(page)).toBe("text");
    expect(complaints).toEqual([]);
    await close();
  });

  test("最多并排四栏，再多就说先关一栏；手机上一次一栏，点标签换", async () => {
    const { page, close } = await come("#ou_staff,ou_hanbin,ou_first,!ou_leader/oc_leaders");
    await page.locator("#chat-name-4", { hasText: "市领导小组群" }).waitFor();
    await expect.poll(() => page.locator("#side").isVisible()).toBe(false);
    expect(await page.locator("#columns").evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
    await page.locator("#fold-list").click();
    await rowOf(page, "管系统").hover();
    await rowOf(page, "管系统").locator(".beside").click();
    await page.locator(".toast").getByText("最多并排四栏").waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    const tab = page.getByRole("tab", { name: "尹汉滨" });
    await tab.click();
    await expect.poll(() => tab.getAttribute("aria-selected")).toBe("true");
    await expect.poll(async () => (await page.locator("#chat-name-2").boundingBox())?.x ?? -1).toBeGreaterThan(0);
    await expect.poll(async () => (await page.locator("#chat-name-2").boundingBox())?.x).toBeLessThan(60);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await close();
  });

  test("斜杠补全带说明，只列本人能用的；群里 @ 补全姓名", async () => {
    const { page, sandbox, close } = await come("#ou_hanbin");
    await page.locator("#text").pressSequentially("/");
    await page.locator(".offer", { hasText: "报告办理进展" }).waitFor();
    expect(await page.locator(".offer", { hasText: "督办" }).count()).toBe(0);
    await page.locator("#text").pressSequentially("反");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("#text").inputValue()).toBe("/反馈 ");
    await page.locator(".usage").getByText("/反馈 <编号> [进展情况]").waitFor();
    await page.locator("#text").fill("");
    await page.locator("#text").pressSequentially("/待");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator(".offer").count()).toBe(0);
    await page.locator("#text").fill("/待办");
    await page.keyboard.press("Enter");
    await expect.poll(() => sandbox.messages("oc_ou_hanbin").length).toBe(1);
    await page.locator("#groups .row", { hasText: "联络员工作群" }).click();
    await page.locator("#text").pressSequentially("@甄");
    await page.locator(".offer", { hasText: "甄明" }).waitFor();
    await page.keyboard.press("Tab");
    await expect.poll(() => page.locator("#text").inputValue()).toBe("@甄明 ");
    await close();
  });

  test("前进到某一天：填了过去的日子当场说，走完列出谁收到了什么，点一下就到那个会话", async () => {
    const { page, close } = await come();
    await page.getByRole("button", { name: "到某一天…" }).click();
    await page.locator("#forward-day").fill("2026-11-23");
    await page.getByRole("button", { name: "前进", exact: true }).click();
    await page.locator("dialog .fault").getByText("时间只能向前").waitFor();
    await page.locator("#forward-day").fill("2026-12-01");
    await page.locator("#forward-time").fill("08:40");
    await page.getByRole("button", { name: "前进", exact: true }).click();
    await expect.poll(() => page.locator("#clock-time").textContent()).toBe("08:40");
    expect(await page.locator("#clock-kind").textContent()).toBe("工作日");
    await page.locator("#report").getByText("发出 1 条消息").waitFor();
    await page.locator("#report li button", { hasText: "尹汉滨" }).click();
    await page.locator("#chat-name", { hasText: "尹汉滨" }).waitFor();
    await page.locator("#report .close").focus();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator("#report").isVisible()).toBe(false);
    await close();
  });

  test("故障开了看得见，恢复正常全部关上", async () => {
    const { page, sandbox, close } = await come();
    await page.getByRole("button", { name: "演练面板" }).click();
    await page.getByRole("switch", { name: "飞书变慢" }).click();
    await page.locator("#faulty").getByText("正在演练：飞书变慢").waitFor();
    await page.getByLabel("选择人员").selectOption("ou_first");
    await page.getByRole("switch", { name: "某人收不到消息" }).click();
    await page.getByRole("button", { name: "演练面板，2 项故障" }).waitFor();
    expect(sandbox.faultsNow()).toMatchObject({ slowMs: 2_000, unreachable: ["ou_first"] });
    await page.getByRole("switch", { name: "飞书变慢" }).click();
    await expect.poll(() => sandbox.faultsNow().slowMs).toBe(0);
    await page.getByRole("button", { name: "恢复正常" }).click();
    await expect.poll(() => page.locator("#faulty").isVisible()).toBe(false);
    expect(sandbox.faultsNow().unreachable).toEqual([]);
    await close();
  });

  test("重复上一次事件，前后数目并列；收件、发件、日志随着增长", async () => {
    const { page, card, close } = await come();
    await page.getByRole("button", { name: "演练面板" }).click();
    await page.locator("#repeat").click();
    await page.locator(".toast").getByText("还没有发生过事件").waitFor();
    await page.locator("#text").fill("/待办");
    await page.keyboard.press("Enter");
    await page.locator("[data-book=inbox] .counts").getByText("共 1 条 · 已办 1").waitFor();
    await page.locator("#repeat").click();
    await page.locator(".repeated").getByText("什么也没有多发生。").waitFor();
    expect(await page.locator(".repeated tbody tr").first().locator("td").allTextContents()).toEqual(["1", "1"]);
    card("ou_hanbin", {});
    await page.locator("[data-book=outbox] tr.fresh").waitFor();
    expect(await page.locator("[data-book=outbox] .counts").textContent()).toBe("共 1 条 · 已发 1");
    await page.locator("[data-book=journal] td", { hasText: "命令 /督办" }).first().waitFor();
    await close();
  });

  test("只用键盘：找人、开会话、并排、发送、换栏、开关面板，手里始终有着落", async () => {
    const { page, complaints, sandbox, close } = await come();
    await page.locator("#search").focus();
    await page.keyboard.type("汉滨");
    await expect.poll(() => page.locator("#people .row").count()).toBe(3);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator("#chat-name", { hasText: "尹汉滨" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.locator("#chat-name-2", { hasText: "戴汉滨" }).waitFor();
    expect(await held(page)).toBe("text-2");
    await page.keyboard.type("收到");
    await page.keyboard.press("Enter");
    await page.locator("#chat-2 .mine").getByText("收到").waitFor();
    expect(sandbox.messages("oc_ou_hanbin2")).toHaveLength(1);
    await page.keyboard.press("Shift+F6");
    expect(await held(page)).toBe("text");
    await page.keyboard.press("Shift+F6");
    expect(await held(page)).toContain("row");
    await page.locator("#open-drawer").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => held(page)).toBe("H2");
    await page.keyboard.press("F6");
    expect(await held(page)).toBe("前进一小时");
    await page.keyboard.press("F6");
    expect(await held(page)).toContain("scenario");
    await page.keyboard.press("F6");
    expect(await held(page)).toContain("row");
    for (let part = 0; part < 3; part += 1) await page.keyboard.press("Shift+F6");
    expect(await held(page)).toBe("H2");
    await page.keyboard.press("Escape");
    expect(await held(page)).toBe("open-drawer");
    expect(await page.locator("#drawer").isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await close();
  });

  test("几栏换了次序，手里的那一栏、写到一半的话都还在手里", async () => {
    const { page, close } = await come("#ou_staff,ou_hanbin,ou_first");
    await page.locator("#text-3").fill("写到一半");
    await page.evaluate("location.hash = '#ou_first,ou_hanbin,ou_staff'");
    await page.locator("#chat-name", { hasText: "郑第一" }).waitFor();
    await page.keyboard.type("的话");
    expect([await held(page), await page.locator("#text").inputValue()]).toEqual(["text", "写到一半的话"]);
    await close();
  });

  test("卡片更新了有标记，撤回的留一行，加急的标红，群里看得到几人读过", async () => {
    const { page, card, redraw, sandbox, close } = await come("#ou_staff,ou_hanbin/oc_liaisons");
    const messageId = card("ou_staff", twoForms("第一版"));
    await page.locator("#chat .card").getByText("第一版").waitFor();
    expect(await page.locator("#chat .updated").count()).toBe(0);
    redraw(messageId, twoForms("第二版"));
    await page.locator("#chat .message.fresh").waitFor();
    expect(await page.locator("#chat .updated").textContent()).toBe("已更新 09:30");
    await page.locator("#text-2").fill("请各单位今天报数");
    await page.keyboard.press("Enter");
    const said = page.locator("#chat-2 .mine");
    await said.getByText("已读 0 人").waitFor();
    await said.hover();
    await said.getByRole("button", { name: "加急" }).click();
    await said.locator(".urgent").waitFor();
    await page.locator("#text").focus();
    await page.locator("#groups .row", { hasText: "联络员工作群" }).locator(".badge").getByText("1").waitFor();
    sandbox.reads("ou_staff", "oc_liaisons");
    await said.getByText("已读 1 人").waitFor();
    await said.hover();
    await said.getByRole("button", { name: "撤回" }).click();
    await page.locator("#chat-2").getByText("尹汉滨撤回了一条消息").waitFor();
    await close();
  });

  test("粘贴、拖入的文件直接发出，发到手里那一栏", async () => {
    const { page, sandbox, close } = await come("#ou_staff,ou_hanbin");
    const give = (kind: "paste" | "drop", on: string, name: string) =>
      page.evaluate(`{
        const carried = new DataTransfer();
        carried.items.add(new File(["示例"], "${name}"));
        const event = "${kind}" === "paste"
          ? new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true })
          : new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true });
        document.querySelector("${on}").dispatchEvent(event);
      }`);
    await page.locator("#text-2").waitFor();
    await give("paste", "#text", "截图.txt");
    await page.locator("#chat .file").getByText("截图.txt").waitFor();
    await give("drop", "#chat-2", "佐证.txt");
    await page.locator("#chat-2 .file").getByText("佐证.txt").waitFor();
    expect(sandbox.messages("oc_ou_hanbin")).toHaveLength(1);
    await close();
  });

  test("菜单一次只开一个，点别处就收起；页面可以换成英文，再换回来", async () => {
    const { page, complaints, close } = await come();
    const opened = () => page.locator("details.views[open]").evaluateAll((menus) => menus.map(({ id }) => id));
    await page.locator("#city-title").click();
    await page.locator("#views-title").click();
    await expect.poll(opened).toEqual(["views"]);
    await page.locator("#chat").click();
    await expect.poll(opened).toEqual([]);
    await page.locator("#views-title").press("Enter");
    await page.locator("#theme").press("Escape");
    expect([await opened(), await held(page)]).toEqual([[], "views-title"]);
    await page.locator("#views-title").click();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("button", { name: "Drill panel" }).waitFor();
    expect(await page.locator("#clock-day").textContent()).toBe("Tue 24 Nov 2026");
    await page.getByRole("button", { name: "Drill panel" }).click();
    await page.locator("#repeat").click();
    await page.locator(".toast", { hasText: "Nothing has happened yet" }).waitFor();
    await page.locator("#views-title").click();
    await page.getByRole("button", { name: "中文" }).click();
    await page.getByRole("button", { name: "演练面板" }).waitFor();
    expect(complaints).toEqual([expect.stringContaining("409")]);
    await close();
  });
});
