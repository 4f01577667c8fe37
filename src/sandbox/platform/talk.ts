import type { SandboxMessage } from "../page-parts.ts";
import { otherIdsOf } from "./api/receiver.ts";
import type { Chat } from "./chats.ts";
import { privateChatOf } from "./chats.ts";
import { idsOf } from "./envelope.ts";
import type { Delivered, EventPost } from "./events.ts";
import { botName, botOpenId } from "./options.ts";
import type { World } from "./world.ts";
import { post } from "./world.ts";

export type Where = { chatId?: string | undefined; replyTo?: string | undefined };

const MESSAGE = "im.message.receive_v1";

type Mention = { key: string; openId: string; name: string; isBot: boolean };

/** `@name` as the client turns it into a placeholder: the bot and the members of the chat, the longest name first. */
function mentionsIn(world: World, chat: Chat, text: string): { text: string; mentions: Mention[] } {
  const members = chat.members.flatMap((openId) => world.chats.person(openId) ?? []);
  const known = [
    { openId: botOpenId, name: botName, isBot: true },
    ...members.map((each) => ({ ...each, isBot: false })),
  ].toSorted((a, b) => b.name.length - a.name.length);
  const mentions: Mention[] = [];
  const replaced = known.reduce(
    (rest, { openId, name, isBot }) => {
      if (!rest.includes(`@${name}`)) return rest;
      const key = `@_user_${mentions.length + 1}`;
      mentions.push({ key, openId, name, isBot });
      return rest.replaceAll(`@${name}`, key);
    },
    text.replaceAll("@所有人", "@_all"),
  );
  return { text: replaced, mentions };
}

const onTheWire =
  ({ tenantKey }: World["options"]["keys"]) =>
  ({ key, openId, name, isBot }: Mention) => ({
    key,
    id: isBot ? { open_id: openId, union_id: otherIdsOf(openId).union_id, user_id: "" } : idsOf(openId),
    mentioned_type: isBot ? "bot" : "user",
    name,
    tenant_key: tenantKey,
  });

function eventOf(world: World, message: SandboxMessage, { chat, mentions, content }: Carried) {
  const at = String(message.createdAt.getTime());
  const root = message.replyTo ? rootOf(world, message.replyTo) : null;
  const { keys } = world.options;
  return {
    sender: {
      sender_id: idsOf(message.sender),
      sender_type: "user",
      tenant_key: world.chats.person(message.sender)?.tenantKey ?? keys.tenantKey,
    },
    message: {
      message_id: message.messageId,
      ...(root ? { root_id: root, parent_id: message.replyTo } : {}),
      create_time: at,
      update_time: at,
      chat_id: message.chatId,
      chat_type: chat.type,
      message_type: message.type,
      content: JSON.stringify(content),
      ...(mentions.length > 0 ? { mentions: mentions.map(onTheWire(keys)) } : {}),
    },
  };
}

type Carried = { chat: Chat; mentions: readonly Mention[]; content: Record<string, unknown> };

function rootOf(world: World, messageId: string): string {
  let root = messageId;
  for (let up = world.messages.find(root)?.replyTo; up; up = world.messages.find(root)?.replyTo) root = up;
  return root;
}

function chatFor(world: World, openId: string, { chatId = privateChatOf(openId) }: Where): Chat {
  const chat = world.chats.find(chatId);
  if (!chat?.members.includes(openId)) throw new RangeError("this person is not in that chat");
  return chat;
}

/** What people of the city say; the bot hears it in private, and in a group only where it is mentioned. */
export function talk(world: World, events: EventPost) {
  async function heard(message: SandboxMessage, carried: Carried): Promise<Delivered | null> {
    const { chat, mentions } = carried;
    const hears = chat.type === "p2p" || (chat.group.botIn && mentions.some(({ isBot }) => isBot));
    return hears ? events.send(MESSAGE, eventOf(world, message, carried)) : null;
  }

  return {
    says(openId: string, text: string, where: Where = {}): Promise<Delivered | null> {
      const chat = chatFor(world, openId, where);
      const { text: replaced, mentions } = mentionsIn(world, chat, text);
      const said = { chatId: chat.chatId, sender: openId, type: "text", content: { text } };
      const message = post(world, where.replyTo ? { ...said, replyTo: where.replyTo } : said);
      return heard(message, { chat, mentions, content: { text: replaced } });
    },

    async sendsFile(openId: string, file: { name: string; bytes: Uint8Array }, where: Where = {}) {
      const chat = chatFor(world, openId, where);
      const image = /\.(png|jpe?g|gif|webp|bmp)$/i.test(file.name);
      const kind = image ? ("image" as const) : ("file" as const);
      const mediaType = image ? "image/png" : "application/octet-stream";
      const key = await world.files.keep(file.bytes, { kind, mediaType, fromApp: false });
      const content: Record<string, string> = image ? { image_key: key } : { file_key: key, file_name: file.name };
      const said = { chatId: chat.chatId, sender: openId, type: kind, content };
      const message = post(world, where.replyTo ? { ...said, replyTo: where.replyTo } : said);
      return heard(message, { chat, mentions: [], content });
    },

    /** A private message of any other kind, such as a folder or a sticker. */
    sendsOther(openId: string, type: string, content: Record<string, unknown>) {
      const chat = chatFor(world, openId, {});
      const message = post(world, { chatId: chat.chatId, sender: openId, type, content });
      return heard(message, { chat, mentions: [], content });
    },
  };
}
