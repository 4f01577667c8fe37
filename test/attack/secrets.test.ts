import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { drawMessage } from "../../src/bot/draw/draw.ts";
import { receiveDue } from "../../src/bot/receive/receive.ts";
import { followUp, journal } from "../../src/db/schema/journal.ts";
import { inboxEvent, outboxMessage } from "../../src/db/schema/messages.ts";
import { desk } from "../bot/desk.ts";
import { issuedItem } from "../support/town.ts";

const CANARY = "鹦鹉暗语\n    at 鹦鹉暗语 (/x.ts:1:1) 13912345678";
const isSpilt = (kept: unknown): boolean => /鹦鹉|13912345678/.test(JSON.stringify(kept));

async function listening() {
  const city = await desk();
  const lines: unknown[] = [];
  const write = (line: object, words?: string) => void lines.push(line, words);
  const log = { info: write, warn: write, error: write };
  const bot = { ...city.bot, app: { ...city.app, log } };
  return { ...city, lines, receive: () => receiveDue(bot) };
}

test("数据库出错时引了原话，日志、收件箱、待处置和监控标签里也没有原话", async () => {
  const city = await listening();
  await city.db.execute(sql`alter table item_draft add constraint broken check (false) not valid`);
  onTestFinished(async () => {
    await city.db.execute(sql`alter table item_draft drop constraint if exists broken`);
  });
  await city.says("staff", `/督办 汉滨区 ${CANARY} 12月10日前`);
  for (let hour = 0; hour < 12; hour += 1) {
    await city.receive();
    city.clock.set(new Date(city.clock.now().getTime() + 3 * 3_600_000).toISOString());
  }
  const [event] = await city.db.select().from(inboxEvent);
  expect(event?.status).toBe("dead");
  expect(event?.error).toContain("Error");
  expect(isSpilt([city.lines, city.counted, event?.error])).toBe(false);
  expect(isSpilt(await city.db.select().from(followUp))).toBe(false);
});

test("平常的办理：日志只有编号和结果，日志表只有摘要，按钮里没有字", async () => {
  const city = await listening();
  await issuedItem(city.app, { matter: CANARY.replaceAll("\n", " ") });
  await city.says("hanbinLiaison", "/签收 1");
  await city.says("hanbinLiaison", `/反馈 1 ${CANARY}`);
  await city.says("hanbinLiaison", `/查 ${CANARY}`);
  await city.says("shiquanLiaison", `/反馈 1 ${CANARY}`);
  await city.sendsFile("hanbinLiaison", "鹦鹉暗语.pdf");
  await city.says("nobody", CANARY);
  await city.receive();
  expect(city.lines.length).toBeGreaterThan(0);
  expect(isSpilt([city.lines, city.counted])).toBe(false);
  expect(isSpilt(await city.db.select().from(journal))).toBe(false);
  for (const row of await city.db.select().from(outboxMessage)) {
    const drawn = await drawMessage(city.app, row, { again: false });
    const values = [...JSON.stringify(drawn?.drawn.card ?? {}).matchAll(/"value":(\{[^}]*\})/g)].map(
      ([, value]) => value,
    );
    expect(isSpilt(values)).toBe(false);
  }
});

test("停机期间发来的佐证按发出的时间算：三十分钟以内的归入事项，以后的请本人选", async () => {
  const city = await desk();
  await issuedItem(city.app);
  await city.says("hanbinLiaison", "/签收 1");
  await city.says("hanbinLiaison", "/佐证 1");
  await city.receive();
  await city.heard();
  city.clock.set("2026-11-24T09:05+08:00");
  await city.sendsFile("hanbinLiaison", "in-time.pdf");
  city.clock.set("2026-11-24T09:35+08:00");
  await city.sendsFile("hanbinLiaison", "too-late.pdf");
  city.clock.set("2026-11-24T11:00+08:00");
  await city.receive();
  expect((await city.heard()).map(({ view }) => view.view)).toEqual(["evidenceChoice"]);
});
