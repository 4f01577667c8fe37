import type { ChatHead, ClickAnswer, ClockFace, Message, MessagesOfChat, Person, UnreadMark } from "./page/wire.ts";
import type { PageSandbox, SandboxMessage, TrialClock } from "./page-parts.ts";

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;

const stringOf = (value: unknown): string => (typeof value === "string" ? value : "");

export const clockFace = (clock: TrialClock): ClockFace => ({ now: clock.now().getTime(), day: clock.day() });

export const peopleOf = (sandbox: PageSandbox): Person[] =>
  sandbox.people().map(({ openId, name, title }) => ({ openId, name, title: title ?? "" }));

/** What the chat list shows of a card: its summary, as the real client does. */
function cardLine(card: unknown): string {
  const summary = stringOf(fieldOf(fieldOf(fieldOf(card, "config"), "summary"), "content"));
  return summary || stringOf(fieldOf(fieldOf(fieldOf(card, "header"), "title"), "content")) || "卡片";
}

export function lineOf(message: SandboxMessage): string {
  if (message.recalled) return "消息已撤回";
  if (message.type === "interactive") return cardLine(message.card);
  if (message.type === "image") return "[图片]";
  const fileName = stringOf(fieldOf(message.content, "file_name"));
  return fileName ? `[文件] ${fileName}` : stringOf(fieldOf(message.content, "text"));
}

function markOf(messages: readonly SandboxMessage[], since: number): UnreadMark {
  const fresh = messages.filter(({ createdAt, recalled }) => createdAt.getTime() > since && !recalled);
  return { count: fresh.length, urgent: fresh.some((each) => each.urgent === true) };
}

/** What each member has not read of what others said. */
function unreadIn(messages: readonly SandboxMessage[], members: readonly string[], read: Record<string, number>) {
  const marks = members.map((openId) => {
    const ofOthers = messages.filter(({ sender }) => sender !== openId);
    return [openId, markOf(ofOthers, read[openId] ?? 0)] as const;
  });
  return Object.fromEntries(marks.filter(([, { count }]) => count > 0));
}

export function chatHeads(sandbox: PageSandbox): ChatHead[] {
  return sandbox.chats().map(({ chatId, type, name, members, botIn = true }) => {
    const messages = sandbox.messages(chatId);
    const last = messages.at(-1);
    const read = sandbox.readIn(chatId);
    return {
      chatId,
      type,
      name,
      members,
      botIn,
      fromBot: messages.filter((message) => message.sender === "bot").length,
      read,
      unread: unreadIn(messages, members, read),
      unseen: markOf(messages, Math.max(0, ...Object.values(read))),
      last: last ? { line: lineOf(last), at: last.createdAt.getTime() } : null,
    };
  });
}

const KNOWN = ["text", "interactive", "file", "image"] as const;

function fileOf(message: SandboxMessage): Message["file"] {
  const key = stringOf(fieldOf(message.content, "file_key")) || stringOf(fieldOf(message.content, "image_key"));
  return key ? { key, name: stringOf(fieldOf(message.content, "file_name")) || "图片" } : null;
}

function onTheWire(message: SandboxMessage): Message {
  return {
    messageId: message.messageId,
    chatId: message.chatId,
    sender: message.sender,
    type: KNOWN.find((type) => type === message.type) ?? "other",
    text: message.recalled ? "" : stringOf(fieldOf(message.content, "text")),
    line: lineOf(message),
    file: message.recalled ? null : fileOf(message),
    card: message.recalled ? null : (message.card ?? null),
    createdAt: message.createdAt.getTime(),
    updatedAt: message.updatedAt.getTime(),
    recalled: message.recalled,
    urgent: message.urgent === true,
    suggestions: message.recalled ? [] : (message.suggestions ?? []),
    replyTo: message.replyTo ?? null,
  };
}

export function messagesOf(sandbox: PageSandbox, chatId: string, most: number): MessagesOfChat {
  const all = sandbox.messages(chatId);
  const messages = all.slice(-most).map(onTheWire);
  return { chatId, messages, earlier: all.length - messages.length };
}

const TOASTS = ["info", "success", "warning", "error"] as const;

export function answerOf(clicked: { status: number; answer: unknown; problems: string[] }): ClickAnswer {
  const toast = fieldOf(clicked.answer, "toast");
  const content = stringOf(fieldOf(toast, "content"));
  const type = TOASTS.find((each) => each === fieldOf(toast, "type")) ?? "info";
  return {
    status: clicked.status,
    toast: content ? { type, content } : null,
    redrawn: fieldOf(clicked.answer, "card") !== undefined,
    problems: clicked.problems,
  };
}
