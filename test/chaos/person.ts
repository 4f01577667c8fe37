import { setTimeout as wait } from "node:timers/promises";
import type { SandboxMessage } from "../../src/sandbox/page-parts.ts";
import type { Sandbox } from "../../src/sandbox/platform/open.ts";
import { buttonNamed, cardWords, filledForm } from "../support/read-card.ts";
import type { Dice } from "./dice.ts";

const LOOKS_EVERY_MS = 150;
const PATIENCE_MS = 180_000;

type Form = Record<string, string | string[]>;

/** What pressing brought: the toast, "" for an answer without one, null for no answer at all. */
export type Answer = string | null;

/** Somebody with the client open, who goes by what stands there alone. */
export type Person = {
  openId: string;
  says(text: string): Promise<void>;
  /** The newest card with these words and this button; null while there is none. */
  card(words: string, label: string): SandboxMessage | null;
  presses(message: SandboxMessage, label: string, form?: Form): Promise<Answer>;
  /** Looks again and again until it is there. Throws after waiting far longer than anybody would. */
  waitsFor<T>(what: string, look: () => T | null): Promise<T>;
  /** Waits a moment before trying again, as people do. */
  hesitates(): Promise<void>;
};

/** Faces are replaced and never changed, so each is read once. */
const known = new WeakMap<object, string>();

function readWords(card: unknown): string {
  if (typeof card !== "object" || card === null) return "";
  const words = known.get(card) ?? cardWords(card);
  known.set(card, words);
  return words;
}

const toastIn = (answer: unknown): string => (answer as { toast?: { content?: string } } | null)?.toast?.content ?? "";

export function personOf(sandbox: Sandbox, dice: Dice, openId: string): Person {
  const chat = sandbox.chats().find(({ type, members }) => type === "p2p" && members.includes(openId));
  if (!chat) throw new Error(`nobody is ${openId}`);
  const cards = (words: string) =>
    sandbox
      .messages(chat.chatId)
      .filter(({ sender, recalled, card }) => sender === "bot" && !recalled && readWords(card).includes(words))
      .toReversed();
  return {
    openId,
    says: async (text) => {
      await sandbox.says(openId, text);
    },
    card: (words, label) => cards(words).find(({ card }) => buttonNamed(card, label) !== null) ?? null,
    presses: async (message, label, form = {}) => {
      const button = buttonNamed(message.card, label);
      if (!button) return null;
      const { value, name, inForm } = button;
      const act = { value, tag: "button", ...(name ? { name } : {}) };
      const typed = inForm === null ? undefined : filledForm(message.card, inForm, form);
      const { status, answer } = await sandbox.clicks(openId, message.messageId, act, typed);
      return status === 200 ? toastIn(answer) : null;
    },
    waitsFor: async (what, look) => {
      const deadline = performance.now() + PATIENCE_MS;
      for (;;) {
        const found = look();
        if (found !== null) return found;
        if (performance.now() > deadline) throw new Error(`${openId} waited in vain for ${what}`);
        await wait(LOOKS_EVERY_MS);
      }
    },
    hesitates: () => wait(dice.between(500, 1_500)),
  };
}
