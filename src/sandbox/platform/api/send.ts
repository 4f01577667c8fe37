import { z } from "zod";
import { limits } from "../../../feishu/limits.ts";
import type { SandboxMessage } from "../../page-parts.ts";
import { ApiRefusal } from "../refusal.ts";
import type { Windows } from "../windows.ts";
import type { World } from "../world.ts";
import { post } from "../world.ts";
import type { Route } from "./call.ts";
import { bodyOf, ok, queryOf } from "./call.ts";
import { contentOf } from "./content.ts";
import { chatOf, maySpeakIn, receiverTypes } from "./receiver.ts";

const uuid = z.string().min(1).max(limits.uuidLength.most).optional();
const content = z.string().min(1);

const createQuery = z.strictObject({ receive_id_type: z.enum(receiverTypes) });
const createBody = z.strictObject({ receive_id: z.string().min(1), msg_type: z.string(), content, uuid });
const replyBody = z.strictObject({ msg_type: z.string(), content, reply_in_thread: z.boolean().optional(), uuid });

const contentOnTheWire = ({ type, card, content: said }: SandboxMessage) =>
  JSON.stringify(type === "interactive" ? card : said);

const onTheWire = (world: World, message: SandboxMessage) => ({
  message_id: message.messageId,
  ...(message.replyTo === undefined ? {} : { parent_id: message.replyTo, root_id: message.replyTo }),
  msg_type: message.type,
  create_time: String(message.createdAt.getTime()),
  update_time: String(message.updatedAt.getTime()),
  deleted: message.recalled,
  updated: message.updatedAt > message.createdAt,
  chat_id: message.chatId,
  sender: {
    id: world.options.keys.appId,
    id_type: "app_id",
    sender_type: "app",
    tenant_key: world.options.keys.tenantKey,
  },
  body: { content: contentOnTheWire(message) },
});

type Sending = { chatId: string; type: string; text: string; uuid?: string | undefined; replyTo?: string };

/** Sends once per uuid: the second call within the hour gets the first message back, whatever it asks for. */
function send(world: World, windows: Windows, sending: Sending) {
  const chat = chatOf(world, "chat_id", sending.chatId);
  const before = sending.uuid === undefined ? null : world.uuids.sentBy(sending.uuid);
  const sent = before === null ? null : world.messages.find(before);
  if (sent) return ok(onTheWire(world, sent));
  maySpeakIn(world, chat);
  const read = contentOf(world, sending.type, sending.text);
  windows.enterPlace(chat.chatId);
  const { type, replyTo } = sending;
  const whole = { chatId: chat.chatId, sender: "bot", type, ...read, ...(replyTo === undefined ? {} : { replyTo }) };
  const message = post(world, whole);
  world.tally.sent();
  if (sending.uuid !== undefined) world.uuids.remember(sending.uuid, message.messageId);
  return ok(onTheWire(world, message));
}

/** A message that is still there. */
export function standing(world: World, messageId: string): SandboxMessage {
  const message = world.messages.find(messageId);
  if (!message) throw new ApiRefusal(230110, "The message has been deleted");
  if (message.recalled) throw new ApiRefusal(230011, "The message was withdrawn");
  return message;
}

/** Feishu docs: im/v1/message/create and reply. */
export const sendRoutes = (windows: Windows): Route[] => [
  {
    name: "im.message.create",
    method: "POST",
    path: "/open-apis/im/v1/messages",
    writes: true,
    run(world, call) {
      const { receive_id_type } = queryOf(call, createQuery);
      const asked = bodyOf(call, createBody);
      const { chatId } = chatOf(world, receive_id_type, asked.receive_id);
      return send(world, windows, { chatId, type: asked.msg_type, text: asked.content, uuid: asked.uuid });
    },
  },
  {
    name: "im.message.reply",
    method: "POST",
    path: "/open-apis/im/v1/messages/:message_id/reply",
    writes: true,
    run(world, call) {
      queryOf(call, z.strictObject({}));
      const asked = bodyOf(call, replyBody);
      const { messageId, chatId } = standing(world, call.path.message_id ?? "");
      const { msg_type: type, content: text } = asked;
      return send(world, windows, { chatId, type, text, uuid: asked.uuid, replyTo: messageId });
    },
  },
];
