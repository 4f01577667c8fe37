import { text as textIn } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import type { Desk } from "./platform-desk.ts";
import {
  card,
  cardOf,
  desk,
  failure,
  group,
  interactive,
  jia,
  keys,
  messageIn,
  outsider,
  text,
  to,
  toGroup,
  zhen,
} from "./platform-desk.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const messages = "/im/v1/messages";
const byPerson = `${messages}?receive_id_type=open_id`;
const said = { receive_id: zhen, msg_type: "text", content: JSON.stringify({ text: "已收到" }) };
const withCard = (value: unknown) => ({ ...said, msg_type: "interactive", content: JSON.stringify(value) });

describe("令牌", () => {
  test("应用号和密钥不对都拿不到令牌", async () => {
    const { raw } = await desk();
    const ask = (value: object) =>
      raw.call("POST", "/auth/v3/tenant_access_token/internal", {
        headers: { "content-type": "application/json" },
        body: JSON.stringify(value),
      });
    expect((await ask({ app_id: "cli_other", app_secret: keys.appSecret })).code).toBe(10003);
    expect((await ask({ app_id: keys.appId, app_secret: "wrong" })).code).toBe(10014);
    expect((await ask({ app_id: keys.appId })).code).toBe(10003);
  });

  test("没有令牌、乱写的令牌、两小时前的令牌都不行，还有半小时以上时发同一个", async () => {
    const { raw, clock } = await desk();
    const ask = (authorization?: string) =>
      raw.call("GET", "/bot/v3/info", { headers: authorization ? { authorization } : {} });
    expect((await ask()).code).toBe(99991661);
    expect((await ask("Bearer t-wrong")).code).toBe(99991663);
    const first = await raw.token();
    expect((await ask(`Bearer ${first}`)).code).toBe(0);
    clock.advance(1.5 * HOUR_MS);
    expect(await raw.token()).toBe(first);
    clock.advance(1);
    expect(await raw.token()).not.toBe(first);
    clock.advance(HOUR_MS);
    expect((await ask(`Bearer ${first}`)).code).toBe(99991663);
  });

  test("令牌被收回，客户端自己换一个再来", async () => {
    const { client, sandbox } = await desk();
    await client.botInfo();
    sandbox.faults.revokeTokens();
    expect((await client.botInfo()).name).toBe("督办助手");
  });
});

