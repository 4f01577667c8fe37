import { randomBytes } from "node:crypto";
import { limits } from "../../feishu/limits.ts";
import type { CardAct } from "../page/wire.ts";
import type { PageSandbox, SandboxMessage } from "../page-parts.ts";
import { readClickAnswer } from "./click-answer.ts";
import { CLICK, envelopeOf, idsOf, knock } from "./envelope.ts";
import type { Press } from "./pressable.ts";
import { pressed } from "./pressable.ts";
import type { World } from "./world.ts";

type Clicked = Awaited<ReturnType<PageSandbox["clicks"]>>;
type Act = Omit<CardAct, "tag"> & { tag?: string };

const eventOf = (world: World, openId: string, { message, press }: { message: SandboxMessage; press: Press }) => ({
  operator: { tenant_key: world.chats.person(openId)?.tenantKey ?? world.options.keys.tenantKey, ...idsOf(openId) },
  token: `c-${randomBytes(16).toString("hex")}`,
  action: { timezone: "Asia/Shanghai", ...press.act, ...(press.form ? { form_value: press.form } : {}) },
  host: "im_message",
  context: { open_message_id: message.messageId, open_chat_id: message.chatId },
});

const TOO_LATE = Symbol("too late");

const patience = () =>
  new Promise<typeof TOO_LATE>((resolve) => {
    setTimeout(() => resolve(TOO_LATE), limits.answerMs.most).unref();
  });

const unanswered = (status: number, problem: string): Clicked => ({ status, answer: null, problems: [problem] });

/** Asks the product and shows what its answer brings; the card is locked meanwhile. */
async function asked(world: World, message: SandboxMessage, event: Record<string, unknown>): Promise<Clicked> {
  const unlock = world.lock(message.messageId);
  try {
    const sent = knock(world, "/feishu/callbacks", envelopeOf(world, CLICK, event));
    const given = await Promise.race([sent, patience()]);
    if (given === TOO_LATE) return unanswered(0, "200341 回调超过三秒没有返回");
    if (given === null) return unanswered(0, "200342 连不上回调地址");
    if (given.status !== 200) return unanswered(given.status, `200671 回调返回 ${given.status}`);
    const { answer, card, problems } = readClickAnswer(given.body);
    if (card !== null) redraw(world, message, card);
    return { status: 200, answer, problems };
  } finally {
    unlock();
  }
}

function redraw(world: World, message: SandboxMessage, card: unknown): void {
  message.card = card;
  message.updatedAt = world.options.clock.now();
  world.changed();
}

function isBefore(world: World, openId: string, message: SandboxMessage): boolean {
  const members = world.chats.find(message.chatId)?.members ?? [];
  return message.card !== undefined && !message.recalled && members.includes(openId);
}

/** A press on a card as the client lets it out: only what really stands there, with the form's own rules kept. */
export function press(world: World) {
  return async (
    openId: string,
    messageId: string,
    ...[{ tag = "button", ...act }, form]: [act: Act, form?: Record<string, unknown>]
  ): Promise<Clicked> => {
    const message = world.messages.find(messageId);
    if (!message || !isBefore(world, openId, message)) return unanswered(0, "此人看不到这张卡片");
    const released = pressed(message.card, { tag, ...act }, form ?? null);
    if (typeof released === "string") return unanswered(0, released);
    const clicked = await asked(world, message, eventOf(world, openId, { message, press: released }));
    for (const problem of clicked.problems) world.tally.problem(`click: ${problem}`);
    return clicked;
  };
}
