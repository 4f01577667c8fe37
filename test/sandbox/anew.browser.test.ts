import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { readWorkbook } from "../../src/documents/roster-reading.ts";
import { cityRoster } from "../../src/sandbox/city.ts";
import type { PersonCells, Roster } from "../support/big-roster.ts";
import { writtenDown } from "../support/big-roster.ts";
import { browserFound } from "./page-browser.ts";
import { LONG_MS, trialVisits } from "./trial-visits.ts";

const program = browserFound();

const unit: Roster["units"][number] = {
  ...{ name: "示例自有局", shortName: "", aliases: "", kind: "成员单位", level: "市" },
  ...{ orgKind: "行政机关", parent: "", lead: "", section: "督导科" },
};
const somebody = (name: string, roles: string, more: Partial<PersonCells>): PersonCells => ({
  ...{ name, mobile: "", email: "", openId: "", unit: "示例自有局", roles, post: "", rank: "" },
  ...more,
});

/** The sample city with a unit of one's own in it, its people known by number and address alone. */
const ownRoster = (): Roster => ({
  units: [...cityRoster.units.map(({ cells }) => cells), unit],
  people: [
    ...cityRoster.people.map(({ cells }) => cells),
    somebody("尚自有", "联络员", { mobile: "13900000101" }),
    somebody("向自有", "第一责任人", { email: "xiang@example.com" }),
  ],
  groups: cityRoster.groups.map(({ cells }) => cells),
});

describe.runIf(program)("试用的示例城市", () => {
  const trial = trialVisits(program ?? "", "anew");

  async function becomes(page: Page, name: string) {
    await page.locator("#people .row", { hasText: name }).first().click();
    await page.locator("#chat-name", { hasText: `${name} 与` }).waitFor();
  }

  async function says(page: Page, words: string) {
    await page.locator("#text").fill(words);
    await page.keyboard.press("Enter");
  }

  test(
    "导入自己的通讯录：模板下载、发给督办助手、确认之后，只写手机号和邮箱的人也在名单里，收得到交办",
    async () => {
      const { page, complaints } = await trial.visit();
      await page.locator("#city-title").click();
      await page.locator("#own-roster").click();
      const coming = page.waitForEvent("download");
      await page.getByRole("link", { name: "下载空白表格" }).click();
      const form = await readWorkbook(readFileSync(await (await coming).path()));
      expect(form.map(({ sheet }) => sheet)).toEqual(expect.arrayContaining(["单位", "人员", "群组"]));
      await page.getByRole("button", { name: "打开系统管理员的会话" }).click();
      await page.locator("#chat-name", { hasText: "管示例" }).waitFor();
      await page.locator("#files").setInputFiles({
        name: "通讯录.xlsx",
        mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        buffer: await writtenDown(ownRoster()),
      });
      await page.locator("#chat .card button", { hasText: "确认导入" }).click({ timeout: LONG_MS });
      await page.locator("dialog button", { hasText: "确定" }).click();
      await page.locator("#chat .card").getByText("全部生效").last().waitFor();
      await becomes(page, "甄明");
      await says(page, "/督办 示例自有局 夜间巡逻队伍排查 三天内");
      await page.locator("#chat .card button", { hasText: "确认下达" }).click();
      await becomes(page, "尚自有");
      await page.locator("#chat .card button", { hasText: /^签收$/ }).click();
      await page.locator(".toast", { hasText: "已签收" }).first().waitFor();
      await becomes(page, "向自有");
      await says(page, "/我");
      await page.locator("#chat .card").getByText("第一责任人").first().waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    2 * LONG_MS,
  );

  test(
    "重新开始：先问一句；之后消息、事项、前进的时间都没有了，两个窗口都换成今天的示例城市，照样办得了事",
    async () => {
      writeFileSync(join(trial.dataDir, "别的文件.txt"), "不归试用管");
      const one = await trial.visit();
      const other = await trial.visit();
      await becomes(other.page, "尚自有");
      await other.page.locator("#chat .card").first().waitFor();
      await one.page.locator(".clock-buttons button", { hasText: "前进一周" }).click();
      await one.page.locator(".toast", { hasText: "已到" }).waitFor({ timeout: LONG_MS });
      const later = await one.page.locator("#clock-day").textContent();
      await one.page.locator("#city-title").click();
      await one.page.locator("#begin-anew").click();
      await one.page.locator("dialog button", { hasText: "取消" }).click();
      expect(await one.page.locator("#clock-day").textContent()).toBe(later);
      await one.page.locator("#city-title").click();
      await one.page.locator("#begin-anew").click();
      await one.page.locator("dialog button", { hasText: "确定" }).click();
      await one.page.locator(".toast", { hasText: "已重新开始" }).waitFor({ timeout: LONG_MS });
      await expect.poll(() => one.page.locator("#clock-day").textContent()).not.toBe(later);
      await expect.poll(() => other.page.locator("#people .row", { hasText: "尚自有" }).count()).toBe(0);
      await becomes(one.page, "甄明");
      await one.page.getByText("还没有消息").waitFor();
      await says(one.page, "/督办 汉滨区 雪亮工程点位整改 三天内");
      await one.page.locator("#chat .card button", { hasText: "确认下达" }).click();
      await one.page
        .locator("#chat .card")
        .getByText(/督〔\d{4}〕1号/)
        .first()
        .waitFor();
      expect(existsSync(join(trial.dataDir, "别的文件.txt"))).toBe(true);
      expect(one.complaints).toEqual([]);
      await Promise.all([one, other].map(({ page }) => page.context().close()));
    },
    3 * LONG_MS,
  );

  test(
    "时钟正在前进时不能重新开始，别的网页和没有声明为 JSON 的请求也不能",
    async () => {
      const { page } = await trial.visit();
      await page.locator(".clock-buttons button", { hasText: "前进一周" }).click();
      const asked = (headers: Record<string, string>) =>
        fetch(`${trial.url()}/sandbox/anew`, { method: "POST", headers, body: "{}" });
      const json = { "content-type": "application/json" };
      const refused = await asked(json);
      expect([refused.status, await refused.json()]).toEqual([
        409,
        { error: "时钟正在前进，请等这一次走完再重新开始。", refusal: "turningNotAnew" },
      ]);
      await page.locator(".toast", { hasText: "已到" }).waitFor({ timeout: LONG_MS });
      expect((await asked({ ...json, origin: "http://127.0.0.1:9" })).status).toBe(403);
      expect((await asked({ "content-type": "text/plain" })).status).toBe(400);
      await page.context().close();
    },
    2 * LONG_MS,
  );
});
