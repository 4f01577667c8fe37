import { expect, test } from "vitest";
import { admin, hanbin, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

test("菜单和帮助下面有可以直接点的命令，按本人权限给，最多三条；点了就是说了这句话", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await city.says(hanbin, "在吗");
  expect(city.messagesOf(hanbin).at(-1)?.suggestions).toEqual(["/待办", "/台账 逾期", "/帮助"]);
  await city.says(hanbin, "/帮助");
  expect(city.messagesOf(hanbin).at(-1)?.suggestions).toEqual(["/待办", "/台账 逾期", "/我"]);
  await city.says(admin, "在吗");
  expect(city.messagesOf(admin).at(-1)?.suggestions).toEqual(["/待办", "/自检", "/帮助"]);
  await city.says(staff, "/待办");
  expect(city.messagesOf(staff).at(-1)?.suggestions).toBeUndefined();
});

test("飞书不收快捷建议：消息照样送到，不重发，也没有人为此被打扰", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  city.faults.refuseSuggestions(true);
  await city.says(hanbin, "在吗");
  expect(city.heardBy(hanbin)).toEqual(["您好，我是督办助手"]);
  expect(city.messagesOf(hanbin).at(-1)?.suggestions).toBeUndefined();
  expect(city.heardBy(admin)).toEqual([]);
});
