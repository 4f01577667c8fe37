import { expect, test } from "vitest";
import { commands } from "../../src/bot/commands/index.ts";
import { nativeCommands } from "../../src/bot/native-commands.ts";
import { nativeState } from "../../src/db/native-commands.ts";
import { setting } from "../../src/db/schema/journal.ts";
import { slashScope } from "../../src/feishu/slash-commands.ts";
import { clientOf } from "../feishu/fake-platform.ts";
import type { City } from "../support/scenes.ts";
import { admin } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const NOW = "2026-03-02T09:20+08:00";
const ours = commands.map(({ name, summary }) => ({ command: name, description: { default_value: summary } }));
const listed = (city: City) => [...city.sandbox.slashCommands.values()];
const calls = (city: City) => city.sandbox.counts().calls;

test("启动后把全部命令登记给客户端，只登记一次；自检说登记了几条", async () => {
  const city = await world({ now: NOW, slash: true });
  await city.settled();
  expect(listed(city)).toEqual(ours);
  await city.settled();
  await city.clockStrikes("2026-03-02T15:00+08:00");
  expect(calls(city)).toMatchObject({ "application.slash.get": 1, "application.slash.post": ours.length });
  await city.says(admin, "/自检");
  expect(city.cardOf(admin, "自检结果")).toContain(`已登记 ${ours.length} 条`);
  expect(city.sandbox.problems()).toEqual([]);
});

test("六小时后核对：被改的改回来，缺的补上，不再有的删去；别人登记的不动，同名的也不动", async () => {
  const city = await world({ now: NOW, slash: true });
  const others = { command: "会议", description: { default_value: "预订会议室" } };
  const sameName = { command: "督办", description: { default_value: "另一个程序的命令" } };
  city.sandbox.slashCommands.set("cmd_other", others);
  city.sandbox.slashCommands.set("cmd_same", sameName);
  await city.settled();
  expect(listed(city)).toEqual([others, sameName, ...ours.filter(({ command }) => command !== "督办")]);
  const [changed, gone, retired] = [...city.sandbox.slashCommands].slice(2);
  if (!changed || !gone || !retired) throw new Error("nothing was registered");
  city.sandbox.slashCommands.set(changed[0], { ...changed[1], description: { default_value: "有人改过" } });
  city.sandbox.slashCommands.delete(gone[0]);
  city.sandbox.slashCommands.set(retired[0], { ...retired[1], command: "旧命令" });
  await city.clockStrikes("2026-03-02T15:20+08:00");
  const now = listed(city);
  expect(now.slice(0, 2)).toEqual([others, sameName]);
  expect(now.filter(({ command }) => command === "旧命令")).toEqual([]);
  expect(new Set(now.slice(2).map(({ command }) => command))).toEqual(
    new Set(ours.map(({ command }) => command).filter((name) => name !== "督办")),
  );
  expect(now).toContainEqual(changed[1]);
});

test("没有权限：不算故障，命令照常；自检说出开通哪一项，开通后一小时内补上", async () => {
  const city = await world({ now: NOW, slash: true });
  city.faults.withdrawScope(slashScope);
  await city.settled();
  await city.says(admin, "/自检");
  expect(city.cardOf(admin, "自检结果")).toMatch(
    /斜杠命令列表（请留意）.*没有登记命令的权限.*权限管理开通 application:app_slash_command:write，并发布版本.*命令照常输入/,
  );
  expect(listed(city)).toEqual([]);
  city.faults.grantScope(slashScope);
  await city.clockStrikes("2026-03-02T10:10+08:00");
  expect(listed(city)).toEqual([]);
  await city.clockStrikes("2026-03-02T10:20+08:00");
  expect(listed(city)).toEqual(ours);
});

test("平台没有这个功能：记下就好，每小时只问一次", async () => {
  const city = await world({ now: NOW });
  const old = await clientOf(() => ({ status: 404, body: "404 page not found" }));
  const bot = { ...city.product.bot, feishu: old.client };
  await city.db.delete(setting);
  const run = nativeCommands(bot);
  expect([await run(), await run(), old.remote.seen.length]).toEqual([0, 0, 1]);
  expect((await nativeState(city.db)).state).toBe("absent");
});

test("两个进程同时启动，只有一个去登记；登记到一半断开，下次接着来，没有重复", async () => {
  const city = await world({ now: NOW, slash: true });
  const [first, second] = [nativeCommands(city.product.bot), nativeCommands(city.product.bot)];
  await Promise.all([first(), second()]);
  expect(calls(city)["application.slash.get"]).toBe(1);
  expect(listed(city)).toEqual(ours);
  const again = await world({ now: NOW, slash: true });
  again.faults.loseAnswers(1);
  await again.settled();
  expect((await nativeState(again.db)).state).toBe("failed");
  expect(listed(again)).toHaveLength(1);
  await again.clockStrikes("2026-03-02T10:20+08:00");
  expect(listed(again)).toEqual(ours);
  expect(Object.keys((await nativeState(again.db)).made)).toHaveLength(ours.length);
  expect(again.sandbox.problems()).toEqual([]);
});
