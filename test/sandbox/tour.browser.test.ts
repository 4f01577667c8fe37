import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { browserFound } from "./page-browser.ts";
import { LONG_MS, trialVisits } from "./trial-visits.ts";

const program = browserFound();

/** The strip of the tour, and a hand that lets it do the steps. */
function guide(page: Page) {
  const strip = page.locator("#tour");
  const head = strip.locator("h2");
  async function doesStep(after: string) {
    await strip.getByRole("button", { name: "替我做" }).click();
    await expect.poll(() => strip.textContent(), { timeout: LONG_MS, interval: 100 }).toContain(after);
  }
  return {
    strip,
    head,
    doesStep,
    async begins(scenario: string) {
      if (!(await strip.locator(".scenario").first().isVisible())) {
        if (await strip.isVisible()) await strip.getByRole("button", { name: "选别的情景" }).click();
        else await page.locator("#open-tour").click();
      }
      await strip.getByRole("button", { name: scenario, exact: true }).click();
      await expect.poll(() => head.textContent(), { timeout: LONG_MS }).toContain(`${scenario} 1/`);
    },
    async doesAll(scenario: string, steps: number) {
      for (let step = 2; step <= steps; step += 1) await doesStep(`${scenario} ${step}/${steps}`);
      await doesStep(`“${scenario}”走完了`);
    },
  };
}

