import { expect, test } from "vitest";
import { drawMessage } from "../../src/bot/draw/draw.ts";
import { outboxMessage } from "../../src/db/schema/messages.ts";
import { table, toastOf } from "../bot/clicks-table.ts";
import { desk, text } from "../bot/desk.ts";
import { cardWords } from "../support/read-card.ts";
import { issuedItem } from "../support/town.ts";

const HEAP = 100_000;

test("十万字的消息不去读它，请对方写短；命令、空白、日期堆成的都一样", async () => {
  const d = await desk();
  await issuedItem(d.app);
  await d.heard();
  for (const heap of [`甲${" ".repeat(HEAP)}乙`, "逾期".repeat(HEAP / 2), "11月30日前".repeat(HEAP / 7)]) {
    for (const command of ["", "/督办 ", "/台账 ", "/反馈 1 "]) await d.says("staff", `${command}${heap}`);
  }
  await d.receive();
  expect(await d.statuses()).toEqual(Array(12).fill("done"));
  expect(await d.heard()).toEqual(Array(12).fill(text("staff", "“消息”请控制在 4000 字以内")));
});

test("图文消息里字再多，图片照收", async () => {
  const d = await desk();
  await issuedItem(d.app);
  await d.says("hanbinLiaison", "/签收 1");
  await d.receive();
  await d.heard();
  const row = [
    { tag: "img", image_key: "img_one" },
    { tag: "text", text: "长".repeat(HEAP) },
  ];
  await d.message("hanbinLiaison", { type: "post", content: { content: [row] } });
  await d.receive();
  expect((await d.heard()).map(({ view }) => view.view)).toEqual(["evidenceChoice"]);
});

test("看不见的字不算字：只有它们的事项不能下达，夹着它们的事项照样查得到", async () => {
  const d = await desk();
  await issuedItem(d.app, { matter: "雪亮工程点位整改" });
  await d.heard();
  await d.says("staff", "/查 雪\u200b亮\u202e工程");
  await d.receive();
  expect((await d.heard()).map(({ view }) => view.view)).toEqual(["assignment"]);

  const city = await table();
  await city.give("staff", { view: "menu" });
  await city.press("staff", "督办");
  const matter = "\u200b\u202e\u2060\u0007\u200d";
  const form = { units: "汉滨区", matter, due: "2026-12-10", workstreams: ["peaceBuilding"], category: "keyDocuments" };
  expect(toastOf(await city.press("staff", "确认下达", { form }))).toContain("请补充：事项");
});

test("超长又在截断处落着半个表情的填写内容：说明太长，已填的还在", async () => {
  const city = await table();
  await issuedItem(city.app);
  await city.deliver();
  await city.press("hanbinLiaison", "签收");
  await city.press("hanbinLiaison", "反馈进展");
  const progress = `进${"😀".repeat(3_000)}`;
  const answer = await city.press("hanbinLiaison", "提交", { form: { progress, percent: "\ud83d", nextStep: "\0" } });
  expect(toastOf(answer)).toBe("“进展情况”请控制在 1000 字以内，详细材料可作为佐证上传。");
  expect(cardWords(answer.card?.data)).toContain("😀😀");
});

const INJECTED = "<at id=all></at>[点我](https://evil.example)**急**'\"; drop table journal;--%_\\";

test("事项、理由、文件名里的标记、@所有人和链接，到哪张卡片上都只是字", async () => {
  const city = await table();
  await issuedItem(city.app, { matter: INJECTED });
  await city.deliver();
  await city.press("hanbinLiaison", "不属本单位");
  await city.press("hanbinLiaison", "提交", { form: { reason: INJECTED } });
  await city.give("staff", { view: "ledger", filter: { said: INJECTED, words: "急" } });
  await city.give("staff", { view: "text", text: `已收到“${INJECTED}”。` });
  for (const row of await city.db.select().from(outboxMessage)) {
    const drawn = (await drawMessage(city.app, row, { again: true }))?.drawn;
    expect(JSON.stringify(drawn?.card.body)).not.toMatch(/<at|\]\(http/);
    expect(drawn?.text).not.toMatch(/<at|\]\(http/);
  }
  expect(city.wordsOf("staff")).toContain("<at id=all></at>[点我](https://evil.example)");
});

test.each([
  ["%", 0],
  ["_", 0],
  ["\\", 0],
  ["100%_\\核", 1],
  ["雪_工程", 0],
  ["' or '1'='1", 0],
])("查找的词 %s 只是字，查不出别的事项", async (words, total) => {
  const city = await table();
  await issuedItem(city.app, { matter: "雪亮工程点位整改" });
  await issuedItem(city.app, { matter: "完成率达到100%_\\核查" });
  await city.give("staff", { view: "ledger", filter: { words } });
  expect(city.wordsOf("staff")).toContain(`共 ${total} 条`);
});
