import { Buffer } from "node:buffer";
import { buffer } from "node:stream/consumers";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { feishuClient } from "../../src/feishu/client.ts";
import { FeishuError } from "../../src/feishu/errors.ts";
import type { Answer, Seen } from "./fake-platform.ts";
import { APP_SECRET, appId, clientOf, handClock } from "./fake-platform.ts";

const person = { type: "open_id", id: "ou_zhenming" } as const;
const card = { schema: "2.0", header: { title: { tag: "plain_text", content: "督〔2026〕1号 雪亮工程点位整改" } } };
const sentAnswer = { body: { code: 0, msg: "success", data: { message_id: "om_new1", chat_id: "oc_private1" } } };
const said = { type: "text", content: "雪亮工程 13900000000" } as const;

async function failure(promise: Promise<unknown>): Promise<FeishuError> {
  const error = await promise.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof FeishuError)) throw new Error(`expected a FeishuError, got ${inspect(error)}`);
  return error;
}

const jsonOf = (body: Buffer | undefined) => JSON.parse((body ?? Buffer.from("null")).toString());

describe("发送、回复与更新", () => {
  test("发卡片：收件人、类型、内容与去重号各在其位，返回消息号与会话号", async () => {
    const { client, remote } = await clientOf(() => sentAnswer);
    const sent = await client.send(person, { type: "interactive", content: card }, "uuid-1");
    expect(sent).toEqual({ messageId: "om_new1", chatId: "oc_private1" });
    const [call] = remote.seen;
    expect(call).toMatchObject({ method: "POST", path: "/open-apis/im/v1/messages", token: "t-1" });
    expect(call?.type).toBe("application/json; charset=utf-8");
    expect(call?.query.get("receive_id_type")).toBe("open_id");
    const body = jsonOf(call?.body);
    expect(body).toMatchObject({ receive_id: "ou_zhenming", msg_type: "interactive", uuid: "uuid-1" });
    expect(JSON.parse(body.content)).toEqual(card);
  });

  test.each([
    ["text", "请发 /待办", { text: "请发 /待办" }],
    ["text", { text: "已收到" }, { text: "已收到" }],
    ["file", "file_v3_sample", { file_key: "file_v3_sample" }],
  ] as const)("%s 消息的内容写成平台的样子", async (type, content, written) => {
    const { client, remote } = await clientOf(() => sentAnswer);
    await client.send({ type: "chat_id", id: "oc_group1" }, { type, content }, "uuid-2");
    expect(JSON.parse(jsonOf(remote.seen[0]?.body).content)).toEqual(written);
  });

  test("回复带上被回复的消息号", async () => {
    const { client, remote } = await clientOf(() => sentAnswer);
    expect(await client.reply("om_asked1", said, "uuid-3")).toEqual({ messageId: "om_new1", chatId: "oc_private1" });
    expect(remote.seen[0]?.path).toBe("/open-apis/im/v1/messages/om_asked1/reply");
    expect(jsonOf(remote.seen[0]?.body)).toMatchObject({ msg_type: "text", uuid: "uuid-3" });
  });

  test("更新卡片用 PATCH，内容是卡片的文本", async () => {
    const { client, remote } = await clientOf(() => ({ body: { code: 0, msg: "ok", data: {} } }));
    await client.patch("om_card1", card);
    expect(remote.seen[0]).toMatchObject({ method: "PATCH", path: "/open-apis/im/v1/messages/om_card1" });
    expect(JSON.parse(jsonOf(remote.seen[0]?.body).content)).toEqual(card);
  });

  test("超过 30 KB 的卡片和过长的去重号不出门", async () => {
    const { client, remote } = await clientOf(() => sentAnswer);
    const large = { type: "interactive", content: { text: "长".repeat(10_300) } } as const;
    expect(await failure(client.send(person, large, "u"))).toMatchObject({ outcome: "fixContent", sent: "no" });
    expect(await failure(client.send(person, said, "u".repeat(51)))).toMatchObject({ outcome: "bug", sent: "no" });
    expect(await failure(client.send(person, said, ""))).toMatchObject({ outcome: "bug" });
    expect(remote.seen).toHaveLength(0);
  });
});