describe.runIf(program)("试用的导览", () => {
  const trial = trialVisits(program ?? "", "tour");

  async function visit(options = {}) {
    const { page, complaints } = await trial.visit(options);
    return { page, complaints, ...guide(page) };
  }

  test(
    "初来时有导览可选；下达并签收：前两步替我做，签收自己点，页面自己往下走，离开、刷新后接着走",
    async () => {
      const { page, complaints, strip, head, begins, doesStep } = await visit();
      await strip.getByText("第一次来？").waitFor();
      await page.locator("#open-tour").click();
      await expect.poll(() => strip.textContent()).not.toContain("第一次来？");
      await begins("下达并签收");
      await doesStep("下达并签收 2/4");
      await doesStep("下达并签收 3/4");
      await page.locator("#chat-name-2", { hasText: "甄汉滨" }).waitFor();
      await page.locator("#chat-2 .card button", { hasText: /^签收$/ }).click();
      await expect.poll(() => head.textContent()).toContain("下达并签收 4/4");
      await strip.getByRole("button", { name: "离开导览" }).click();
      await expect.poll(() => strip.isVisible()).toBe(false);
      await page.reload();
      await page.locator("#tour h2", { hasText: "下达并签收 4/4" }).waitFor();
      await doesStep("“下达并签收”走完了");
      await page.locator("#chat-2 .card").getByText("按要求办理（导览示例）").first().waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    2 * LONG_MS,
  );

  test(
    "只用键盘走完一个情景，接着再走一遍：换了事项，不被当作重复",
    async () => {
      const { page, complaints, strip, head } = await visit();
      const presses = async (...keys: string[]) => {
        for (const key of keys) await page.keyboard.press(key);
      };
      const comesTo = (words: string) => expect.poll(() => strip.textContent(), { timeout: LONG_MS }).toContain(words);
      const holds = (words: string) =>
        expect.poll(() => page.evaluate<string>("document.activeElement.textContent")).toContain(words);
      await page.locator("#open-tour").focus();
      await presses("Enter", "Tab", "Tab", "Enter");
      await comesTo("下达并签收 1/4");
      await presses("Tab", "Tab", "Tab");
      await holds("自己来");
      await presses("Enter");
      await expect.poll(() => page.locator("#text").inputValue()).toContain("/督办 汉滨区");
      await presses("Enter");
      await comesTo("下达并签收 2/4");
      await presses("Shift+F6", "Shift+F6");
      await holds("替我做");
      await presses("Enter");
      await comesTo("下达并签收 3/4");
      await holds("替我做");
      await presses("Tab", "Enter");
      await holds("签收");
      await presses("Enter");
      await comesTo("下达并签收 4/4");
      for (const next of ["反馈进展", ""]) {
        await expect.poll(() => page.locator("#chat-2 .card[inert]").count()).toBe(0);
        await presses("Shift+F6", "Shift+F6", "Shift+F6");
        await holds("替我做");
        await presses("Tab", "Enter");
        if (!next) continue;
        await holds(next);
        await presses("Enter");
        await page.locator("#chat-2 .card textarea").first().waitFor();
      }
      await expect.poll(() => page.evaluate("document.activeElement.tagName")).toBe("TEXTAREA");
      await page.keyboard.type("已整改一半");
      const held = () => page.evaluate<string>("document.activeElement.textContent");
      for (let stop = 0; stop < 12 && (await held()) !== "提交"; stop += 1) await presses("Tab");
      await holds("提交");
      await presses("Enter");
      await comesTo("“下达并签收”走完了");
      await presses("Shift+F6", "Shift+F6", "Shift+F6");
      await holds("下达并签收");
      await presses("Enter");
      await expect.poll(() => head.textContent()).toContain("下达并签收 1/4");
      await presses("Tab", "Tab", "Enter");
      await comesTo("下达并签收 2/4");
      expect(await page.locator("#chat .card").last().textContent()).not.toContain("同类未办结");
      await presses("Enter");
      await comesTo("下达并签收 3/4");
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    2 * LONG_MS,
  );

  test(
    "退回后再办结：每一步替我做，最后联络员收到销号",
    async () => {
      const { page, complaints, begins, doesAll } = await visit();
      await begins("退回后再办结");
      await doesAll("退回后再办结", 7);
      await page.locator("#chat-2 .card").getByText("事项已销号").first().waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    2 * LONG_MS,
  );

  test(
    "临期到逾期：时间一个工作日一个工作日往前走，第一责任人最后收到告知",
    async () => {
      const { page, complaints, begins, doesAll } = await visit();
      await begins("临期到逾期");
      await doesAll("临期到逾期", 6);
      await page.locator(".column-of-page.active .card").getByText("长期逾期事项告知").first().waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    4 * LONG_MS,
  );

  test(
    "周报：走到周一上午，领导群里看到周报；手机宽度、英文页面照样走得通",
    async () => {
      const viewport = { width: 390, height: 844 };
      const { page, complaints, strip } = await visit({ viewport });
      await page.evaluate("localStorage.setItem('language', 'en')");
      await page.reload();
      await page.locator("#open-tour", { hasText: "Tour" }).click();
      await strip.getByRole("button", { name: "Weekly digest", exact: true }).click();
      for (const after of ["Weekly digest 2/3", "Weekly digest 3/3", "“Weekly digest” is done"]) {
        await strip.getByRole("button", { name: "Do it for me" }).click();
        await expect.poll(() => strip.textContent(), { timeout: LONG_MS, interval: 100 }).toContain(after);
      }
      await page.locator(".column-of-page.active .card").getByText("督办周报").first().waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    3 * LONG_MS,
  );

  test(
    "演练开着时导览说明原因，一点就恢复；按钮不在时说明怎么办",
    async () => {
      const { page, strip, begins, doesStep, doesAll } = await visit();
      await begins("下达并签收");
      await page.getByRole("button", { name: "演练面板" }).click();
      await page.getByRole("switch", { name: "飞书断开" }).click();
      await strip.getByText("正在演练：飞书断开").waitFor();
      await strip.getByRole("button", { name: "恢复正常" }).click();
      await expect.poll(() => strip.getByText("正在演练").count()).toBe(0);
      await doesStep("下达并签收 2/4");
      await page
        .locator("#chat .card button", { hasText: /^取消$/ })
        .last()
        .click();
      await page.locator("#chat .card").getByText("已取消").last().waitFor();
      await strip.getByRole("button", { name: "替我做" }).click();
      await strip.getByText("这一步现在做不了").waitFor();
      await strip.getByRole("button", { name: "重走这个情景" }).click();
      await expect.poll(() => strip.locator("h2").textContent()).toContain("下达并签收 1/4");
      await doesAll("下达并签收", 4);
      await page.context().close();
    },
    2 * LONG_MS,
  );
});
