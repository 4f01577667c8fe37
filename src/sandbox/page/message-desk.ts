import { recall, say, click as sendClick, urge } from "./api.ts";
import type { Composer } from "./composer.ts";
import { quoted } from "./message-view.ts";
import { complain, confirm, toast } from "./notes.ts";
import { nameIn } from "./people.ts";
import type { Place } from "./place.ts";
import type { Desk } from "./surroundings.ts";
import type { CardAct, ChatHead, Message, State } from "./wire.ts";
import { words } from "./words.ts";

type Parts = {
  place: Place;
  chat: ChatHead | undefined;
  state(): State;
  refresh(): void;
  toasts: HTMLElement;
  /** Null where nobody writes. */
  composer: Composer | null;
};

type Press = { message: Message; act: CardAct; form: Record<string, unknown> | undefined };

/** A press on a card; what is wrong with it is said over the column. True when the answer brought a new card. */
async function pressed({ message, act, form }: Press, { place, toasts, refresh }: Parts): Promise<boolean> {
  try {
    const answer = await sendClick({ person: place.person, messageId: message.messageId, action: act, form });
    if (answer.toast) toast(answer.toast, toasts);
    for (const problem of answer.problems) complain(words.card.rule(problem), toasts);
    if (answer.status !== 200 && answer.problems.length === 0) {
      complain(words.message.unanswered(answer.status), toasts);
    }
    refresh();
    return answer.redrawn;
  } catch (error) {
    complain(error, toasts);
    return false;
  }
}

/** What a chat offers the messages drawn in it, for one person. */
export function deskOf(parts: Parts): Omit<Desk, "quote"> {
  const { place, chat, state, refresh, toasts, composer } = parts;
  const members = new Set(chat?.members);
  const nameOf = (openId: string) => nameIn(state(), openId);
  const does = (deed: (person: string, messageId: string) => Promise<unknown>) => (message: Message) =>
    void deed(place.person, message.messageId)
      .then(refresh)
      .catch((error: unknown) => complain(error, toasts));
  return {
    person: place.person,
    group: chat?.type === "group",
    watching: chat !== undefined && !members.has(place.person),
    nameOf,
    members: () => state().people.filter(({ openId }) => members.has(openId)),
    confirm,
    tell: (content) => toast({ type: "warning", content }, toasts),
    click: (message, act, form) => pressed({ message, act, form }, parts),
    say: (text) =>
      void say({ person: place.person, text, chatId: chat?.chatId })
        .then(refresh)
        .catch((error: unknown) => complain(error, toasts)),
    reply: (message) => composer?.answer({ messageId: message.messageId, words: quoted(message, nameOf) }),
    recall: does(recall),
    urge: does(urge),
  };
}
