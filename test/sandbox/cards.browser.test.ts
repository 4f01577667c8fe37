import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cardFaults } from "../../src/sandbox/card-rules/card-faults.ts";
import { formFaults } from "../../src/sandbox/card-rules/form-faults.ts";
import { cardOf, plain } from "../cards/every-component.ts";
import { examples } from "../cards/examples.ts";
import { browserFound, launched } from "./page-browser.ts";
import { builtPage } from "./page-build.ts";
import { poorContrast } from "./page-contrast.ts";
import { everyKind, everyLook, outsideForms, peopleTable } from "./page-every-kind.ts";
import { visiting } from "./page-visit.ts";

const program = browserFound();
const TEMPLATES = "blue wathet turquoise green yellow orange red carmine violet purple indigo grey default".split(" ");
const TAGS = "neutral blue turquoise lime orange violet indigo wathet green yellow red purple carmine".split(" ");

/** How many points of the picture are not empty. */
const inked = (canvas: Locator) =>
  canvas.evaluate((node) => {
    const picture = node as unknown as { width: number; height: number; getContext(kind: "2d"): never };
    const pen = picture.getContext("2d") as {
      getImageData(...at: number[]): { data: Uint8ClampedArray };
    };
    const { data } = pen.getImageData(0, 0, picture.width, picture.height);
    return data.filter((value, at) => at % 4 === 3 && value > 0).length;
  });

