import { expect, test } from "vitest";
import { shapes } from "../../src/sandbox/card-rules/card-faults.ts";
import { complete } from "../cards/complete-components.ts";
import { cardOf, form } from "../cards/every-component.ts";
import { desk, interactive, to, zhen } from "./platform-desk.ts";

const tags = Object.keys(shapes).filter((tag) => tag !== "column");
const inForm = (tag: string) => ["multi_select_static", "multi_select_person", "button", "select_img"].includes(tag);

/** A card with this component complete but for one property nobody knows. */
function broken(tag: string): object {
  const element = { tag, ...complete[tag], colour: "red" };
  return inForm(tag) ? cardOf(form(element)) : cardOf(element);
}

const inWords = (tag: string) =>
  inForm(tag)
    ? "ROOT -> body -> elements -> [0] -> elements -> [0] -> colour"
    : "ROOT -> body -> elements -> [0] -> colour";

test.each(tags)("%s 多一个没有的属性，发送、回复、更新都答 230099，指明位置", async (tag) => {
  const { raw, client, sandbox, advance } = await desk();
  const card = await client.send(to(zhen), interactive, "u-1");
  const content = JSON.stringify(broken(tag));
  const said = { msg_type: "interactive", content };
  const answers = [
    await raw.send("POST", "/im/v1/messages?receive_id_type=open_id", { receive_id: zhen, ...said }),
    await raw.send("POST", `/im/v1/messages/${card.messageId}/reply`, said),
  ];
  advance(1_000);
  answers.push(await raw.send("PATCH", `/im/v1/messages/${card.messageId}`, { content }));
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 400, code: 230099 });
    expect(answer.msg).toContain(`ErrPath: ${inWords(tag)}; ErrMsg: 没有名为 colour 的属性`);
  }
  expect(sandbox.messages(card.chatId).map((message) => message.card)).toEqual([interactive.content]);
});
