import { z } from "zod";
import type { Caller } from "./caller.ts";
import { FeishuError } from "./errors.ts";
import { checkedId, idOf } from "./ids.ts";
import { instantOf } from "./instant.ts";
import { limits } from "./limits.ts";
import { allPages, pageOf } from "./pages.ts";

export type Receiver = { type: "open_id" | "chat_id"; id: string };
/** A card as an object; a text or a file_key as a string, or as the platform's own object. */
export type Message = { type: "interactive" | "text" | "file"; content: unknown };
export type Sent = { messageId: string; chatId: string };
export type Listed = { messageId: string; createdAt: Date; fromApp: boolean; text: string };

const sent = z
  .object({ data: z.object({ message_id: idOf("message"), chat_id: idOf("chat") }) })
  .transform(({ data }): Sent => ({ messageId: data.message_id, chatId: data.chat_id }));

const listed = pageOf(
  z.object({
    message_id: idOf("message"),
    create_time: z.string().transform(instantOf).pipe(z.date()),
    sender: z.object({ id: z.string().nullish(), sender_type: z.string().nullish() }),
    body: z.object({ content: z.string() }).nullish(),
  }),
);

const wrapped = { text: "text", file: "file_key" } as const;

const tooLong = (call: string) => new FeishuError({ call, outcome: "fixContent", sent: "no" });

function contentOf({ type, content }: Message): string {
  const whole = type !== "interactive" && typeof content === "string" ? { [wrapped[type]]: content } : content;
  const text = JSON.stringify(whole);
  const most = type === "interactive" ? limits.cardBytes.most : limits.textBytes.most;
  if (text === undefined || Buffer.byteLength(text) > most) throw tooLong("content");
  return text;
}

function checkedUuid(uuid: string): string {
  if (uuid === "" || uuid.length > limits.uuidLength.most) {
    throw new FeishuError({ call: "uuid", outcome: "bug", sent: "no" });
  }
  return uuid;
}

const checkedReceiver = ({ type, id }: Receiver): string => checkedId(type === "open_id" ? "openId" : "chat", id);

/** Every text in a message's content, in order: a card read back is a simplified rendering with no fixed shape. */
function wordsIn(content: string): string {
  const words: string[] = [];
  try {
    JSON.parse(content, (_, value: unknown) => {
      if (typeof value === "string") words.push(value);
      return value;
    });
  } catch {
    return content;
  }
  return words.join(" ");
}

const inSeconds = (at: Date, round: (value: number) => number): string => String(round(at.getTime() / 1000));

export function messageCalls(call: Caller, appId: string) {
  return {
    async send(to: Receiver, message: Message, uuid: string): Promise<Sent> {
      const data = { receive_id: checkedReceiver(to), msg_type: message.type, content: contentOf(message) };
      const params = { receive_id_type: to.type };
      const whole = { params, data: { ...data, uuid: checkedUuid(uuid) } };
      return call("send", sent, (sdk, auth) => sdk.im.v1.message.create(whole, auth));
    },

    async reply(messageId: string, message: Message, uuid: string): Promise<Sent> {
      const path = { message_id: checkedId("message", messageId) };
      const data = { msg_type: message.type, content: contentOf(message), uuid: checkedUuid(uuid) };
      return call("reply", sent, (sdk, auth) => sdk.im.v1.message.reply({ path, data }, auth));
    },

    async patch(messageId: string, card: unknown): Promise<void> {
      const path = { message_id: checkedId("message", messageId) };
      const data = { content: contentOf({ type: "interactive", content: card }) };
      await call("patch", z.object({}), (sdk, auth) => sdk.im.v1.message.patch({ path, data }, auth));
    },

    async suggest(messageId: string, texts: readonly string[]): Promise<void> {
      const path = { message_id: checkedId("message", messageId) };
      const data = { follow_ups: texts.map((content) => ({ content })) };
      await call("suggest", z.object({}), (sdk, auth) => sdk.im.v1.message.pushFollowUp({ path, data }, auth));
    },

    async list(chatId: string, from: Date, to: Date): Promise<Listed[]> {
      const asked = {
        container_id_type: "chat",
        container_id: checkedId("chat", chatId),
        start_time: inSeconds(from, Math.floor),
        end_time: inSeconds(to, Math.ceil),
        sort_type: "ByCreateTimeAsc" as const,
        page_size: limits.listPage.most,
      };
      const items = await allPages("list", (page_token) =>
        call("list", listed, (sdk, auth) => sdk.im.v1.message.list({ params: { ...asked, page_token } }, auth)),
      );
      return items.map(({ message_id, create_time, sender, body }) => ({
        messageId: message_id,
        createdAt: create_time,
        fromApp: sender.sender_type === "app" && sender.id === appId,
        text: body ? wordsIn(body.content) : "",
      }));
    },
  };
}
