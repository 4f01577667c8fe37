import { describe, expect, test } from "vitest";
import type { Desk } from "./platform-desk.ts";
import { desk, failure, group, interactive, jia, text, to, toGroup, zhen } from "./platform-desk.ts";

const saidTo = (one: Desk, openId: string) =>
  one.sandbox
    .chats()
    .filter(({ type, members }) => type === "p2p" && members.includes(openId))
    .flatMap(({ chatId }) => one.sandbox.messages(chatId));

describe("限频", () => {
  test("同一人每秒五条，第六条被拒并说要等多久，满一秒又可以", async () => {
    const one = await desk();
    const { client, sandbox, real } = one;
    for (let n = 0; n < 5; n += 1) await client.send(to(zhen), text(`第 ${n} 条`), `u-${n}`);
    const refused = await failure(client.send(to(zhen), text("第六条"), "u-6"));
    expect(refused).toMatchObject({ code: 230020, httpStatus: 400, outcome: "retry", sent: "no", resetAfterMs: 1000 });
    await client.send(to(jia), text("另一人"), "u-7");
    real.advance(999);
    expect(await failure(client.send(to(zhen), text("第六条"), "u-6"))).toMatchObject({ code: 230020 });
    real.advance(1);
    await client.send(to(zhen), text("第六条"), "u-6");
    expect(saidTo(one, zhen)).toHaveLength(6);
    expect(sandbox.problems()).toHaveLength(2);
  });

  test("窗口按真实时间走，把试用时钟拨快并不算数", async () => {
    const { client, clock } = await desk();
    for (let n = 0; n < 5; n += 1) await client.send(toGroup, text(`第 ${n} 条`), `u-${n}`);
    clock.advance(60_000);
    expect(await failure(client.send(toGroup, text("第六条"), "u-6"))).toMatchObject({ code: 230020 });
  });

  test("同一张卡片每秒更新五次为限", async () => {
    const { client, real } = await desk();
    const { messageId } = await client.send(to(zhen), interactive, "u-1");
    for (let n = 0; n < 5; n += 1) await client.patch(messageId, interactive.content);
    expect(await failure(client.patch(messageId, interactive.content))).toMatchObject({ code: 230020 });
    real.advance(1_000);
    await client.patch(messageId, interactive.content);
  });

  test("同一接口每秒五十次，另一接口不受影响", async () => {
    const { client } = await desk();
    for (let n = 0; n < 50; n += 1) await client.groups();
    const refused = await failure(client.groups());
    expect(refused).toMatchObject({ code: 99991400, httpStatus: 429, outcome: "retry", resetAfterMs: 1000 });
    await client.members(group);
  });

  test("同一接口每分钟一千次，要等到最早的一次满一分钟", async () => {
    const { client, real } = await desk();
    for (let n = 0; n < 20; n += 1) {
      for (let m = 0; m < 50; m += 1) await client.botInfo();
      real.advance(1_000);
    }
    expect(await failure(client.botInfo())).toMatchObject({ code: 99991400, resetAfterMs: 40_000 });
    real.advance(40_000);
    await client.botInfo();
  });

  test("去重号已经发过的，不占名额", async () => {
    const { client } = await desk();
    const first = await client.send(to(zhen), text("一"), "u-1");
    for (let n = 0; n < 10; n += 1) expect(await client.send(to(zhen), text("一"), "u-1")).toEqual(first);
  });
});

