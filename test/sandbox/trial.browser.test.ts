import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { browserFound } from "./page-browser.ts";
import { LONG_MS, trialVisits } from "./trial-visits.ts";

const program = browserFound();
const exactly = (words: string) => new RegExp(`^${words}$`);

/** What one does on the page, in the words one sees there. */
function hand(page: Page) {
  const cards = page.locator("#chat .card");
  const toast = (words: string) => page.locator(".toast", { hasText: words }).first().waitFor();
  const button = (label: string) => cards.locator("button", { hasText: exactly(label) }).last();
  return {
    async becomes(name: string) {
      await page.locator("#people .row", { hasText: name }).first().click();
      await page.locator("#chat-name", { hasText: `${name} 与` }).waitFor();
    },
    async looksAt(group: string) {
      await page.locator("#groups .row", { hasText: group }).click();
      await page.locator("#chat-name", { hasText: group }).waitFor();
    },
    async says(words: string) {
      await page.locator("#text").fill(words);
      await page.keyboard.press("Enter");
    },
    async presses(label: string, heard: string) {
      await button(label).click();
      await toast(heard);
    },
    opens: (label: string) => button(label).click(),
    writes: (label: string, words: string) => cards.getByLabel(label).last().fill(words),
    sees: (words: string) => cards.getByText(words).last().waitFor(),
    toast,
    /** Turns the clock and waits until it stands still; resolves to what the page says about the way. */
    async turns(label: string) {
      await page.locator(".toast").evaluateAll((all) => {
        for (const each of all) each.remove();
      });
      await page.locator(".clock-buttons button", { hasText: label }).click();
      const done = page.locator(".toast", { hasText: "已到" });
      await done.waitFor({ timeout: LONG_MS });
      return (await done.textContent()) ?? "";
    },
  };
}

describe.runIf(program)("试用：真的程序，真的浏览器", () => {
  const trial = trialVisits(program ?? "", "trial");

  async function tab() {
    const { page, complaints } = await trial.visit();
    return { page, complaints, ...hand(page) };
  }

  test(
    "初来的人走完一遍：一句督办、两个窗口两个人、签收、反馈、佐证、申请办结、通过并销号",
    async () => {
      const office = await tab();
      const unit = await tab();
      await unit.becomes("甄汉滨");
      await unit.page.getByText("还没有消息").waitFor();
      await office.becomes("甄明");
      await office.says("/督办 汉滨区 雪亮工程点位整改 三天内");
      await office.sees("汉滨区（联络员 甄汉滨）");
      await office.presses("确认下达", "已下达，编号督〔");

      await unit.sees("雪亮工程点位整改");
      expect(await unit.page.getByText("还没有消息").count()).toBe(0);
      await unit.presses("签收", "已签收");
      await unit.opens("反馈进展");
      await unit.writes("进展情况", "已完成 12 处点位勘查");
      await unit.presses("提交", "进展已记入台账");
      await unit.presses("上传佐证", "佐证材料");
      const file = { name: "测试记录.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 示例") };
      await unit.page.locator("#files").setInputFiles(file);
      await unit.sees("已收到“测试记录.pdf”");
      await unit.opens("申请办结");
      await unit.writes("办结说明", "17 处点位全部修复并通过测试");
      await unit.presses("提交", "申请");

      await office.sees("办结申请待审核");
      await office.opens("通过并销号");
      await office.page.locator("dialog button", { hasText: "确定" }).click();
      await office.toast("销号");
      await unit.sees("事项已销号");
      expect([...office.complaints, ...unit.complaints]).toEqual([]);
      await Promise.all([office, unit].map(({ page }) => page.context().close()));
    },
    2 * LONG_MS,
  );

  test(
    "时钟往前走：一小时、下一个工作日上午、一周，提醒、告知和周报都来，群里点名问也有回应",
    async () => {
      const { page, complaints, ...me } = await tab();
      await me.becomes("甄明");
      await me.says("/督办 汉滨区 综治中心规范化建设排查 三天内");
      await me.presses("确认下达", "已下达");
      expect(await me.turns("前进一小时")).toContain("已到");
      expect(await me.turns("到下一个工作日上午")).toContain("09:11");
      for (let week = 0; week < 3; week += 1) await me.turns("前进一周");
      await me.becomes("甄汉滨");
      await me.sees("今日督办提醒");
      await me.becomes("容汉滨");
      await me.sees("长期逾期事项告知");
      await me.looksAt("市平安建设领导群");
      await me.sees("督办周报");
      await me.becomes("甄汉滨");
      await me.looksAt("联络员工作群");
      await page.locator("#examples button", { hasText: "/待办" }).click();
      await page.keyboard.press("Enter");
      await page.locator("#chat .theirs").getByText("请私聊我办理。").waitFor();
      await me.becomes("甄汉滨");
      await me.sees("我的待办");
      await me.becomes("甄明");
      await me.says("/状态");
      await me.sees("无积压");
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    3 * LONG_MS,
  );

  test(
    "演练：飞书断开时消息在发件里等，恢复后补发；同一件事再送一遍，什么也不多发生",
    async () => {
      const { page, complaints, ...me } = await tab();
      await me.becomes("甄白河");
      await page.getByRole("button", { name: "演练面板" }).click();
      await page.getByRole("switch", { name: "飞书断开" }).click();
      await page.locator("#faulty").getByText("飞书断开").waitFor();
      await me.says("/待办");
      await page.locator("[data-book=outbox] .counts").getByText("等待 1").waitFor();
      expect(await page.locator("#chat .theirs").count()).toBe(0);
      await page.getByRole("button", { name: "恢复正常" }).click();
      await me.turns("前进一小时");
      await me.sees("我的待办");
      await page.locator("#repeat").click();
      await page.locator(".repeated").getByText("什么也没有多发生。").waitFor({ timeout: LONG_MS });
      expect(await page.locator("#chat .theirs").count()).toBe(1);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    2 * LONG_MS,
  );

  test(
    "刷新页面、停机再开，人、会话和时间都还在，照样接着办",
    async () => {
      /** Only the liaison's own chat holds this card; the list on the left shows it to everybody. */
      const assigned = ({ page }: Awaited<ReturnType<typeof tab>>) =>
        page.locator("#chat .message", { hasText: "督导事项交办" }).first().waitFor();
      const before = await tab();
      await before.becomes("甄明");
      await before.says("/督办 汉滨区 矛盾纠纷集中排查 一周内");
      await before.presses("确认下达", "已下达");
      await before.turns("前进一小时");
      await before.becomes("甄汉滨");
      await assigned(before);
      const known = await before.page.locator("#chat .message").allInnerTexts();
      await before.page.reload();
      await assigned(before);
      await expect.poll(() => before.page.locator("#chat .message").allInnerTexts()).toEqual(known);
      const day = (await before.page.locator("#clock-day").textContent()) ?? "";
      await before.page.context().close();
      expect(await trial.restarted()).toBe(0);

      const after = await tab();
      await after.becomes("甄汉滨");
      await assigned(after);
      await expect.poll(() => after.page.locator("#chat .message").allInnerTexts()).toEqual(known);
      await expect.poll(() => after.page.locator("#clock-day").textContent()).toBe(day);
      await after.presses("签收", "已签收");
      expect(after.complaints).toEqual([]);
      await after.page.context().close();
    },
    2 * LONG_MS,
  );
});
