import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cardOf, components } from "../cards/every-component.ts";
import { examples } from "../cards/examples.ts";
import { browserFound, launched } from "./page-browser.ts";
import { builtPage } from "./page-build.ts";
import { poorContrast } from "./page-contrast.ts";
import { visiting } from "./page-visit.ts";

const program = browserFound();

describe.runIf(program)("卡片样张", () => {
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

  const gallery = (hash = "") =>
    visiting(browser, built.assets, { path: `/gallery${hash}`, permissions: ["clipboard-read", "clipboard-write"] });

  test("每张卡片都有样子、JSON、大小、件数和代替它的文字，JSON 可以复制", async () => {
    const { page, complaints, close } = await gallery("#digest");
    expect(await page.locator("#names a").count()).toBe(Object.keys(examples).length + 1);
    await page.locator("#shown .card-title", { hasText: "督办周报" }).waitFor();
    expect(await page.locator("#measures li").allTextContents()).toEqual([
      "合乎规则",
      expect.stringMatching(/^大小 \d+\.\d KB（本产品 24，平台 30）$/),
      expect.stringMatching(/^组件 \d+ 个（本产品 150，平台 200）$/),
    ]);
    expect(await page.locator("#text").textContent()).toBe(examples.digest?.text);
    await page.getByRole("button", { name: "复制 JSON" }).click();
    await page.locator(".toast", { hasText: "已复制" }).waitFor();
    const copied = await page.evaluate("navigator.clipboard.readText()");
    expect(JSON.parse(String(copied))).toEqual(JSON.parse(JSON.stringify(examples.digest?.card)));
    await page.locator("#names a", { hasText: "assignment-issued" }).click();
    await page.getByRole("button", { name: "签收" }).click();
    await expect.poll(() => page.locator("#sent").textContent()).toContain('"act": "acknowledge"');
    expect(complaints).toEqual([]);
    await close();
  });

  test("贴入的卡片合规的画出来，不合规的画出来并说明，读不懂的说明读到哪里", async () => {
    const { page, complaints, close } = await gallery("#paste");
    const json = page.locator("#json");
    await page.getByRole("heading", { name: "请贴入卡片 JSON。" }).waitFor();
    await json.fill(
      JSON.stringify(cardOf(...Object.values(components).filter(({ tag }) => !String(tag).startsWith("multi_select")))),
    );
    await page.locator("#shown .card").waitFor();
    expect(await page.locator("#shown .unknown").count()).toBe(0);
    await json.fill(JSON.stringify(cardOf({ tag: "marquee" }, { tag: "hr", size: 3 })));
    await page.getByRole("heading", { name: "平台会退回这张卡片：2 处不合规则" }).waitFor();
    expect(await page.locator("#why li").allTextContents()).toEqual([
      "body.elements[0].tag 没有名为 marquee 的组件",
      "body.elements[1].size 没有名为 size 的属性",
    ]);
    await json.fill(JSON.stringify(cardOf({ tag: "marquee" }, { tag: "img", img_key: "img_1" })));
    await page.locator("#advice h4", { hasText: "另请留意" }).waitFor();
    await json.fill(JSON.stringify({ elements: [{ tag: "note" }] }));
    await page.getByRole("heading", { name: "平台会退回这张卡片：3 处不合规则" }).waitFor();
    expect(await page.locator("#advice").textContent()).toBe("");
    await json.fill(JSON.stringify(cardOf({ tag: "img", img_key: "img_1" }, { ...components.div, text: undefined })));
    await page.locator("#advice h4", { hasText: "平台会收下，但请留意" }).waitFor();
    await json.fill('{"schema": "2.0",}');
    await page.getByRole("heading", { name: "最后一项后面多了逗号" }).waitFor();
    for (const odd of [
      "null",
      "[]",
      '"甲"',
      '{"schema":"2.0","body":{"elements":[null,3,[]]}}',
      '{"elements":[{"tag":"div"}]}',
    ]) {
      await json.fill(odd);
      await expect.poll(() => page.locator("#why li, #why h4").count()).toBeGreaterThan(0);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  test("换成英文：样张页、规则、卡片自己没写的字都是英文，换回来还是中文", async () => {
    const { page, complaints, close } = await gallery("#paste");
    await page.locator("#language").click();
    await page.getByRole("heading", { name: "Gallery of cards" }).waitFor();
    await page.locator("#json").fill(JSON.stringify(cardOf({ tag: "marquee" }, { tag: "hr", size: 3 })));
    await page.getByRole("heading", { name: "The platform would refuse this card: 2 faults" }).waitFor();
    expect(await page.locator("#why li").allTextContents()).toEqual([
      "body.elements[0].tag there is no component named marquee",
      "body.elements[1].size there is no property named size",
    ]);
    await page.getByText("There is no such component: marquee").waitFor();
    const own = await page.locator("header.bar, #names a:first-child, .about, .json-head").allTextContents();
    expect(own.join("").replace("中文", "")).not.toMatch(/[\u4e00-\u9fff]/);
    await page.locator("#language").click();
    await page.getByRole("heading", { name: "卡片样张" }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test("只用键盘：跳过名单直达 JSON，F6 走遍各处，名单里用箭头；改了的样张不再叫原来的名字", async () => {
    const { page, complaints, close } = await gallery("#digest");
    const presses = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const held = () => page.evaluate("document.activeElement.id || document.activeElement.hash");
    await page.locator("#title", { hasText: "督办周报" }).waitFor();
    await presses("Tab", "Enter");
    expect(await held()).toBe("json");
    expect(page.url()).toContain("#digest");
    const round: unknown[] = [];
    for (let part = 0; part < 4; part += 1) {
      await presses("F6");
      round.push(await held());
    }
    expect(round).toEqual(["phone-width", "#digest", "picture-side", "json"]);
    await presses("Shift+F6", "Shift+F6", "ArrowDown", "Tab", "Shift+Tab");
    expect(await held()).toBe(await page.locator("#names [aria-current] + a").getAttribute("href"));
    await presses("Home", "Enter");
    await page.getByRole("heading", { name: "请贴入卡片 JSON。" }).waitFor();
    expect(await held()).toBe("json");
    await page.goBack();
    await page.locator("#title", { hasText: "督办周报" }).waitFor();
    await page.locator("#json").fill(JSON.stringify(cardOf({ tag: "hr" })));
    expect(await page.locator("#title").textContent()).toBe("贴入一张卡片");
    expect(await page.locator("#names [aria-current]").getAttribute("href")).toBe("#paste");
    await page.goBack();
    await page.locator("#title", { hasText: "督办周报" }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test("平台退回过的请求连同位置和规则列在这里，最近的在前", async () => {
    const { page, problems, close } = await gallery();
    expect(await page.locator("#refused").isVisible()).toBe(false);
    problems.push(
      "230001 收件人不对",
      "230099 ErrPath: ROOT -> body -> elements -> [0] -> tag; ErrMsg: 没有名为 marquee 的组件",
    );
    await page.reload();
    await page.getByText("本次运行中，平台退回过 2 个请求").click();
    expect(await page.locator("#refused li").allTextContents()).toEqual(problems.toReversed());
    await close();
  });

  test("两种外观的字都看得清，手机上不出边", async () => {
    const { page, close } = await gallery("#paste");
    await page
      .locator("#json")
      .fill(JSON.stringify(cardOf({ tag: "marquee" }, { tag: "markdown", content: "<at id=all></at>" })));
    await page.locator("#advice li").first().waitFor();
    for (const theme of ["light", "dark"]) {
      await page.locator("#theme").selectOption(theme);
      expect(await page.evaluate(poorContrast), theme).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await close();
  });
});
