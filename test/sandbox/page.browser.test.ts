import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserFound, launched } from "./page-browser.ts";
import { builtPage } from "./page-build.ts";
import { everyComponent, twoForms } from "./page-card.ts";
import { visiting } from "./page-visit.ts";

const program = browserFound();
if (!program) {
  const words = "left out: the page in a browser (no chromium found)";
  if (process.env.CI === "true") throw new Error(`CI=true allows nothing to be ${words}`);
  process.stdout.write(`${words}\n`);
}

describe.runIf(program)("试用页面", () => {
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

  const visit = (hash = "") => visiting(browser, built.assets, { path: `/${hash}` });

  test("一点就换人，写一句就发出，别人的新消息自己冒出来，刷新后还是这个人", async () => {
    const { page, complaints, card, close } = await visit();
    await page.locator("#text").fill("/督办 汉滨区 雪亮工程点位整改 三天内");
    await page.keyboard.press("Enter");
    await page.locator(".message.mine .bubble").getByText("/督办 汉滨区").waitFor();
    card("ou_hanbin", everyComponent());
    const liaison = page.locator("#people .row", { hasText: "尹汉滨" });
    await liaison.locator(".badge").getByText("1").waitFor();
    await expect.poll(() => liaison.locator(".row-line").textContent()).toBe("督办预览：雪亮工程");
    await liaison.click();
    await page.locator(".card").waitFor();
    await expect.poll(() => liaison.locator(".badge").textContent()).toBe("");
    await page.reload();
    await page.locator("#chat-name", { hasText: "尹汉滨" }).waitFor();
    await page.locator("#search").fill("单位7");
    await expect.poll(() => page.locator("#people .row").count()).toBe(1);
    expect(complaints).toEqual([]);
    await close();
  });

  test("每种组件都画得出来，人写的字永远只是字，不认识的组件也读得到", async () => {
    const { page, complaints, card, clicked, close } = await visit();
    card("ou_staff", everyComponent());
    await page.locator(".card").waitFor();
    for (const words of [
      "一级标题",
      "逾期 2 个工作日",
      "@尹汉滨",
      "办理经过（1）",
      "图片：现场照片",
      "后来才有的组件",
    ]) {
      expect(await page.locator(".card").getByText(words).count(), words).toBeGreaterThan(0);
    }
    expect(await page.locator(".unknown").count()).toBe(1);
    expect(await page.locator(".card :is(img, script)").count()).toBe(0);
    expect(await page.locator("body").getAttribute("data-evil")).toBeNull();
    expect(
      await page.locator(".card a").evaluateAll((links) => links.map((link) => link.getAttribute("href"))),
    ).toEqual(["https://example.com/"]);
    expect(await page.locator(".card .figures td").allTextContents()).toEqual(["汉滨区", "3", "0", "汉阴县", "0", "1"]);
    expect(await page.locator(".card td", { hasText: "2026/11/30" }).count()).toBe(2);
    const held = () => page.evaluate<string>("document.activeElement.textContent");
    await page.getByRole("button", { name: "下一页" }).press("Enter");
    expect(await page.locator(".card td", { hasText: "石泉县" }).count()).toBe(1);
    await page.keyboard.press("Enter");
    expect([await held(), await page.getByText("2 / 2").count()]).toEqual(["下一页", 1]);
    await page.locator(".overflow > summary").press("ArrowDown");
    expect(await held()).toBe("查看");
    await page.keyboard.press("ArrowDown");
    expect(await held()).toBe("导出");
    await page.keyboard.press("Enter");
    await expect.poll(() => clicked.map(([, , act]) => act.option)).toEqual(["导出"]);
    await expect.poll(held).toBe("⋯");
    expect(complaints).toEqual([]);
    await close();
  });

  test("必填的没填走不了，填好了按平台的写法送出，要紧的按钮再问一遍", async () => {
    const { page, card, clicked, answers, close } = await visit();
    card("ou_staff", everyComponent());
    await page.getByRole("button", { name: "确认下达" }).click();
    expect(await page.locator(".fault").allTextContents()).toEqual(
      expect.arrayContaining(["请填写此项", "请选择此项"]),
    );
    expect(clicked).toEqual([]);
    await page.locator("[name=matter]").fill("雪亮工程点位整改");
    await page.locator("[name=workstream]").selectOption("平安建设");
    await page.locator("[data-name=topics] summary").click();
    await page.locator("[data-name=topics]").getByText("雪亮").click();
    await page.locator("[data-name=topics]").getByText("综治").click();
    await page.locator("[name=who]").selectOption("ou_head");
    await page.locator("[name=due]").fill("2026-11-30");
    await page.locator("[name=urgent]").check();
    answers({ status: 200, answer: { toast: { type: "success", content: "已下达，督〔2026〕1号" } }, problems: [] });
    await page.getByRole("button", { name: "确认下达" }).click();
    await page.locator(".toast.success").getByText("已下达").waitFor();
    expect(clicked).toEqual([
      [
        "ou_staff",
        "om_1",
        { tag: "button", name: "ok", value: { act: "issue", ref: "r1", version: 1 } },
        {
          matter: "雪亮工程点位整改",
          requirement: "",
          workstream: "平安建设",
          topics: ["雪亮", "综治"],
          who: "ou_head",
          due: "2026-11-30 +0800",
          urgent: true,
        },
      ],
    ]);
    await page.getByRole("button", { name: "撤销" }).click();
    await page.locator("dialog").getByRole("button", { name: "取消" }).click();
    expect(clicked).toHaveLength(1);
    await page.getByRole("button", { name: "撤销" }).click();
    await page.locator("dialog").getByRole("button", { name: "确定" }).click();
    await expect.poll(() => clicked.length).toBe(2);
    await close();
  });

  test("卡片重画时，别的表里正在写的字不丢，提交过的表换成新的", async () => {
    const { page, card, redraw, answers, close } = await visit();
    const messageId = card("ou_staff", twoForms("第一版"));
    const matter = (at: number) => page.locator("[name=matter]").nth(at);
    await matter(0).fill("第一张表");
    await matter(1).fill("第二张表");
    redraw(messageId, twoForms("第二版"));
    await page.locator(".card").getByText("第二版").waitFor();
    expect([await matter(0).inputValue(), await matter(1).inputValue()]).toEqual(["第一张表", "第二张表"]);
    await page.locator("[name=workstream]").first().selectOption("平安建设");
    await page.locator("[data-name=topics] summary").first().click();
    await page.locator("[data-name=topics]").first().getByText("雪亮").click();
    await page.locator("[name=due]").first().fill("2026-11-30");
    answers({ status: 200, answer: { card: {} }, problems: [] });
    await page.getByRole("button", { name: "提交一" }).click();
    await page.locator(".card:not([inert])").waitFor();
    redraw(messageId, twoForms("第三版"));
    await page.locator(".card").getByText("第三版").waitFor();
    expect([await matter(0).inputValue(), await matter(1).inputValue()]).toEqual(["", "第二张表"]);
    await close();
  });

  test("按键用卡片：打开的表从第一项写起，另起一条也一样；每条消息的“回复”不再各占一站，用方向键走", async () => {
    const { page, card, redraw, sandbox, close } = await visit();
    await sandbox.says("ou_staff", "第一句");
    const behaviors = [{ type: "callback", value: { act: "return" } }];
    const asked = { tag: "button", text: { tag: "plain_text", content: "退回" }, behaviors };
    const messageId = card("ou_staff", { schema: "2.0", body: { elements: [asked] } });
    await sandbox.says("ou_staff", "第二句");
    await page.locator(".message").nth(2).waitFor();
    expect(await page.locator(".deed[tabindex='0']").count()).toBe(1);
    await page.locator("#text").focus();
    for (const key of ["Shift+Tab", "Shift+Tab"]) await page.keyboard.press(key);
    while ((await page.locator(".message:last-child .deed:focus").count()) === 0)
      await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("ArrowRight");
    expect(await page.locator(".message:last-child .deed:focus").textContent()).toBe("撤回");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Tab");
    expect(await page.locator(".card button:focus").textContent()).toBe("退回");
    await page.keyboard.press("Enter");
    await page.locator(".card button:focus", { hasText: "退回" }).waitFor();
    card("ou_staff", twoForms("另一张卡片"));
    await page.locator(".message:last-child [name=matter]:focus").waitFor();
    await page.locator(".card button", { hasText: "退回" }).focus();
    redraw(messageId, twoForms("退回"));
    await page.locator(`[data-id=${messageId}] [name=matter]:focus`).waitFor();
    await close();
  });

  test("时钟往前走，说到了几点、发出几条", async () => {
    const { page, close } = await visit();
    await expect.poll(() => page.locator("#clock-time").textContent()).toBe("09:30");
    await page.getByRole("button", { name: "前进一小时" }).click();
    await page.locator(".toast").getByText("其间发出 1 条消息").waitFor();
    await expect.poll(() => page.locator("#clock-time").textContent()).toBe("10:30");
    await close();
  });

  test("文件可以作为对卡片的回复发出，不在群里的人只能看", async () => {
    const { page, sandbox, card, close } = await visit("#ou_hanbin");
    const replyTo = card("ou_hanbin", twoForms("请传佐证"));
    await page.locator(".message").hover();
    await page.getByRole("button", { name: "回复", exact: true }).click();
    await page
      .locator("#files")
      .setInputFiles({ name: "照片.jpg", mimeType: "image/jpeg", buffer: Buffer.from([1, 2]) });
    await page.locator(".bubble.file").getByText("照片.jpg").waitFor();
    expect(sandbox.messages("oc_ou_hanbin").at(-1)).toMatchObject({ replyTo });
    await page.locator("#groups .row", { hasText: "市领导小组群" }).click();
    await page.locator("#chat-who", { hasText: "旁观者" }).waitFor();
    await expect.poll(() => page.locator("#text").isDisabled()).toBe(true);
    await close();
  });

  test("手机宽度下先看名单，点了人看会话，还能退回来", async () => {
    const { page, close } = await visit();
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => page.locator("#chat").isVisible()).toBe(false);
    await page.locator("#people .row", { hasText: "尹汉滨" }).click();
    await expect.poll(() => page.locator("#chat").isVisible()).toBe(true);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await page.getByRole("button", { name: "返回人员列表" }).click();
    await expect.poll(() => page.locator("#people").isVisible()).toBe(true);
    await close();
  });
});