describe("编号进入路径之前先核对", () => {
  const crooked = [
    "../../contact/v3/users/x?",
    "om_a/../b",
    "",
    "ou_a",
    "om_",
    "om_a?b=c",
    "om_a#b",
    "om_a\n",
    "om_%2e",
  ];

  test.each(crooked)("消息号 %j 不出门", async (id) => {
    const { client, remote } = await clientOf(() => sentAnswer);
    for (const call of [client.patch(id, card), client.reply(id, said, "u"), client.download(id, "k", "file")]) {
      expect(await failure(call)).toMatchObject({ outcome: "bug", sent: "no" });
    }
    expect(remote.tokenCalls).toHaveLength(0);
  });

  test("收件人、会话号和文件号同样", async () => {
    const { client, remote } = await clientOf(() => sentAnswer);
    const at = new Date(0);
    const calls = [
      client.send({ type: "open_id", id: "oc_x" }, said, "u"),
      client.send({ type: "chat_id", id: "ou_x" }, said, "u"),
      client.list("oc_x/../y", at, at),
      client.members("../x"),
      client.download("om_x", "../x", "file"),
    ];
    for (const call of calls) expect(await failure(call)).toMatchObject({ outcome: "bug", sent: "no" });
    expect(remote.seen).toHaveLength(0);
  });
});

describe("租户令牌", () => {
  test("同时发起十个调用只取一次令牌", async () => {
    const { client, remote } = await clientOf(() => sentAnswer);
    await Promise.all(Array.from({ length: 10 }, (_, i) => client.send(person, said, `u${i}`)));
    expect(remote.tokenCalls).toHaveLength(1);
    expect(jsonOf(remote.tokenCalls[0]?.body)).toEqual({ app_id: appId, app_secret: APP_SECRET });
    expect(remote.tokenCalls[0]?.token).toBe("");
    expect(remote.seen.map(({ token }) => token)).toEqual(Array.from({ length: 10 }, () => "t-1"));
  });

  test("到期前 30 分钟换新，之前不换", async () => {
    const { client, remote, clock } = await clientOf(() => sentAnswer);
    await client.send(person, said, "u1");
    clock.advance(89 * 60_000);
    await client.send(person, said, "u2");
    expect(remote.tokenCalls).toHaveLength(1);
    clock.advance(60_000);
    await client.send(person, said, "u3");
    expect(remote.seen.map(({ token }) => token)).toEqual(["t-1", "t-1", "t-2"]);
  });

  test("寿命不足 30 分钟的令牌用到一半，不会每次都取", async () => {
    const { client, remote, clock } = await clientOf(() => sentAnswer, { expire: 600 });
    await client.send(person, said, "u1");
    clock.advance(299_000);
    await client.send(person, said, "u2");
    expect(remote.tokenCalls).toHaveLength(1);
    clock.advance(1_000);
    await client.send(person, said, "u3");
    expect(remote.tokenCalls).toHaveLength(2);
  });

  test.each([99991661, 99991663, 99991664, 99991665, 99991668, 99991671, 99991677])(
    "令牌码 %d：换一次令牌重来，一次即成",
    async (code) => {
      const { client, remote, lines } = await clientOf(({ token }) =>
        token === "t-1" ? { status: 400, body: { code, msg: "invalid token" } } : sentAnswer,
      );
      expect(await client.send(person, said, "u")).toMatchObject({ messageId: "om_new1" });
      expect(remote.seen.map(({ token }) => token)).toEqual(["t-1", "t-2"]);
      expect(lines).toEqual([]);
    },
  );

  test("换过令牌仍不认：只换这一次，然后报警", async () => {
    const { client, remote } = await clientOf(() => ({ status: 401, body: { code: 99991663, msg: "invalid" } }));
    expect(await failure(client.send(person, said, "u"))).toMatchObject({
      outcome: "alarm",
      sent: "no",
      code: 99991663,
      httpStatus: 401,
    });
    expect(remote.seen).toHaveLength(2);
    expect(remote.tokenCalls).toHaveLength(2);
  });

  test("五个调用同时发现令牌失效，也只换一次", async () => {
    const { client, remote } = await clientOf(({ token }) =>
      token === "t-1" ? { status: 400, body: { code: 99991663, msg: "" } } : sentAnswer,
    );
    await Promise.all(Array.from({ length: 5 }, (_, i) => client.send(person, said, `u${i}`)));
    expect(remote.tokenCalls).toHaveLength(2);
  });

  test.each<[string, Answer, object]>([
    ["密钥不对", { body: { code: 10014, msg: `app secret ${APP_SECRET} invalid` } }, { outcome: "alarm", code: 10014 }],
    ["平台出错", { status: 502, body: "<html>bad gateway</html>" }, { outcome: "retry", code: null }],
    ["连接被断", "reset", { outcome: "retry" }],
    ["答非所问", { body: { code: 0, msg: "ok" } }, { outcome: "retry" }],
    [
      "限频",
      { status: 429, headers: { "x-ogw-ratelimit-reset": "7" }, body: { code: 99991400 } },
      { outcome: "retry", resetAfterMs: 7000 },
    ],
  ])("取令牌%s：消息肯定没有发出，下次重新取", async (_, answer, expected) => {
    const { client, remote } = await clientOf(() => sentAnswer);
    remote.tokens(() => answer);
    expect(await failure(client.send(person, said, "u"))).toMatchObject({ ...expected, sent: "no" });
    expect(remote.seen).toHaveLength(0);
    remote.tokens(null);
    expect(await client.send(person, said, "u")).toMatchObject({ messageId: "om_new1" });
  });
});