describe("不合规矩的请求逐一拒绝", () => {
  const cases: [string, string, string, unknown, number][] = [
    ["少了收件人", "POST", byPerson, { ...said, receive_id: undefined }, 230001],
    ["多了一个字段", "POST", byPerson, { ...said, extra: 1 }, 230001],
    ["内容不是 JSON 文本", "POST", byPerson, { ...said, content: { text: "x" } }, 230001],
    ["内容是坏的 JSON", "POST", byPerson, { ...said, content: "已收到" }, 230001],
    ["文本内容多了字段", "POST", byPerson, { ...said, content: '{"text":"x","at":1}' }, 230001],
    ["空的文本", "POST", byPerson, { ...said, content: '{"text":""}' }, 230001],
    ["没有收件人类型", "POST", messages, said, 230001],
    ["没有这种收件人类型", "POST", `${messages}?receive_id_type=phone`, said, 230001],
    ["多了一个参数", "POST", `${byPerson}&user=1`, said, 230001],
    ["会话号当作人", "POST", byPerson, { ...said, receive_id: group }, 99992351],
    ["没有这个人", "POST", byPerson, { ...said, receive_id: "ou_nobody" }, 99992351],
    ["没有这种消息", "POST", byPerson, { ...said, msg_type: "poem" }, 230054],
    ["去重号太长", "POST", byPerson, { ...said, uuid: "u".repeat(51) }, 230001],
    ["发别人的文件", "POST", byPerson, { ...said, msg_type: "file", content: '{"file_key":"file_v3_x"}' }, 230017],
    ["回复不存在的消息", "POST", `${messages}/om_none/reply`, { msg_type: "text", content: said.content }, 230110],
    ["更新不存在的消息", "PATCH", `${messages}/om_none`, { content: JSON.stringify(card) }, 230110],
    ["更新时多了字段", "PATCH", `${messages}/om_none`, { content: "{}", msg_type: "interactive" }, 230001],
    ["会话号写错", "GET", `${messages}?container_id_type=chat&container_id=ou_x`, undefined, 230001],
    ["一页要得太多", "GET", `${messages}?container_id_type=chat&container_id=${group}&page_size=51`, undefined, 230001],
    ["成员的号要别的种类", "GET", `/im/v1/chats/${group}/members?member_id_type=user_id`, undefined, 230001],
    ["查人时一个也没给", "POST", "/contact/v3/users/batch_get_id?user_id_type=open_id", {}, 40004],
    [
      "一次查 51 人",
      "POST",
      "/contact/v3/users/batch_get_id?user_id_type=open_id",
      { mobiles: Array.from({ length: 51 }, (_, n) => `1390000${1000 + n}`) },
      40004,
    ],
    ["卡片是 1.0", "POST", byPerson, withCard({ elements: [] }), 230099],
    ["卡片里有不认识的属性", "POST", byPerson, withCard(cardOf([{ tag: "hr", colour: "red" }])), 230099],
    ["卡片不是共享卡片", "POST", byPerson, withCard({ ...card, config: { update_multi: false } }), 230099],
    ["卡片超过 30 KB", "POST", byPerson, withCard(cardOf([{ tag: "markdown", content: "长".repeat(10_300) }])), 230025],
  ];

  test.each(cases)("%s", async (...[, method, path, body, code]) => {
    const { raw, sandbox } = await desk();
    const answer = await raw.send(method, path, body);
    expect(answer).toMatchObject({ code });
    expect(answer.status).toBe(400);
    expect(sandbox.chats().flatMap(({ chatId }) => sandbox.messages(chatId))).toEqual([]);
    if (code !== 99992351 && code !== 230110) expect(sandbox.problems()).toHaveLength(1);
  });

  test("不写 JSON 的类型、没有的路径也不行", async () => {
    const { raw, sandbox } = await desk();
    const headers = { authorization: `Bearer ${await raw.token()}`, "content-type": "text/plain" };
    const body = JSON.stringify(said);
    expect((await raw.call("POST", byPerson, { headers, body })).code).toBe(230001);
    expect((await raw.send("DELETE", `${messages}/om_x`)).status).toBe(404);
    expect(sandbox.problems()).toHaveLength(2);
  });

  test("被拒的卡片说得出错在哪一处", async () => {
    const { client } = await desk();
    const content = cardOf([{ tag: "markdown", content: "x" }, { tag: "note" }]);
    const refused = await failure(client.send(to(zhen), { type: "interactive", content }, "u"));
    expect(refused).toMatchObject({ code: 230099, outcome: "fixContent", sent: "no" });
    expect(refused.place).toBe("ErrCode: 200621; ErrPath: ROOT -> body -> elements -> [1] -> tag");
  });
});

describe("同一去重号", () => {
  test("一小时内只发一条并得到同一条，一小时后再发一条", async () => {
    const { client, sandbox, advance } = await desk();
    const first = await client.send(to(zhen), text("一"), "u-1");
    advance(HOUR_MS - 1);
    expect(await client.send(to(zhen), text("一"), "u-1")).toEqual(first);
    expect(sandbox.messages(first.chatId)).toHaveLength(1);
    advance(1);
    expect(await client.send(to(zhen), text("一"), "u-1")).not.toEqual(first);
    expect(sandbox.messages(first.chatId)).toHaveLength(2);
  });

  test("回复也记得", async () => {
    const { client } = await desk();
    const { messageId } = await client.send(to(zhen), text("一"), "u-1");
    const replied = await client.reply(messageId, text("二"), "u-2");
    expect(await client.reply(messageId, text("二"), "u-2")).toEqual(replied);
  });

  test("同一个人的私聊会话号始终不变", async () => {
    const { client } = await desk();
    const first = await client.send(to(zhen), text("一"), "u-1");
    const again = await (await desk()).client.send(to(zhen), text("一"), "u-1");
    expect(again.chatId).toBe(first.chatId);
    expect(again.messageId).not.toBe(first.messageId);
  });
});

