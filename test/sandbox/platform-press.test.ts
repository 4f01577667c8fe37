import { describe, expect, test } from "vitest";
import type { IncomingClick } from "../../src/feishu/incoming/click.ts";
import { readClick } from "../../src/feishu/incoming/click.ts";
import { pressed } from "../../src/sandbox/platform/pressable.ts";
import type { Heard } from "./platform-desk.ts";
import {
  acknowledge,
  card,
  cardOf,
  desk,
  failure,
  interactive,
  jia,
  outsider,
  submit,
  to,
  toGroup,
  zhen,
} from "./platform-desk.ts";

type Options = Parameters<typeof desk>[0];

const sent = async (options: Options = {}) => {
  const one = await desk(options);
  const { messageId, chatId } = await one.client.send(to(zhen), interactive, "u-1");
  return { ...one, messageId, chatId };
};

const clickIn = (heard: readonly Heard[]): IncomingClick | null => readClick(heard.at(-1)?.event);
const answering = (answer: unknown) => () => ({ status: 200, body: JSON.stringify(answer) });
const receipt = cardOf([{ tag: "markdown", content: "已签收" }]);
const raw = (data: unknown) => ({ card: { type: "raw", data } });

describe("按下之前，客户端的规矩", () => {
  test("卡片上真有的按钮才按得下，值、操作人和位置都对", async () => {
    const { sandbox, heard, messageId, chatId } = await sent();
    expect(await sandbox.clicks(zhen, messageId, { value: acknowledge })).toEqual({
      status: 200,
      answer: {},
      problems: [],
    });
    expect(heard[0]?.path).toBe("/feishu/callbacks");
    expect(clickIn(heard)).toMatchObject({ openId: zhen, messageId, chatId, value: acknowledge, tag: "button" });
  });

  test.each([
    ["值差一点", { value: { ...acknowledge, version: 4 } }, "卡片上没有这个按钮"],
    ["没有值", { value: undefined }, "卡片上没有这个按钮"],
    ["名字不对", { value: submit, name: "other" }, "卡片上没有这个按钮"],
    ["停用了", { value: { act: "goto", ref: "k7Qm2", version: 3 } }, "这个按钮不可用"],
    ["按成了别的组件", { value: acknowledge, tag: "overflow" }, "卡片上没有这个按钮"],
    ["选项之外", { value: { act: "goto" }, tag: "select_static", option: "9" }, "所选不在选项之中"],
  ])("%s，按不出去", async (_, act, reason) => {
    const { sandbox, heard, messageId } = await sent();
    expect(await sandbox.clicks(zhen, messageId, act)).toEqual({ status: 0, answer: null, problems: [reason] });
    expect(heard).toHaveLength(0);
  });

  test("选单带着所选的一项出去", async () => {
    const { sandbox, heard, messageId } = await sent();
    await sandbox.clicks(zhen, messageId, { value: { act: "goto" }, tag: "select_static", option: "2" });
    expect(clickIn(heard)).toMatchObject({ tag: "select_static", option: "2", value: { act: "goto" } });
  });

  test("别人会话里的卡片、撤回的卡片、换掉了的按钮都按不到", async () => {
    const { sandbox, client, heard, messageId } = await sent();
    const lost = { status: 0, answer: null, problems: ["此人看不到这张卡片"] };
    expect(await sandbox.clicks(jia, messageId, { value: acknowledge })).toEqual(lost);
    expect(await sandbox.clicks(zhen, "om_none", { value: acknowledge })).toEqual(lost);
    await client.patch(messageId, receipt);
    expect((await sandbox.clicks(zhen, messageId, { value: acknowledge })).problems).toEqual(["卡片上没有这个按钮"]);
    await sandbox.recalls(messageId);
    heard.length = 0;
    expect(await sandbox.clicks(zhen, messageId, { value: acknowledge })).toEqual(lost);
    expect(heard).toHaveLength(0);
  });

  test("群里的卡片谁都按得到，外单位的人带着自己的单位", async () => {
    const { sandbox, client, heard } = await sent();
    const { messageId } = await client.send(toGroup, interactive, "u-2");
    await sandbox.clicks(jia, messageId, { value: acknowledge });
    expect(clickIn(heard)?.openId).toBe(jia);
    sandbox.joins(outsider, "oc_group");
    await sandbox.clicks(outsider, messageId, { value: acknowledge });
    expect(heard.at(-1)?.event).toMatchObject({ operator: { open_id: outsider, tenant_key: "tenant_other" } });
  });
});