describe("失败都说清后果", () => {
  const refusal = (code: number, status = 400): Answer => ({ status, body: { code, msg: "refused" } });

  test.each<[string, Answer, object]>([
    [
      "限频并告知等待",
      { status: 429, headers: { "x-ogw-ratelimit-reset": "12" }, body: { code: 99991400, msg: "" } },
      { outcome: "retry", sent: "no", code: 99991400, httpStatus: 429, resetAfterMs: 12_000 },
    ],
    [
      "旧接口以 400 限频",
      { status: 400, headers: { "x-ogw-ratelimit-reset": "3" }, body: { code: 99991400 } },
      { outcome: "retry", resetAfterMs: 3_000 },
    ],
    [
      "等待时间写坏",
      { status: 429, headers: { "x-ogw-ratelimit-reset": "soon" }, body: { code: 99991400 } },
      { outcome: "retry", resetAfterMs: null },
    ],
    [
      "等待时间离谱",
      { status: 429, headers: { "x-ogw-ratelimit-reset": "99999999" }, body: { code: 99991400 } },
      { resetAfterMs: 3_600_000 },
    ],
    ["429 而无正文", { status: 429, body: "slow down" }, { outcome: "retry", sent: "no", code: null }],
    [
      "HTTP 200 而码不为零",
      { status: 200, body: { code: 230013, msg: "" } },
      { outcome: "personUnreachable", sent: "no", httpStatus: 200 },
    ],
    ["人不可达", refusal(230053), { outcome: "personUnreachable", sent: "no" }],
    ["群已解散", refusal(232009), { outcome: "channelDead" }],
    ["卡片不合规", refusal(230099), { outcome: "fixContent" }],
    ["未知错误码", refusal(987654), { outcome: "noRetry", sent: "no", code: 987654 }],
    ["同一去重号正在发送", refusal(230049), { outcome: "retry", sent: "maybe" }],
    ["平台内部错误", refusal(2200), { outcome: "retry", sent: "maybe" }],
    ["平台内部错误带 500", refusal(5000, 500), { outcome: "retry", sent: "maybe" }],
    [
      "500 而无码可读",
      { status: 500, body: "<html/>" },
      { outcome: "unknown", sent: "maybe", code: null, httpStatus: 500 },
    ],
    [
      "200 而读不出",
      { status: 200, body: "<html>login</html>" },
      { outcome: "unknown", sent: "maybe", httpStatus: 200 },
    ],
    ["200 而正文为空", { status: 200, body: "" }, { outcome: "unknown", sent: "maybe" }],
    ["200 而没有消息号", { status: 200, body: { code: 0, data: {} } }, { outcome: "unknown", sent: "maybe" }],
    ["码是文字", { status: 200, body: { code: "0", data: {} } }, { outcome: "unknown", sent: "maybe" }],
    [
      "转往别处",
      { status: 302, headers: { location: "http://127.0.0.1:1/" }, body: "" },
      { outcome: "unknown", sent: "maybe", httpStatus: 302 },
    ],
    [
      "网关以 403 拦下",
      { status: 403, body: "<html>blocked</html>" },
      { outcome: "retry", sent: "no", httpStatus: 403 },
    ],
    ["连接中断", "reset", { outcome: "unknown", sent: "maybe", httpStatus: null }],
  ])("%s", async (_, answer, expected) => {
    const { client } = await clientOf(() => answer);
    expect(await failure(client.send(person, said, "u"))).toMatchObject(expected);
  });

  test("迟迟不答：到时放手，后果不明", async () => {
    const { client, lines } = await clientOf(() => "hang", { timeoutMs: 100 });
    expect(await failure(client.send(person, said, "u"))).toMatchObject({ outcome: "unknown", sent: "maybe" });
    expect(lines).toMatchObject([{ event: "feishu.failed", call: "send", outcome: "unknown" }]);
  });

  test("只答一半就停住，也到时放手", async () => {
    const { client } = await clientOf(
      (_, response) => {
        response.writeHead(200, { "content-type": "application/json" });
        response.write('{"code":0,');
        return undefined;
      },
      { timeoutMs: 100 },
    );
    expect(await failure(client.send(person, said, "u"))).toMatchObject({ outcome: "unknown", sent: "maybe" });
  });

  test("连不上平台：肯定没有发出", async () => {
    const client = feishuClient({
      domain: "http://127.0.0.1:1",
      appId,
      appSecret: APP_SECRET,
      clock: handClock("2026-03-02T09:00:00+08:00"),
      log: () => undefined,
    });
    expect(await failure(client.send(person, said, "u"))).toMatchObject({ outcome: "retry", sent: "no" });
  });

  test("只读的调用没有后果可言", async () => {
    const { client } = await clientOf(() => "reset");
    expect(await failure(client.groups())).toMatchObject({ outcome: "retry", sent: "no" });
  });

  test("卡片错误留下位置和平台日志号，不留原话", async () => {
    const msg =
      "Failed to create card content, ext=ErrCode: 200861; ErrPath: ROOT -> body -> elements -> [2](tag: note); ErrMsg: unsupported; ErrorValue: 雪亮工程 13900000000";
    const { client, lines } = await clientOf(() => ({
      status: 400,
      headers: { "x-tt-logid": "20260302090000ABCDEF" },
      body: { code: 230099, msg },
    }));
    const error = await failure(client.send(person, { type: "interactive", content: card }, "u"));
    expect(error.place).toBe("ErrCode: 200861; ErrPath: ROOT -> body -> elements -> [2](tag: note)");
    expect(error.logId).toBe("20260302090000ABCDEF");
    expect(lines).toMatchObject([{ code: 230099, logId: "20260302090000ABCDEF", httpStatus: 400, ms: 0 }]);
  });

  test("卡片被点击锁住是可以等的", async () => {
    const msg = "Failed to update, ext=ErrCode: 11310; ErrMsg: card action is lock";
    const { client } = await clientOf(() => ({ status: 400, body: { code: 230099, msg } }));
    expect(await failure(client.patch("om_card1", card))).toMatchObject({ outcome: "locked" });
  });
});

