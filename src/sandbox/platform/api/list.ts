import { z } from "zod";
import { limits } from "../../../feishu/limits.ts";
import type { SandboxMessage } from "../../page-parts.ts";
import { ApiRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import type { Route } from "./call.ts";
import { pageOf, paging, queryOf } from "./call.ts";
import { simplified } from "./simplified.ts";

const seconds = z.string().regex(/^\d{10}$/);

const asked = z.strictObject({
  container_id_type: z.literal("chat"),
  container_id: z.string().regex(/^oc_/),
  start_time: seconds.optional(),
  end_time: seconds.optional(),
  sort_type: z.enum(["ByCreateTimeAsc", "ByCreateTimeDesc"]).optional(),
  ...paging(limits.listPage.most),
});

const said = ({ recalled, type, card, content }: SandboxMessage): string => {
  if (recalled) return "This message was recalled";
  return JSON.stringify(type === "interactive" ? simplified(card) : content);
};

function senderOf({ options: { keys } }: World, { sender }: SandboxMessage) {
  const bot = sender === "bot";
  const id = bot ? keys.appId : sender;
  return { id, id_type: bot ? "app_id" : "open_id", sender_type: bot ? "app" : "user", tenant_key: keys.tenantKey };
}

const onTheWire = (world: World, message: SandboxMessage) => ({
  message_id: message.messageId,
  msg_type: message.type,
  create_time: String(message.createdAt.getTime()),
  update_time: String(message.updatedAt.getTime()),
  deleted: message.recalled,
  updated: message.updatedAt > message.createdAt,
  chat_id: message.chatId,
  sender: senderOf(world, message),
  body: { content: said(message) },
});

/** Feishu docs: im/v1/message/list. A card comes back as its words, never as its JSON; a uuid never. */
export const listRoute: Route = {
  name: "im.message.list",
  method: "GET",
  path: "/open-apis/im/v1/messages",
  writes: false,
  run(world, call) {
    const query = queryOf(call, asked);
    const chat = world.chats.find(query.container_id);
    if (!chat) throw new ApiRefusal(230001, "invalid container_id");
    if (chat.type === "group" && !chat.group.botIn) throw new ApiRefusal(230002, "Bot can NOT be out of the chat");
    const from = Number(query.start_time ?? 0) * 1000;
    const to = query.end_time === undefined ? Number.POSITIVE_INFINITY : Number(query.end_time) * 1000;
    const within = world.messages
      .inChat(chat.chatId)
      .filter(({ createdAt }) => createdAt.getTime() >= from && createdAt.getTime() <= to)
      .map((message) => onTheWire(world, message));
    return pageOf(query.sort_type === "ByCreateTimeDesc" ? within.toReversed() : within, query);
  },
};
