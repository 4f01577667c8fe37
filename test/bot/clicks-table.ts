import { randomUUID } from "node:crypto";
import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import { expect } from "vitest";
import type { Bot } from "../../src/bot/bot.ts";
import type { ClickAnswer } from "../../src/bot/clicks/answer.ts";
import { answerClick } from "../../src/bot/clicks/answer.ts";
import { drawMessage } from "../../src/bot/draw/draw.ts";
import { promise } from "../../src/db/outbox.ts";
import { journal } from "../../src/db/schema/journal.ts";
import { outboxMessage } from "../../src/db/schema/messages.ts";
import { chatGroup, person } from "../../src/db/schema/roster.ts";
import type { ViewInput } from "../../src/db/view.ts";
import { readClick } from "../../src/feishu/incoming/click.ts";
import { buttonsOf } from "../../src/sandbox/card-rules/buttons.ts";
import { ownCardFaults } from "../../src/sandbox/card-rules/tolerated.ts";
import { clientOf } from "../feishu/fake-platform.ts";
import { seededApp } from "../support/database.ts";
import { cardWords } from "../support/read-card.ts";
import type { Who } from "../support/town.ts";
import { cast, openIdOf, personIdOf } from "../support/town.ts";

type Seen = { messageId: string; who: string; card: unknown };
type Form = Record<string, unknown>;
type Press = { on?: string; form?: Form; eventId?: string; as?: Who | "stranger"; messageId?: string };

const nameOf = (name: string | null): string => (Object.keys(cast) as Who[]).find((who) => cast[who] === name) ?? "";

/** Cards lie on the table as the platform would show them; only what really stands on one can be pressed. */
export async function table({ at }: { at?: string } = {}) {
  const { app, clock, db } = await seededApp(at === undefined ? {} : { at });
  const { client } = await clientOf(() => "reset");
  const counted: string[] = [];
  const metrics = {
    event: () => undefined,
    click: (outcome: string) => void counted.push(outcome),
    sent: () => undefined,
  };
  const bot: Bot = { app, feishu: client, hash: (contact) => contact, metrics, me: () => null };
  const seen: Seen[] = [];

  /** What waits is drawn and lies on the table from now on. */
  const deliver = async () => {
    const waiting = await db
      .select({ row: outboxMessage, name: person.name, group: chatGroup.name })
      .from(outboxMessage)
      .leftJoin(person, eq(person.id, outboxMessage.personId))
      .leftJoin(chatGroup, eq(chatGroup.id, outboxMessage.groupId))
      .where(and(eq(outboxMessage.status, "waiting"), isNull(outboxMessage.tidies)))
      .orderBy(asc(outboxMessage.createdAt));
    for (const { row, name, group } of waiting) {
      const drawn = await drawMessage(app, row, { again: false });
      const who = nameOf(name) || group || "";
      const messageId = `om_${row.id.replaceAll("-", "")}`;
      if (drawn) {
        await drawn.pen.keep(db);
        expect(ownCardFaults(drawn.drawn.card)).toEqual([]);
        seen.push({ messageId, who, card: drawn.drawn.card });
      }
      const outcome = drawn
        ? { status: "sent" as const, messageId, chatId: `oc_with_${who}`, sentAt: clock.now() }
        : { status: "dropped" as const };
      await db.update(outboxMessage).set(outcome).where(eq(outboxMessage.id, row.id));
    }
  };

  const cardsOf = (who: string) => seen.filter((each) => each.who === who);
  const holding = (who: string, label: string, on = "") =>
    cardsOf(who)
      .filter(({ card }) => cardWords(card).includes(on) && buttonsOf(card).some((button) => button.label === label))
      .at(-1);

  const click = async (
    value: unknown,
    { messageId, form = {}, as, eventId = randomUUID() }: Press & { who: string },
  ) => {
    const event = readClick({
      operator: { open_id: as === "stranger" ? "ou_nobody" : openIdOf(as as Who) },
      token: "c-token",
      action: { tag: "button", value, form_value: form },
      context: { open_message_id: messageId, open_chat_id: "oc_with_somebody" },
    });
    if (!event) throw new Error("the click has not the documented shape");
    const answer = await answerClick(bot, { eventId, click: event });
    if (answer.card) {
      expect(ownCardFaults(answer.card.data)).toEqual([]);
      for (const each of seen) if (each.messageId === messageId) each.card = answer.card.data;
    }
    await deliver();
    return answer;
  };

  /** Presses a button on the newest card of somebody's that carries it. */
  const press = async (who: Who, label: string, { on, ...more }: Press = {}): Promise<ClickAnswer> => {
    const message = holding(who, label, on);
    const button = buttonsOf(message?.card).find((each) => each.label === label);
    if (!message || !button) throw new Error(`${who} has no card with ${label}`);
    return click(button.value, { who, as: who, messageId: message.messageId, ...more });
  };

  const give = async (who: Who, view: ViewInput) => {
    const now = clock.now();
    await promise(db, [{ to: { personId: await personIdOf(db, who) }, view, sendAt: now }], now);
    await deliver();
  };

  return {
    app,
    bot,
    clock,
    db,
    counted,
    deliver,
    give,
    press,
    click,
    cardsOf,
    /** The value a button carries, for pressing it later than it was seen. */
    valueOf(who: string, label: string, on?: string) {
      const message = holding(who, label, on);
      const button = buttonsOf(message?.card).find((each) => each.label === label);
      if (!message || !button) throw new Error(`${who} has no card with ${label}`);
      return { value: button.value, messageId: message.messageId };
    },
    /** Which kinds of cards wait for a redraw. */
    tidied: async () =>
      (await db.select().from(outboxMessage).where(isNotNull(outboxMessage.tidies))).map(
        ({ view }) => (view as ViewInput).view,
      ),
    wordsOf: (who: string) => cardWords(cardsOf(who).at(-1)?.card),
    refusals: async () =>
      (await db.select().from(journal).orderBy(asc(journal.id)))
        .filter(({ refusal }) => refusal !== null)
        .map(({ act, refusal }) => `${act}:${refusal}`),
    acts: async () =>
      (await db.select().from(journal).orderBy(asc(journal.id)))
        .filter(({ refusal, act }) => refusal === null && act !== "importRoster")
        .map(({ act }) => act),
  };
}

export const toastOf = ({ toast }: ClickAnswer): string => toast?.content ?? "";