describe("日志与错误不带走任何内容", () => {
  const answers: [string, Answer][] = [
    ["被拒", { status: 400, body: { code: 230028, msg: "雪亮工程 13900000000 not pass audit" } }],
    ["令牌不认", { status: 401, body: { code: 99991663, msg: "token t-1 invalid" } }],
    ["读不出", { status: 502, body: "13900000000 t-1" }],
    ["中断", "reset"],
    ["迟答", "hang"],
    ["缺字段", { body: { code: 0, data: { echo: "雪亮工程 13900000000" } } }],
  ];
  test.each(answers)("%s", async (_, answer) => {
    const { client, lines } = await clientOf(() => answer, { timeoutMs: 150 });
    const error = await failure(client.send(person, said, "uuid-canary"));
    const everything = [
      inspect(error, { depth: 9, showHidden: true }),
      error.stack,
      String(error.cause),
      inspect(lines),
    ];
    for (const secret of [APP_SECRET, "t-1", "t-2", "雪亮工程", "13900000000", "uuid-canary"]) {
      expect(everything.join("\n")).not.toContain(secret);
    }
    expect(lines).toHaveLength(1);
  });

  test("取令牌失败时也不露出应用密钥", async () => {
    const { client, remote, lines } = await clientOf(() => sentAnswer);
    remote.tokens(() => ({ status: 400, body: { code: 10003, msg: `invalid ${APP_SECRET}` } }));
    const error = await failure(client.botInfo());
    expect(inspect(error, { depth: 9, showHidden: true }) + error.stack + inspect(lines)).not.toContain(APP_SECRET);
  });
});

