import { randomBytes } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { limits } from "../../feishu/limits.ts";
import { buttonsOf } from "../card-rules/buttons.ts";
import { cardFaults } from "../card-rules/card-faults.ts";
import { formFaults } from "../card-rules/form-faults.ts";
import type { PageSandbox, SandboxMessage } from "../page-parts.ts";
import { CLICK, envelopeOf, idsOf, knock } from "./envelope.ts";
import type { World } from "./world.ts";

type Act = Parameters<PageSandbox["clicks"]>[2];
type Clicked = { status: number; answer: unknown; problems: string[] };

const answerShape = z.strictObject({
  toast: z
    .strictObject({
      type: z.enum(["info", "success", "warning", "error"]),
      content: z.string().min(1),
      i18n: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  card: z.strictObject({ type: z.literal("raw"), data: z.unknown() }).optional(),
});

/** Why the client would not let this press out; null where the button is really there and the form is in order. */
function withheld(card: unknown, act: Act, form: Record<string, unknown> | undefined): string | null {
  const same = buttonsOf(card).filter(
    ({ value, name }) => isDeepStrictEqual(value, act.value) && (act.name === undefined || name === act.name),
  );
  const button = same.find(({ disabled }) => !disabled);
  if (!button) return same.length > 0 ? "这个按钮不可用" : "卡片上没有这个按钮";
  if (button.inForm === null) return form ? "这个按钮不在表单里" : null;
  const [fault] = formFaults(card, button.inForm, form ?? {});
  return fault ?? null;
}

const eventOf = (world: World, openId: string, pressed: { message: SandboxMessage; act: Act; form: unknown }) => ({
  operator: { tenant_key: world.options.keys.tenantKey, ...idsOf(openId) },
  token: `c-${randomBytes(16).toString("hex")}`,
  action: {
    timezone: "Asia/Shanghai",
    tag: "button",
    ...pressed.act,
    ...(pressed.form ? { form_value: pressed.form } : {}),
  },
  host: "im_message",
  context: { open_message_id: pressed.message.messageId, open_chat_id: pressed.message.chatId },
});

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Shows what the answer brought, or says what the client would show instead (Feishu docs: card callback). */
function shown(world: World, message: SandboxMessage, body: string): { answer: unknown; problems: string[] } {
  const read = answerShape.safeParse(parsed(body));
  if (!read.success) return { answer: null, problems: ["200672 回调返回的内容不合格式"] };
  const { card } = read.data;
  if (!card) return { answer: read.data, problems: [] };
  const faults = cardFaults(card.data).map(({ path, rule }) => `200673 ${path} ${rule}`);
  if (faults.length === 0) {
    message.card = card.data;
    message.updatedAt = world.options.clock.now();
    world.changed();
  }
  return { answer: read.data, problems: faults };
}

const TOO_LATE = Symbol("too late");

const patience = () =>
  new Promise<typeof TOO_LATE>((resolve) => {
    setTimeout(() => resolve(TOO_LATE), limits.answerMs.most).unref();
  });

async function pressed(world: World, message: SandboxMessage, event: Record<string, unknown>): Promise<Clicked> {
  world.locked.add(message.messageId);
  try {
    const sent = knock(world, "/feishu/callbacks", envelopeOf(world, CLICK, event));
    const answer = await Promise.race([sent, patience()]);
    if (answer === TOO_LATE) return { status: 0, answer: null, problems: ["200341 回调超过三秒没有返回"] };
    if (answer === null) return { status: 0, answer: null, problems: ["200342 连不上回调地址"] };
    if (answer.status !== 200)
      return { status: answer.status, answer: null, problems: [`200671 回调返回 ${answer.status}`] };
    return { status: 200, ...shown(world, message, answer.body) };
  } finally {
    world.locked.delete(message.messageId);
  }
}

/** A press on a card as the client lets it out: only what really stands there, with the form's own rules kept. */
export function press(world: World) {
  return async (
    openId: string,
    messageId: string,
    ...[act, form]: [act: Act, form?: Record<string, unknown>]
  ): Promise<Clicked> => {
    const message = world.messages.find(messageId);
    const members = message ? world.chats.find(message.chatId)?.members : undefined;
    if (!message?.card || message.recalled || !members?.includes(openId)) {
      return { status: 0, answer: null, problems: ["此人看不到这张卡片"] };
    }
    const reason = withheld(message.card, act, form);
    if (reason) return { status: 0, answer: null, problems: [reason] };
    const clicked = await pressed(world, message, eventOf(world, openId, { message, act, form }));
    for (const problem of clicked.problems) world.tally.problem(`click: ${problem}`);
    return clicked;
  };
}