describe("更新卡片", () => {
  const other = cardOf([{ tag: "markdown", content: "已签收" }]);
  const sent = async ({ client }: Desk) => client.send(to(zhen), interactive, "u-1");

  test("十四天之内可以，过了一毫秒就不行", async () => {
    const one = await desk();
    const { messageId, chatId } = await sent(one);
    one.advance(14 * DAY_MS);
    await one.client.patch(messageId, other);
    expect(one.sandbox.messages(chatId)[0]?.card).toEqual(other);
    one.advance(1);
    expect(await failure(one.client.patch(messageId, other))).toMatchObject({ code: 230031, outcome: "expired" });
  });

  test("撤回的、别人的、不是卡片的都不行，坏卡片也不行", async () => {
    const { client, sandbox } = await desk();
    const { messageId, chatId } = await client.send(to(zhen), interactive, "u-1");
    const words = await client.send(to(zhen), text("一"), "u-2");
    await sandbox.says(zhen, "在");
    const theirs = sandbox.messages(chatId).at(-1)?.messageId ?? "";
    expect(await failure(client.patch(theirs, other))).toMatchObject({ code: 230012 });
    expect(await failure(client.patch(words.messageId, other))).toMatchObject({ code: 230001 });
    expect(await failure(client.patch(messageId, { ...other, schema: "1.0" }))).toMatchObject({ code: 230099 });
    await sandbox.recalls(messageId);
    expect(await failure(client.patch(messageId, other))).toMatchObject({ code: 230011, outcome: "gone" });
    expect(await failure(client.reply(messageId, text("二"), "u-3"))).toMatchObject({ code: 230011 });
  });
});

describe("读回会话", () => {
  test("按时间取，机器人的和人的分得清，卡片只剩文字", async () => {
    const { client, sandbox, clock, advance } = await desk();
    const { chatId } = await client.send(to(zhen), interactive, "u-1");
    advance(2_000);
    const since = clock.now();
    await sandbox.says(zhen, "在办");
    const all = await client.list(chatId, new Date(since.getTime() - 5_000), since);
    expect(all.map(({ fromApp }) => fromApp)).toEqual([true, false]);
    expect(all[0]?.text).toContain("督办事项");
    expect(all[0]?.text).toContain("#a1b2c3d4");
    expect(all[0]?.text).not.toContain("acknowledge");
    expect(all[1]?.text).toBe("在办");
    const late = await client.list(chatId, new Date(since.getTime() - 1_000), since);
    expect(late.map(({ text: words }) => words)).toEqual(["在办"]);
  });

  test("一百二十条分三页取全，撤回的只剩提示", async () => {
    const { client, sandbox, clock } = await desk();
    for (let n = 0; n < 120; n += 1) await sandbox.says(zhen, `第 ${n} 条`, { chatId: group });
    const found = await client.list(group, clock.now(), clock.now());
    expect(found.map(({ text: words }) => words)).toEqual(Array.from({ length: 120 }, (_, n) => `第 ${n} 条`));
    expect(sandbox.counts().calls["im.message.list"]).toBe(3);
    await sandbox.recalls(sandbox.messages(group)[0]?.messageId ?? "");
    expect((await client.list(group, clock.now(), clock.now()))[0]?.text).toContain("recalled");
  });
});

