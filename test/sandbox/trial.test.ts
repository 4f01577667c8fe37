import { expect, test } from "vitest";
import { calendar } from "../../src/domain/calendar/workdays.ts";
import { feishuClient } from "../../src/feishu/client.ts";
import { passGate } from "../../src/feishu/gate/gate.ts";
import { openTrial } from "../../src/sandbox/trial.ts";
import { handClock } from "../feishu/fake-platform.ts";
import { temporary, text, to } from "./platform-desk.ts";

const staff = "ou_office_staff";

/** The trial with a product that says one message at ten o'clock and hears what people say. */
async function trial(dataDir: string) {
  const system = handClock("2026-11-24T09:30:00+08:00");
  const due = new Date("2026-11-24T10:00:00+08:00");
  const tenants: string[] = [];
  const opened = await openTrial({
    redeliverEveryMs: null,
    dataDir,
    system,
    calendar,
    next: async (after) => (after < due ? due : null),
    settle: async () => {
      if (opened.clock.now().getTime() !== due.getTime()) return;
      for (let time = 0; time < 2; time += 1) await client.send(to(staff), text("提醒"), "u-1");
    },
    callback: async (_, { body, headers }) => {
      const verdict = passGate(
        Buffer.from(body),
        {
          timestamp: headers["x-lark-request-timestamp"] ?? null,
          nonce: headers["x-lark-request-nonce"] ?? null,
          signature: headers["x-lark-signature"] ?? null,
        },
        opened.edge.gate,
        opened.clock.now(),
      );
      if (verdict.kind === "envelope") tenants.push(verdict.envelope.tenantKey);
      return new Response("{}", { status: verdict.kind === "envelope" ? 200 : 401 });
    },
  });
  const client = feishuClient({ ...opened.edge.platform, clock: opened.clock, log: () => undefined });
  return { ...opened, tenants };
}

test("试用所发、所收都用本次启动才有的钥匙，单位号不变", async () => {
  const dataDir = temporary();
  const first = await trial(dataDir);
  expect(await first.sandbox.says(staff, "/帮助")).toMatchObject({ status: 200 });
  await first.close();
  const second = await trial(dataDir);
  await second.sandbox.says(staff, "/帮助");
  await second.close();
  expect(first.tenants).toEqual([first.edge.tenantKey]);
  expect(second.tenants).toEqual(first.tenants);
  expect(second.edge.gate.encryptKey).not.toBe(first.edge.gate.encryptKey);
});

test("时钟前进时说得出发了几条，重发的只算一条，重开之后会话和时间都在", async () => {
  const dataDir = temporary();
  const first = await trial(dataDir);
  expect(await first.clock.forward("hour")).toMatchObject({ said: 1 });
  await first.close();
  const second = await trial(dataDir);
  const chat = second.sandbox.chats().find(({ members }) => members.includes(staff));
  expect(second.sandbox.messages(chat?.chatId ?? "").map(({ content }) => content)).toEqual([{ text: "提醒" }]);
  expect(second.clock.now()).toEqual(new Date("2026-11-24T10:30:00+08:00"));
  await second.close();
});

test("页面就在同一处，只许本机打开", async () => {
  const { edge, close } = await trial(temporary());
  const state = (host: string) => edge.pages.request("/sandbox/state", { headers: { host } });
  expect(((await (await state("127.0.0.1:3000")).json()) as { people: unknown[] }).people.length).toBeGreaterThan(80);
  expect((await state("example.com")).status).toBe(403);
  await close();
});