describe("故障", () => {
  test.each([
    [230013, "personUnreachable"],
    [230053, "personUnreachable"],
    [230029, "personUnreachable"],
  ])("收不到的人按 %i 拒绝，恢复之后又收得到", async (code, outcome) => {
    const one = await desk();
    one.sandbox.faults.unreachable(zhen, code);
    expect(await failure(one.client.send(to(zhen), text("一"), "u-1"))).toMatchObject({ code, outcome, sent: "no" });
    await one.client.send(to(jia), text("一"), "u-2");
    one.sandbox.faults.unreachable(zhen, null);
    await one.client.send(to(zhen), text("一"), "u-1");
    expect(saidTo(one, zhen)).toHaveLength(1);
    expect(one.sandbox.problems()).toEqual([]);
  });

  test("群里禁言、解散各有其码", async () => {
    const { client, sandbox } = await desk();
    const { messageId } = await client.send(toGroup, interactive, "u-0");
    sandbox.faults.mute(group, true);
    expect(await failure(client.send(toGroup, text("一"), "u-1"))).toMatchObject({ code: 230018 });
    sandbox.faults.mute(group, false);
    await client.send(toGroup, text("一"), "u-1");
    sandbox.faults.dissolve(group);
    for (const call of [client.send(toGroup, text("二"), "u-2"), client.patch(messageId, interactive.content)]) {
      expect(await failure(call)).toMatchObject({ code: 232009, outcome: "channelDead" });
    }
    expect(sandbox.chats().some(({ chatId }) => chatId === group)).toBe(false);
  });

  test("停了：连不上，什么也没有发生；恢复后在原来的地址", async () => {
    const one = await desk();
    await one.sandbox.faults.down("refused");
    expect(await failure(one.client.send(to(zhen), text("一"), "u-1"))).toMatchObject({ outcome: "retry", sent: "no" });
    await one.sandbox.faults.down(null);
    await one.client.send(to(zhen), text("一"), "u-1");
    expect(saidTo(one, zhen)).toHaveLength(1);
  });

  test("网关出错：发没发说不清", async () => {
    const { client, sandbox } = await desk();
    await client.botInfo();
    await sandbox.faults.down("error");
    expect(await failure(client.send(to(zhen), text("一"), "u-1"))).toMatchObject({
      outcome: "unknown",
      sent: "maybe",
    });
    expect(await failure(client.groups())).toMatchObject({ outcome: "retry", sent: "no" });
  });

  test("答复丢了：其实发出了，同一去重号再来还是那一条", async () => {
    const one = await desk();
    await one.client.botInfo();
    one.sandbox.faults.loseAnswers(1);
    expect(await failure(one.client.send(to(zhen), text("一"), "u-1"))).toMatchObject({ outcome: "unknown" });
    expect(saidTo(one, zhen)).toHaveLength(1);
    const { messageId } = await one.client.send(to(zhen), text("一"), "u-1");
    expect(saidTo(one, zhen).map((message) => message.messageId)).toEqual([messageId]);
  });

  test("慢：事情马上办了，答复才慢", async () => {
    const one = await desk();
    await one.client.botInfo();
    one.sandbox.faults.slow(40);
    const sending = one.client.send(to(zhen), text("一"), "u-1");
    await expect.poll(() => saidTo(one, zhen)).toHaveLength(1);
    await sending;
  });

  test("要限频几次就几次，等多久由平台说", async () => {
    const { client, sandbox } = await desk();
    sandbox.faults.limit(2, 7);
    for (const uuid of ["u-1", "u-2"]) {
      const refused = await failure(client.send(to(zhen), text("一"), uuid));
      expect(refused).toMatchObject({ code: 99991400, httpStatus: 429, resetAfterMs: 7_000 });
    }
    await client.send(to(zhen), text("一"), "u-1");
    expect(sandbox.problems()).toEqual([]);
    expect(sandbox.counts().refused).toEqual({ 99991400: 2 });
  });

  test("卡片被拒一次，文字照发", async () => {
    const { client, sandbox } = await desk();
    sandbox.faults.refuseCards(1);
    expect(await failure(client.send(to(zhen), interactive, "u-1"))).toMatchObject({ code: 230099 });
    await client.send(to(zhen), text("一"), "u-2");
    await client.send(to(zhen), interactive, "u-3");
    expect(sandbox.problems()).toEqual([]);
  });
});
