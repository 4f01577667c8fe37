import { cardWords, titleOf } from "../../support/read-card.ts";
import type { City } from "../../support/scenes.ts";

/** What came onto people's screens, read from the small Feishu alone, before anything changes it. */

export type Seen = { title: string; words: string; card: unknown; messageId: string; sentAt: Date };
/** A line of a grouped card: its mark and the matter it is about. */
type SeenLine = { heading: string; name: string };

const LINE = /(?:<text_tag color='[^']*'>([^<]+)<\/text_tag> )?\*\*督〔\d+〕\d+号　([^*]+)\*\*/g;

export const linesOn = ({ words }: Seen): SeenLine[] =>
  [...words.matchAll(LINE)].map(([, heading = "", name = ""]) => ({ heading, name }));

export const isGrouped = ({ title }: Seen): boolean => title === "今日督办提醒" || title === "长期逾期事项告知";

export function screens(city: City, people: readonly { name: string; openId: string }[]) {
  const chatOf = new Map(
    people.map(({ name, openId }) => [
      name,
      city.sandbox.chats().find(({ type, members }) => type === "p2p" && members.includes(openId))?.chatId ?? "",
    ]),
  );
  const known = new Set<string>();
  const all = (name: string): Seen[] =>
    city.sandbox
      .messages(chatOf.get(name) ?? "")
      .filter(({ sender, recalled }) => sender === "bot" && !recalled)
      .map((message) => ({
        title: titleOf(message),
        words: message.card ? cardWords(message.card) : "",
        card: message.card,
        messageId: message.messageId,
        sentAt: message.createdAt,
      }));
  return {
    all,
    /** What somebody got since one looked last. */
    fresh(name: string): Seen[] {
      const found = all(name).filter(({ messageId }) => !known.has(messageId));
      for (const { messageId } of found) known.add(messageId);
      return found;
    },
  };
}