describe("读回会话", () => {
  const item = (n: number, more: object = {}) => ({
    message_id: `om_${n}`,
    msg_type: "interactive",
    create_time: String(1772413200000 + n),
    deleted: false,
    sender: { id: appId, id_type: "app_id", sender_type: "app" },
    body: { content: JSON.stringify({ title: "临期提醒", elements: [[{ tag: "text", text: `编号 R${n}` }]] }) },
    ...more,
  });
  const page = (items: object[], next?: string) => ({
    body: { code: 0, data: { items, has_more: next !== undefined, ...(next ? { page_token: next } : {}) } },
  });
  const from = new Date("2026-03-02T01:00:00.500Z");
  const to = new Date("2026-03-02T02:00:00.500Z");

  test("翻完所有页；时间取整到秒只放宽不收窄", async () => {
    const { client, remote } = await clientOf(({ query }) =>
      query.get("page_token") === null ? page([item(1), item(2)], "p2") : page([item(3)]),
    );
    const found = await client.list("oc_chat1", from, to);
    expect(found.map(({ messageId }) => messageId)).toEqual(["om_1", "om_2", "om_3"]);
    expect(found[0]).toEqual({
      messageId: "om_1",
      createdAt: new Date(1772413200001),
      fromApp: true,
      text: "临期提醒 text 编号 R1",
    });
    expect(Object.fromEntries(remote.seen[0]?.query ?? [])).toEqual({
      container_id_type: "chat",
      container_id: "oc_chat1",
      start_time: "1772413200",
      end_time: "1772416801",
      sort_type: "ByCreateTimeAsc",
      page_size: "50",
    });
    expect(remote.seen[1]?.query.get("page_token")).toBe("p2");
  });

  test("只有本应用发的才算自己的", async () => {
    const { client } = await clientOf(() =>
      page([
        item(1, { sender: { id: "cli_other", sender_type: "app" } }),
        item(2, { sender: { id: "ou_a", sender_type: "user" } }),
        item(3, { body: null }),
      ]),
    );
    const found = await client.list("oc_chat1", from, to);
    expect(found.map(({ fromApp }) => fromApp)).toEqual([false, false, true]);
    expect(found[2]?.text).toBe("");
  });

  test.each([
    ["页码总是同一个", () => page([item(1)], "again")],
    ["说还有却不给页码", () => ({ body: { code: 0, data: { items: [], has_more: true } } })],
  ])("%s：宁可报错也不给半份", async (_, answer) => {
    const { client, remote } = await clientOf(answer);
    expect(await failure(client.list("oc_chat1", from, to))).toBeInstanceOf(FeishuError);
    expect(remote.seen.length).toBeLessThan(5);
  });

  test("页数没有尽头时停下", async () => {
    let n = 0;
    const { client, remote } = await clientOf(() => page([item(++n)], `p${n}`));
    expect(await failure(client.list("oc_chat1", from, to))).toMatchObject({ outcome: "noRetry" });
    expect(remote.seen).toHaveLength(40);
  });
});

