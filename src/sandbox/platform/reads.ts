import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

type Read = Snapshot["reads"][number];

/** Until when who has read where. */
export function readBook(left: readonly Read[]) {
  const byChat = new Map<string, Map<string, number>>();
  const put = ({ chatId, openId, at }: Read) => {
    const chat = byChat.get(chatId) ?? new Map<string, number>();
    byChat.set(chatId, chat.set(openId, at));
  };
  for (const read of left) put(read);
  return {
    put,
    in: (chatId: string): Record<string, number> => Object.fromEntries(byChat.get(chatId) ?? []),
    all: (): Read[] =>
      [...byChat].flatMap(([chatId, chat]) => [...chat].map(([openId, at]) => ({ chatId, openId, at }))),
  };
}

export type Reads = ReturnType<typeof readBook>;

/** What people do with what they see: read it, or mark their own as pressing. */
export const reading = (world: World) => ({
  reads(openId: string, chatId: string) {
    world.reads.put({ openId, chatId, at: world.options.clock.now().getTime() });
    world.changed();
  },
  readIn: (chatId: string) => world.reads.in(chatId),
  urges(messageId: string) {
    const message = world.messages.find(messageId);
    if (!message || message.recalled) throw new RangeError("no such message to urge");
    message.urgent = true;
    world.changed();
  },
});
