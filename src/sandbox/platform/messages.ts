import type { SandboxMessage } from "../page-parts.ts";

const MOST_MESSAGES = 5_000;

type Left = { left: readonly SandboxMessage[]; most?: number | undefined };

/** What was said, oldest first; beyond so many, 5,000 where nothing is said, the oldest are forgotten and told to `forgotten`. */
export function messageBook({ left, most = MOST_MESSAGES }: Left, forgotten: (message: SandboxMessage) => void) {
  const byId = new Map<string, SandboxMessage>();
  const byChat = new Map<string, SandboxMessage[]>();

  function forgetOldest() {
    const [oldest] = byId.values();
    if (!oldest) return;
    byId.delete(oldest.messageId);
    byChat.get(oldest.chatId)?.shift();
    forgotten(oldest);
  }

  function add(message: SandboxMessage) {
    byId.set(message.messageId, message);
    const chat = byChat.get(message.chatId);
    if (chat) chat.push(message);
    else byChat.set(message.chatId, [message]);
    if (byId.size > most) forgetOldest();
  }

  for (const message of left) add(message);
  return {
    add,
    find: (messageId: string) => byId.get(messageId) ?? null,
    inChat: (chatId: string): readonly SandboxMessage[] => byChat.get(chatId) ?? [],
    all: () => [...byId.values()],
  };
}

export type Messages = ReturnType<typeof messageBook>;