describe("文件", () => {
  test("人发来的文件按消息取得回来，别的消息取不到", async () => {
    const { client, sandbox, heard } = await desk();
    await sandbox.sendsFile(zhen, { name: "整改报告.pdf", bytes: Buffer.from("报告") });
    const { messageId, messageType, file } = messageIn(heard);
    const key = file?.key ?? "";
    expect([messageType, file?.name]).toEqual(["file", "整改报告.pdf"]);
    const { body, size } = await client.download(messageId, key, "file");
    expect(await textIn(body)).toBe("报告");
    expect(size).toBe(6);
    expect(await failure(client.download(messageId, key, "image"))).toMatchObject({ code: 234001 });
    expect(await failure(client.download(messageId, "file_v3_other", "file"))).toMatchObject({ code: 234003 });
    const sent = await client.send(to(zhen), interactive, "u-1");
    expect(await failure(client.download(sent.messageId, key, "file"))).toMatchObject({ code: 234043 });
  });

  test("照片成了图片消息，名字没有了", async () => {
    const { client, sandbox, heard } = await desk();
    await sandbox.sendsFile(zhen, { name: "现场.jpg", bytes: Buffer.from("图") });
    const { messageId, file } = messageIn(heard);
    expect(file).toMatchObject({ type: "image", name: "图片" });
    const { body } = await client.download(messageId, file?.key ?? "", "image");
    expect(await textIn(body)).toBe("图");
  });

  test("机器人上传的文件才发得出去", async () => {
    const { client, sandbox } = await desk();
    const key = await client.upload("台账.xlsx", Buffer.from("表"), "xls");
    const { chatId } = await client.send(to(zhen), { type: "file", content: key }, "u-1");
    const [message] = sandbox.messages(chatId);
    expect(message).toMatchObject({ type: "file", content: { file_key: key, file_name: "台账.xlsx" } });
    const file = await sandbox.fileOf(message?.messageId ?? "");
    expect(file?.name).toBe("台账.xlsx");
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe("表");
    expect(await sandbox.fileOf("om_none")).toBeNull();
  });

  test("空文件、没有的种类、不成表单的上传都不行", async () => {
    const { raw, client } = await desk();
    const authorization = `Bearer ${await raw.token()}`;
    const upload = (fields: Record<string, string | Blob>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      return raw.call("POST", "/im/v1/files", { headers: { authorization }, body: form });
    };
    const whole = { file_type: "stream", file_name: "a.txt", file: new Blob(["x"]) };
    expect((await upload(whole)).code).toBe(0);
    expect((await upload({ ...whole, file: new Blob([]) })).code).toBe(234010);
    expect((await upload({ ...whole, file_type: "exe" })).code).toBe(234001);
    expect((await upload({ ...whole, more: "x" })).code).toBe(234001);
    expect((await raw.send("POST", "/im/v1/files", {})).code).toBe(234001);
    expect(await failure(client.upload("a", new Uint8Array(), "stream"))).toMatchObject({ sent: "no" });
  });
});

describe("人和群", () => {
  test("手机号和邮箱找得到人，不认识的没有号", async () => {
    const { client } = await desk();
    const asked = { mobiles: ["13900000001", "13900000009"], emails: ["jia@example.com"] };
    expect(await client.findOpenIds(asked)).toEqual(
      new Map([
        ["13900000001", zhen],
        ["jia@example.com", jia],
      ]),
    );
  });

  test("群只列机器人在的，成员不含机器人，外单位的人看得出来", async () => {
    const { client, sandbox } = await desk();
    expect(await client.groups()).toEqual([{ chatId: group, name: "示例工作群", external: false }]);
    expect((await client.members(group)).map(({ name }) => name)).toEqual(["甄明", "甄明示例"]);
    sandbox.joins(outsider, group);
    expect((await client.groups())[0]?.external).toBe(true);
    const members = await client.members(group);
    expect(members.map(({ tenantKey }) => tenantKey)).toEqual(["tenant_sample", "tenant_sample", "tenant_other"]);
    sandbox.leaves(outsider, group);
    await sandbox.movesBot(zhen, group, false);
    expect(await client.groups()).toEqual([]);
    expect(await failure(client.members(group))).toMatchObject({ code: 230002 });
    expect(await failure(client.send(toGroup, text("一"), "u"))).toMatchObject({ outcome: "channelDead" });
  });

  test("机器人自己退出群；再退一次等于已经不在", async () => {
    const { client, sandbox } = await desk();
    await client.leave(group);
    expect(sandbox.chats().find(({ chatId }) => chatId === group)).toMatchObject({ botIn: false });
    expect(await client.groups()).toEqual([]);
    expect(await failure(client.leave(group))).toMatchObject({ outcome: "channelDead" });
    expect(sandbox.counts().calls["im.chatMembers.delete"]).toBe(2);
  });

  test("机器人说得出自己是谁", async () => {
    const { client } = await desk();
    expect(await client.botInfo()).toEqual({ openId: "ou_duban_assistant", name: "督办助手" });
  });
});