describe.runIf(program)("卡片在浏览器里的样子", () => {
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

  test("图表由图表库画出，同样的数字另有一张表；没有图表的会话不取图表库", async () => {
    const { page, card, complaints, close } = await visiting(browser, built.assets);
    const fetched: string[] = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    card("ou_staff", examples["assignment-issued"]?.card);
    await page.locator(".card").waitFor();
    expect(fetched.filter((path) => path.endsWith(".js"))).toEqual([]);
    card("ou_staff", examples.digest?.card);
    await expect.poll(() => inked(page.locator(".chart canvas").first())).toBeGreaterThan(2_000);
    expect(fetched.filter((path) => path.endsWith(".js")).length).toBeGreaterThan(0);
    await page.locator(".figures summary").click();
    await page.locator(".figures th", { hasText: "办理中" }).waitFor();
    expect(await page.locator(".figures tbody tr").first().locator("td").allTextContents()).toEqual([
      "汉滨区",
      "3",
      "2",
      "0",
    ]);
    expect(complaints).toEqual([]);
    await close();
  });

  test("译成各种语言的文字，显示中文的那一份", async () => {
    const { page, card, close } = await visiting(browser, built.assets);
    card(
      "ou_staff",
      cardOf({ tag: "markdown", content: "plain", i18n_content: { zh_cn: "**中文**", en_us: "English" } }),
    );
    await page.locator(".card strong", { hasText: "中文" }).waitFor();
    expect(await page.locator(".card-body").textContent()).toBe("中文");
    await close();
  });

  test("看不懂的图表说画不出来，数据照样读得到", async () => {
    const { page, card, close } = await visiting(browser, built.assets);
    const chart_spec = { type: "pyramid", data: { values: [{ unit: "汉滨区", open: 3 }] } };
    card("ou_staff", cardOf({ tag: "chart", chart_spec }));
    await page.locator(".chart .unknown", { hasText: "图表画不出来" }).waitFor();
    expect(await page.locator(".figures td").allTextContents()).toEqual(["汉滨区", "3"]);
    await close();
  });

  test("外观跟随系统，也可自选，刷新后还记得；两种外观的字都看得清", async () => {
    const { page, card, complaints, close } = await visiting(browser, built.assets, { colorScheme: "dark" });
    const theme = () => page.locator("html").getAttribute("data-theme");
    for (const seen of [everyLook, everyKind, examples["grouped-morning"]?.card, examples.draft?.card])
      card("ou_staff", seen);
    await page.locator(".card").nth(3).waitFor();
    expect(await theme()).toBe("dark");
    expect(await page.evaluate(poorContrast)).toEqual([]);
    await page.locator("#views-title").click();
    await page.locator("#theme").selectOption("light");
    expect(await theme()).toBe("light");
    expect(await page.evaluate(poorContrast)).toEqual([]);
    await page.reload();
    await page.locator(".card").nth(3).waitFor();
    expect(await theme()).toBe("light");
    await page.locator("#views-title").click();
    await page.locator("#theme").selectOption("system");
    await expect.poll(theme).toBe("dark");
    expect(complaints).toEqual([]);
    await close();
  });

  test("十三种题头、十三种标签，日间夜间都看得清", async () => {
    const { page, card, close } = await visiting(browser, built.assets);
    for (const template of TEMPLATES) {
      const seen = cardOf({
        tag: "markdown",
        content: TAGS.map((each) => `<text_tag color='${each}'>签</text_tag>`).join(" "),
      });
      const text_tag_list = [{ tag: "text_tag", text: plain("急"), color: template === "default" ? "red" : template }];
      card("ou_staff", {
        ...seen,
        header: { title: plain(template), subtitle: plain("副标题"), template, text_tag_list },
      });
    }
    await page
      .locator(".card")
      .nth(TEMPLATES.length - 1)
      .waitFor();
    await page.locator("#views-title").click();
    for (const theme of ["light", "dark"]) {
      await page.locator("#theme").selectOption(theme);
      expect(await page.evaluate(poorContrast), theme).toEqual([]);
    }
    await close();
  });

  test("电脑宽度并排，手机宽度叠起来；可在电脑上看手机的样子，刷新后还记得；什么都不出边", async () => {
    const { page, card, close } = await visiting(browser, built.assets);
    card("ou_staff", everyLook);
    const edge = async (words: string) =>
      Math.round((await page.getByText(words, { exact: true }).boundingBox())?.y ?? -1);
    await page.getByText("左栏").waitFor();
    expect(await edge("左栏")).toBe(await edge("右栏"));
    await page.locator("#views-title").click();
    await page.getByRole("button", { name: "手机宽度" }).click();
    await expect.poll(async () => (await edge("右栏")) > (await edge("左栏"))).toBe(true);
    await page.reload();
    await page.getByText("左栏").waitFor();
    expect((await page.locator(".card").boundingBox())?.width).toBe(343);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator("#people .row").first().click();
    await page.locator(".card").waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    const card390 = page.locator(".card");
    expect(
      await card390.evaluate(
        (node) =>
          (node as unknown as { scrollWidth: number; clientWidth: number }).scrollWidth -
          (node as unknown as { clientWidth: number }).clientWidth,
      ),
    ).toBeLessThanOrEqual(0);
    card("ou_staff", peopleTable);
    const cells = page.locator(".card").nth(1).locator(".cell");
    await cells.first().waitFor();
    const cut = (nodes: { scrollHeight: number; clientHeight: number }[]) =>
      nodes.filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight).length;
    expect(await cells.evaluateAll(cut as never)).toBe(0);
    for (const words of [page.getByText("2026/11/30"), cells.locator(".person").nth(1)])
      expect((await words.boundingBox())?.height).toBeLessThan(30);
    await close();
  });

  test("不合规则的卡片说明几处、哪里、违反哪条，按一下就指到那一处", async () => {
    const { page, card, close } = await visiting(browser, built.assets);
    card(
      "ou_staff",
      cardOf(
        { tag: "markdown", content: "好的" },
        { tag: "button", text: { tag: "plain_text", content: "签收" }, colour: "red" },
      ),
    );
    await page.getByRole("heading", { name: "平台会退回这张卡片：2 处不合规则" }).waitFor();
    expect(await page.locator(".card-faults li").allTextContents()).toEqual([
      "body.elements[1].colour 没有名为 colour 的属性",
      "body.elements[1].behaviors 按钮必须写明点击后做什么",
    ]);
    expect(await page.locator(".faulty-part").allTextContents()).toEqual(["签收"]);
    await page.locator(".card-faults button").first().press("Enter");
    await page.locator(".card .pointed", { hasText: "签收" }).waitFor();
    await close();
  });

  test("每一种填写项：没填好走不了，填好了按平台的写法一起送出，重填回到原样", async () => {
    expect(cardFaults(everyKind)).toEqual([]);
    const { page, card, clicked, complaints, close } = await visiting(browser, built.assets);
    card("ou_staff", everyKind);
    const field = (name: string) => page.locator(`[name=${name}]`);
    const submit = page.getByRole("button", { name: "提交" });
    const [label, lock] = await Promise.all([page.getByText("口令").boundingBox(), field("secret").boundingBox()]);
    expect(Math.abs((label?.y ?? 0) - (lock?.y ?? 99))).toBeLessThan(12);
    await submit.click();
    await expect.poll(() => page.locator(".faulty").count()).toBe(10);
    await page.locator(".toast", { hasText: "有必填项未填写" }).first().waitFor();
    expect(await field("line").evaluate((node) => node === node.ownerDocument.activeElement)).toBe(true);
    await field("line").fill("一二三四五六");
    await field("lines").fill("甲\n乙");
    await field("secret").fill("暗号");
    await field("one").selectOption("扫黑");
    for (const name of ["many", "persons"]) {
      await page.locator(`[data-name=${name}] summary`).press("Enter");
      await page.locator(`[data-name=${name}] input`).nth(1).press("Space");
      await page.locator(`[data-name=${name}] summary`).press("Escape");
    }
    await field("person").selectOption("ou_hanbin");
    await field("day").fill("2026-11-30");
    await field("time").fill("09:05");
    await field("moment").fill("2026-11-30T09:05");
    await field("urgent").press("Space");
    await field("picture").nth(0).check();
    await field("pictures").nth(1).check();
    await submit.click();
    await expect.poll(() => page.locator(".fault").allTextContents()).toContain("最多 5 个字");
    expect(clicked).toEqual([]);
    await field("line").fill("一二三");
    await submit.click();
    await expect.poll(() => clicked.length).toBe(1);
    const form = clicked[0]?.[3] ?? {};
    expect(form).toEqual({
      line: "一二三",
      lines: "甲\n乙",
      secret: "暗号",
      one: "扫黑",
      many: ["雪亮"],
      person: "ou_hanbin",
      persons: ["ou_head"],
      day: "2026-11-30 +0800",
      time: "09:05 +0800",
      moment: "2026-11-30 09:05 +0800",
      urgent: true,
      picture: "图1",
      pictures: ["图2"],
      fixed: "1",
    });
    expect(formFaults(everyKind, "every", form)).toEqual([]);
    await page.getByRole("button", { name: "重填" }).click();
    await expect.poll(() => field("line").inputValue()).toBe("");
    expect(complaints).toEqual([]);
    await close();
  });

  test("表单之外：日期填完才送一次，几项一起送，图一点就送；选项和日期念得出前面的字", async () => {
    const { page, card, clicked, close } = await visiting(browser, built.assets);
    card("ou_staff", outsideForms);
    const day = page.getByRole("textbox", { name: "期限" }).or(page.locator("[name=day]"));
    await day.focus();
    await page.keyboard.type("11302026");
    expect(clicked).toEqual([]);
    const sent = async (many: number) => {
      await expect.poll(() => clicked.length).toBe(many);
      await page.locator(".card:not([inert])").waitFor();
    };
    await page.keyboard.press("Enter");
    await sent(1);
    await page.getByRole("combobox", { name: "领域" }).selectOption("扫黑");
    await sent(2);
    await page.locator("[data-name=many] summary").press("Enter");
    for (const at of [0, 1]) await page.locator("[data-name=many] input").nth(at).check();
    expect(clicked).toHaveLength(2);
    await page.locator("[data-name=many] summary").press("Enter");
    await sent(3);
    await page.getByRole("radio").nth(1).check();
    await sent(4);
    expect(clicked.map(([, , act]) => act.option ?? act.options)).toEqual([
      "2026-11-30 +0800",
      "扫黑",
      ["网格", "雪亮"],
      "图2",
    ]);
    await close();
  });

  test("高过一屏的新卡片从头看起，下面有快捷建议也一样", async () => {
    const { page, card, close } = await visiting(browser, built.assets);
    const lines = Array.from({ length: 60 }, (_, at) => `第 ${at} 行`).join("\n\n");
    card("ou_staff", cardOf({ tag: "markdown", content: "以前的" }));
    await page.locator("#chat .card").waitFor();
    card("ou_staff", cardOf({ tag: "markdown", content: lines }), { suggestions: ["待办", "台账"] });
    await page.locator("#chat .suggestion").first().waitFor();
    const fresh = page.locator("#chat .message").nth(1);
    const top = () => fresh.evaluate((node) => node.getBoundingClientRect().top);
    const pane = (await page.locator("#chat").boundingBox())?.y ?? -1;
    await expect.poll(top).toBeGreaterThanOrEqual(pane - 1);
    expect(await top()).toBeLessThan(pane + 60);
    await close();
  });

  test("停用的按不动，但说得出为什么；整块可按的用键盘也按得动", async () => {
    const { page, card, clicked, close } = await visiting(browser, built.assets);
    card("ou_staff", everyLook);
    await page.getByText("还不能按").click({ force: true });
    await page.locator(".toast", { hasText: "请先签收" }).waitFor();
    expect(clicked).toEqual([]);
    await page.locator(".container").press("Enter");
    await expect.poll(() => clicked.map(([, , act]) => act.value)).toEqual([{ act: "whole", ref: "r1", version: 1 }]);
    await close();
  });
});