describe("文件", () => {
  test("下载是流，带大小与类型", async () => {
    const bytes = Buffer.alloc(300_000, 7);
    const { client, remote } = await clientOf(() => ({
      headers: { "content-type": "application/pdf; charset=binary", "content-length": String(bytes.length) },
      body: bytes,
    }));
    const { body, size, mediaType } = await client.download("om_1", "file_v3_0-a_b", "file");
    expect({ size, mediaType }).toEqual({ size: 300_000, mediaType: "application/pdf" });
    expect((await buffer(body)).equals(bytes)).toBe(true);
    expect(remote.seen[0]?.path).toBe("/open-apis/im/v1/messages/om_1/resources/file_v3_0-a_b");
    expect(remote.seen[0]?.query.get("type")).toBe("file");
    expect(remote.seen[0]?.encoding).toBe("identity");
  });

  test("声明超过 100 MB 的不下载", async () => {
    const { client } = await clientOf((_, response) => {
      response.writeHead(200, { "content-length": String(100 * 1024 * 1024 + 1) });
      response.write("x");
      return undefined;
    });
    expect(await failure(client.download("om_1", "k", "file"))).toMatchObject({ code: 234037, outcome: "noRetry" });
  });

  test("不声明大小而一直发来的，到 100 MB 为止", async () => {
    const piece = Buffer.alloc(4 * 1024 * 1024);
    const { client } = await clientOf((_, response) => {
      response.writeHead(200, { "content-type": "application/octet-stream" });
      const more = () => {
        while (!response.destroyed && response.write(piece));
      };
      response.on("drain", more);
      more();
      return undefined;
    });
    const { body, size } = await client.download("om_1", "k", "file");
    expect(size).toBeNull();
    let total = 0;
    const read = async () => {
      for await (const chunk of body) total += (chunk as Buffer).length;
    };
    expect(await failure(read())).toMatchObject({ code: 234037 });
    expect(total).toBeLessThanOrEqual(100 * 1024 * 1024);
  });

  test("下载中途断开，流以错误收场", async () => {
    const { client } = await clientOf((_, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("x".repeat(10));
      setImmediate(() => response.socket?.destroy());
      return undefined;
    });
    const { body } = await client.download("om_1", "k", "image");
    expect(await failure(buffer(body))).toMatchObject({ outcome: "retry", sent: "no" });
  });

  test.each([
    [234038, "noRetry"],
    [234040, "noRetry"],
    [234043, "noRetry"],
    [234004, "channelDead"],
    [230110, "gone"],
  ])("平台以 %d 拒绝下载", async (code, outcome) => {
    const { client } = await clientOf(() => ({ status: 400, body: { code, msg: "" } }));
    expect(await failure(client.download("om_1", "k", "file"))).toMatchObject({ code, outcome });
  });

  test("上传为多段表单，得到文件号", async () => {
    const { client, remote } = await clientOf(() => ({ body: { code: 0, data: { file_key: "file_v3_new" } } }));
    expect(await client.upload("台账.xlsx", Buffer.from("内容"), "xls")).toBe("file_v3_new");
    const [call] = remote.seen;
    expect(call?.type).toMatch(/^multipart\/form-data; boundary=/);
    const form = await new Response(new Uint8Array(call?.body ?? []), {
      headers: { "content-type": call?.type ?? "" },
    }).formData();
    expect(form.get("file_type")).toBe("xls");
    expect(form.get("file_name")).toBe("台账.xlsx");
    const file = form.get("file");
    expect(file).toBeInstanceOf(Blob);
    expect(await (file as Blob).text()).toBe("内容");
  });

  test("空文件和超过 30 MB 的文件不出门", async () => {
    const { client, remote } = await clientOf(() => sentAnswer);
    for (const bytes of [new Uint8Array(0), new Uint8Array(30 * 1024 * 1024 + 1)]) {
      expect(await failure(client.upload("a", bytes, "stream"))).toMatchObject({ outcome: "noRetry", sent: "no" });
    }
    expect(remote.seen).toHaveLength(0);
  });
});

