import { z } from "zod";
import { idOf, maybeIdOf } from "../ids.ts";
import { instantOf } from "../instant.ts";
import type { Mention } from "./message-text.ts";
import { contentOf, picturesIn, spokenText } from "./message-text.ts";

/** Something a person sent that can be fetched; images carry no name of their own. */
type SentFile = { key: string; name: string; type: "file" | "image" };

export type IncomingMessage = {
  kind: "message";
  messageId: string;
  chatId: string;
  chatType: "p2p" | "group";
  openId: string | null;
  senderType: "user" | "bot" | "other";
  messageType: string;
  /** Of a text or post: placeholders resolved, the bot's own mention removed, trimmed. */
  text: string | null;
  mentionsBot: boolean;
  /** Of a file, image, audio or media message. Folders, stickers and forwarded bundles cannot be fetched. */
  file: SentFile | null;
  /** Pictures inside a post. */
  pictures: SentFile[];
  parentId: string | null;
  rootId: string | null;
  createdAt: Date;
};

const person = z.object({ open_id: maybeIdOf("openId") });

const mention = z.object({
  key: z.string(),
  id: z.union([z.object({ open_id: z.string().nullish() }), z.string()]).nullish(),
  mentioned_type: z.string().nullish(),
  name: z.string().nullish(),
});

const messageEvent = z.object({
  sender: z.object({ sender_id: person.nullish(), sender_type: z.string() }),
  message: z.object({
    message_id: idOf("message"),
    root_id: maybeIdOf("message"),
    parent_id: maybeIdOf("message"),
    create_time: z.string().transform(instantOf).pipe(z.date()),
    chat_id: idOf("chat"),
    chat_type: z.string(),
    message_type: z.string().min(1).max(64),
    content: z.string(),
    mentions: z.array(mention).nullish(),
  }),
});

type RawMention = z.infer<typeof mention>;

function isTheBot({ id, mentioned_type }: RawMention, botOpenId: string | null): boolean {
  if (botOpenId === null) return mentioned_type === "bot" || mentioned_type === "app";
  return (typeof id === "string" ? id : id?.open_id) === botOpenId;
}

const MOST_NAME = 200;
const UNFIT_IN_NAMES = /[\p{Cc}\p{Cf}/\\]/gu;

/** A file name that cannot leave its folder nor hide its ending. */
function fileName(name: unknown, otherwise: string): string {
  const fit = typeof name === "string" ? name.replaceAll(UNFIT_IN_NAMES, " ").trim() : "";
  return fit.replaceAll(".", "") === "" ? otherwise : [...fit].slice(-MOST_NAME).join("");
}

const fetchable: Record<string, (content: Record<string, unknown>) => Record<keyof SentFile, unknown>> = {
  file: ({ file_key, file_name }) => ({ key: file_key, name: fileName(file_name, "文件"), type: "file" }),
  audio: ({ file_key }) => ({ key: file_key, name: "语音.opus", type: "file" }),
  media: ({ file_key, file_name }) => ({ key: file_key, name: fileName(file_name, "视频.mp4"), type: "file" }),
  image: ({ image_key }) => ({ key: image_key, name: "图片", type: "image" }),
};

const sentFile = z.object({ key: z.string().min(1), name: z.string(), type: z.enum(["file", "image"]) });

function fileIn(type: string, content: Record<string, unknown>): SentFile | null {
  const found = Object.hasOwn(fetchable, type) ? fetchable[type]?.(content) : undefined;
  const read = sentFile.safeParse(found);
  return read.success ? read.data : null;
}

/** Bots are called "app" on other pages of the docs. */
function senderType(type: string): IncomingMessage["senderType"] {
  if (type === "app") return "bot";
  return type === "user" || type === "bot" ? type : "other";
}

/** im.message.receive_v1; null when a field has not the documented type. Feishu docs: im/v1/message/events/receive. */
export function readMessage(event: unknown, botOpenId: string | null): IncomingMessage | null {
  const read = messageEvent.safeParse(event);
  if (!read.success) return null;
  const { sender, message } = read.data;
  const marked = (message.mentions ?? []).map((each) => ({ ...each, isBot: isTheBot(each, botOpenId) }));
  const mentions: Mention[] = marked.map(({ key, name, isBot }) => ({ key, name: name ?? "", isBot }));
  const content = contentOf(message.content);
  const pictures = message.message_type === "post" ? picturesIn(content) : [];
  return {
    kind: "message",
    messageId: message.message_id,
    chatId: message.chat_id,
    chatType: message.chat_type === "p2p" ? "p2p" : "group",
    openId: sender.sender_id?.open_id ?? null,
    senderType: senderType(sender.sender_type),
    messageType: message.message_type,
    text: spokenText(message.message_type, content, mentions),
    mentionsBot: mentions.some(({ isBot }) => isBot),
    file: fileIn(message.message_type, content),
    pictures: pictures.map((key) => ({ key, name: "图片", type: "image" })),
    parentId: message.parent_id,
    rootId: message.root_id,
    createdAt: message.create_time,
  };
}
