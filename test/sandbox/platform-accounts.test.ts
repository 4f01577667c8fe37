import { expect, test } from "vitest";
import { openSandbox } from "../../src/sandbox/platform/open.ts";
import { handClock } from "../feishu/fake-platform.ts";
import { temporary } from "./platform-desk.ts";

const keys = { appId: "cli_a", appSecret: "s", encryptKey: "e", verificationToken: "v", tenantKey: "t" };
const known = { openId: "ou_zhen", name: "甄明", title: "平安办", mobile: "13900000001" };
const person = (name: string, more: { mobile?: string; email?: string; openId?: string }) => ({
  ...{ name, title: "示例局 · 联络员", mobile: null, email: null, openId: null },
  ...more,
});

const opened = (dataDir: string) =>
  openSandbox({
    ...{ keys, dataDir, clock: handClock("2026-11-24T09:30:00+08:00") },
    city: { people: [known], groups: [] },
    callback: async () => ({ status: 200, body: "{}" }),
  });

test("只有手机号或邮箱的人各有一个账号和会话，重发、重开都还是那一个；已有账号的、什么都没写的不另添", async () => {
  const dataDir = temporary();
  const first = await opened(dataDir);
  const asked = [
    person("尚自有", { mobile: "13900000101" }),
    person("向自有", { email: "xiang@example.com" }),
    person("另写的甄明", { mobile: "13900000001" }),
    person("自带账号", { openId: "ou_own" }),
    person("什么都没写", {}),
  ];
  first.admits(asked);
  first.admits(asked);
  const people = first.people();
  expect(people.map(({ name }) => name)).toEqual(["甄明", "尚自有", "向自有", "自带账号"]);
  expect(people.at(-1)?.openId).toBe("ou_own");
  expect(first.chats().map(({ name }) => name)).toEqual(["甄明", "尚自有", "向自有", "自带账号"]);
  await first.close();
  const second = await opened(dataDir);
  expect(second.people()).toEqual(people);
  await second.close();
});