describe("人与群", () => {
  test("按手机号和邮箱找人：每批 50，找不到的不出现，写法以所问为准", async () => {
    const { client, remote } = await clientOf(({ body }) => {
      const { mobiles, emails } = jsonOf(body) as { mobiles: string[]; emails: string[] };
      const known = mobiles
        .filter((m) => !m.endsWith("7"))
        .map((mobile) => ({ user_id: `ou_${mobile.slice(-3)}`, mobile: mobile.replace("+86", "") }));
      const mails = emails.map((email) => ({ user_id: "ou_mail", email: email.toLowerCase() }));
      const unknown = mobiles.filter((m) => m.endsWith("7")).map((mobile) => ({ mobile }));
      return { body: { code: 0, data: { user_list: [...known, ...mails, ...unknown] } } };
    });
    const mobiles = Array.from({ length: 101 }, (_, i) => `13900000${String(i).padStart(3, "0")}`);
    mobiles[0] = "+8613900000000";
    const found = await client.findOpenIds({ mobiles, emails: ["Zhen@Example.invalid"] });
    expect(remote.seen.map(({ body }) => jsonOf(body).mobiles.length)).toEqual([50, 50, 1]);
    expect(remote.seen[0]?.query.get("user_id_type")).toBe("open_id");
    expect(found.get("+8613900000000")).toBe("ou_000");
    expect(found.get("13900000100")).toBe("ou_100");
    expect(found.get("Zhen@Example.invalid")).toBe("ou_mail");
    expect(found.has("13900000007")).toBe(false);
    expect(found.size).toBe(101 - 10 + 1);
  });

  test("无人可问时不调用平台", async () => {
    const { client, remote } = await clientOf(() => sentAnswer);
    expect((await client.findOpenIds({ mobiles: [], emails: [] })).size).toBe(0);
    expect(remote.tokenCalls).toHaveLength(0);
  });

  const twoPages =
    (first: object, second: object) =>
    ({ query }: Seen): Answer => {
      const more = query.get("page_token") === null;
      return {
        body: { code: 0, data: { items: [more ? first : second], has_more: more, page_token: more ? "p2" : "" } },
      };
    };

  test("机器人所在的群，翻完所有页", async () => {
    const { client } = await clientOf(
      twoPages({ chat_id: "oc_a", name: "督导群", external: false }, { chat_id: "oc_b", external: true }),
    );
    expect(await client.groups()).toEqual([
      { chatId: "oc_a", name: "督导群", external: false },
      { chatId: "oc_b", name: "", external: true },
    ]);
  });

  test("群成员翻完所有页，外部成员带租户标记", async () => {
    const { client, remote } = await clientOf(
      twoPages({ member_id: "ou_a", name: "甄明", tenant_key: "ours" }, { member_id: "ou_b", name: "贾示例" }),
    );
    expect(await client.members("oc_a")).toEqual([
      { openId: "ou_a", name: "甄明", tenantKey: "ours" },
      { openId: "ou_b", name: "贾示例", tenantKey: null },
    ]);
    expect(remote.seen[0]?.path).toBe("/open-apis/im/v1/chats/oc_a/members");
    expect(remote.seen[1]?.query.get("member_id_type")).toBe("open_id");
  });

  test("机器人自己是谁", async () => {
    const { client, remote } = await clientOf(() => ({
      body: { code: 0, msg: "ok", bot: { open_id: "ou_bot", app_name: "督办" } },
    }));
    expect(await client.botInfo()).toEqual({ openId: "ou_bot", name: "督办" });
    expect(remote.seen[0]).toMatchObject({ method: "GET", path: "/open-apis/bot/v3/info" });
  });
});