describe("表单之外的选择", () => {
  const value = { act: "pick" };
  const picker = (more: object) => cardOf([{ behaviors: [{ type: "callback", value }], ...more }]);
  const options = ["甲", "乙"].map((each) => ({ value: each, img_key: `img_${each}` }));
  const pictures = picker({ tag: "select_img", options });
  const several = picker({ tag: "multi_select_static", options });
  const people = picker({ tag: "multi_select_person" });

  test.each([
    ["一张图", pictures, { tag: "select_img", option: "乙" }],
    ["几项", several, { tag: "multi_select_static", options: ["甲", "乙"] }],
    ["一项也不选", several, { tag: "multi_select_static", options: [] }],
    ["群里的几个人", people, { tag: "multi_select_person", options: ["ou_1", "ou_2"] }],
  ])("选了%s，带着所选出去", (_, card, act) => {
    expect(pressed(card, { ...act, value }, null)).toEqual({ act: { ...act, value }, form: null });
  });

  test.each([
    [pictures, { tag: "select_img", option: "丙" }],
    [several, { tag: "multi_select_static", options: ["甲", "丙"] }],
  ])("卡片上没有的选不了", (card, act) => {
    expect(pressed(card, { ...act, value }, null)).toBe("所选不在选项之中");
  });
});

describe("表单", () => {
  test("填好了才交得出去，日期带上时区，按钮的名字也在", async () => {
    const { sandbox, heard, messageId } = await sent();
    const form = { result: "已整改", due: "2026-03-09" };
    await sandbox.clicks(zhen, messageId, { value: submit }, form);
    expect(clickIn(heard)).toMatchObject({ name: "submit", form: { result: "已整改", due: "2026-03-09 +0800" } });
    await sandbox.clicks(zhen, messageId, { value: submit }, { ...form, due: "2026-03-10 +0800" });
    expect(clickIn(heard)?.form.due).toBe("2026-03-10 +0800");
  });

  test.each([
    ["没有填必填项", {}, "result：必填"],
    ["只有空格", { result: "  " }, "result：必填"],
    ["写得太长", { result: "长".repeat(21) }, "result：最多 20 个字"],
    ["日期写法不对", { result: "x", due: "3月9日" }, "due：日期或时间的写法不对"],
    ["多出一项", { result: "x", other: "y" }, "other：表单里没有这一项"],
  ])("%s，交不出去", async (_, form, reason) => {
    const { sandbox, heard, messageId } = await sent();
    const clicked = await sandbox.clicks(zhen, messageId, { value: submit }, form);
    expect(clicked).toEqual({ status: 0, answer: null, problems: [reason] });
    expect(heard).toHaveLength(0);
  });

  test("表单外的按钮不带表单", async () => {
    const { sandbox, messageId } = await sent();
    const clicked = await sandbox.clicks(zhen, messageId, { value: acknowledge }, { result: "x" });
    expect(clicked.problems).toEqual(["这个按钮不在表单里"]);
  });
});

describe("回调的答复", () => {
  test("带回的卡片换到消息上", async () => {
    const { sandbox, messageId, chatId } = await sent({
      answer: answering({ toast: { type: "success", content: "已签收" }, ...raw(receipt) }),
    });
    const { answer, problems } = await sandbox.clicks(zhen, messageId, { value: acknowledge });
    expect(answer).toMatchObject({ toast: { content: "已签收" } });
    expect(problems).toEqual([]);
    expect(sandbox.messages(chatId)[0]?.card).toEqual(receipt);
    expect(sandbox.problems()).toEqual([]);
  });

  test.each([
    ["不是 JSON", "好", "200672"],
    ["空的答复", "", "200672"],
    ["多了一个字段", JSON.stringify({ text: "好" }), "200672"],
    ["没有这种提示", JSON.stringify({ toast: { type: "ok", content: "好" } }), "200672"],
    ["卡片写成文本", JSON.stringify({ card: JSON.stringify(receipt) }), "200672"],
    ["卡片有错", JSON.stringify(raw(cardOf([{ tag: "note" }]))), "200673"],
    ["换成 1.0 卡片", JSON.stringify(raw({ elements: [] })), "200830"],
  ])("%s：客户端报错，卡片不变", async (_, body, code) => {
    const { sandbox, messageId, chatId } = await sent({ answer: () => ({ status: 200, body }) });
    const { problems } = await sandbox.clicks(zhen, messageId, { value: acknowledge });
    expect(problems[0]).toMatch(new RegExp(`^${code}`));
    expect(sandbox.messages(chatId)[0]?.card).toEqual(card);
    expect(sandbox.problems().length).toBeGreaterThan(0);
  });

  test.each([500, 503, 302, 404])("回调返回 %i：客户端报 200671", async (status) => {
    const { sandbox, messageId } = await sent({ answer: () => ({ status, body: "{}" }) });
    const clicked = await sandbox.clicks(zhen, messageId, { value: acknowledge });
    expect(clicked).toEqual({ status, answer: null, problems: [`200671 回调返回 ${status}`] });
  });

  test("连不上：客户端报 200342，不会自己再按", async () => {
    const { sandbox, messageId, heard } = await sent({
      answer: () => {
        throw new Error("away");
      },
    });
    expect((await sandbox.clicks(zhen, messageId, { value: acknowledge })).problems[0]).toMatch(/^200342/);
    expect(heard).toHaveLength(1);
    expect(await sandbox.redelivers()).toEqual([]);
  });

  test("过了三秒：客户端报 200341，迟到的卡片不作数", async () => {
    let late: (answer: { status: number; body: string }) => void = () => undefined;
    const answer = new Promise<{ status: number; body: string }>((resolve) => {
      late = resolve;
    });
    const { sandbox, messageId, chatId } = await sent({ answer: () => answer });
    const clicked = await sandbox.clicks(zhen, messageId, { value: acknowledge });
    late({ status: 200, body: JSON.stringify(raw(receipt)) });
    await answer;
    expect(clicked.problems[0]).toMatch(/^200341/);
    expect(sandbox.messages(chatId)[0]?.card).toEqual(card);
  });
});

test("有人正在按的时候卡片锁着，两个人都按完才解开", async () => {
  const waiting: (() => void)[] = [];
  const { sandbox, client, heard } = await desk({
    answer: () => new Promise((resolve) => waiting.push(() => resolve({ status: 200, body: "{}" }))),
  });
  const { messageId } = await client.send(toGroup, interactive, "u-1");
  const first = sandbox.clicks(zhen, messageId, { value: acknowledge });
  const second = sandbox.clicks(jia, messageId, { value: acknowledge });
  await expect.poll(() => heard.length).toBe(2);
  const locked = async () => failure(client.patch(messageId, receipt));
  expect(await locked()).toMatchObject({ code: 200810, outcome: "locked", sent: "no" });
  waiting[0]?.();
  await first;
  expect(await locked()).toMatchObject({ code: 200810 });
  waiting[1]?.();
  await second;
  await client.patch(messageId, receipt);
  expect(sandbox.problems()).toEqual([]);
});
