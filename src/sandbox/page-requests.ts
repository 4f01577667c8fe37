import type { Context } from "hono";
import { z } from "zod";
import { PageRefusal } from "./page-refusals.ts";

const id = z.string().min(1).max(120);
const where = { chatId: id.optional(), replyTo: id.optional() };

/** Feishu lets a person send up to 150 KB of text. */
export const saying = z.strictObject({ person: id, text: z.string().trim().min(1).max(50_000), ...where });

export const sending = z.strictObject({ person: id, name: z.string().min(1).max(250), ...where });

export const clicking = z.strictObject({
  person: id,
  messageId: id,
  action: z.strictObject({
    tag: id,
    value: z.unknown().optional(),
    name: id.optional(),
    option: z.string().max(2_000).optional(),
    options: z.array(z.string().max(2_000)).max(1_000).optional(),
    checked: z.boolean().optional(),
    input_value: z.string().max(2_000).optional(),
  }),
  form: z.record(z.string(), z.unknown()).optional(),
});

/** A group opened with the bot in it, or the bot put into a group or taken out of it. */
export const opening = z.strictObject({ person: id, name: z.string().trim().min(1).max(60) });
export const moving = z.strictObject({ person: id, chatId: id, into: z.boolean() });

/** To the end of a span, or to a moment in milliseconds since 1970. */
export const forwarding = z.strictObject({
  to: z.union([z.enum(["hour", "tomorrow", "workingMorning", "week"]), z.strictObject({ at: z.number().int() })]),
});

/** Nothing but the wish. */
export const wishing = z.strictObject({});

/** Somebody reads a chat. */
export const reading = z.strictObject({ person: id, chatId: id });

/** Somebody takes back a message of theirs, or marks it as pressing. */
export const ownMessage = z.strictObject({ person: id, messageId: id });

const onOff = z.enum(["slow", "refused", "error", "limit", "lose", "refuseCards"]);
export const switching = z.discriminatedUnion("fault", [
  z.strictObject({ fault: onOff, on: z.boolean() }),
  z.strictObject({ fault: z.literal("unreachable"), on: z.boolean(), person: id }),
  z.strictObject({ fault: z.literal("normal") }),
]);

export const asking = z.object({ person: id });

function parsed<T extends z.ZodType>(shape: T, value: unknown): z.infer<T> {
  const result = shape.safeParse(value);
  if (!result.success) throw new PageRefusal("incomplete");
  return result.data;
}

/** A body that is not declared as JSON is refused: a plain web form of another site cannot declare it. */
export async function bodyOf<T extends z.ZodType>(c: Context, shape: T): Promise<z.infer<T>> {
  if (!c.req.header("content-type")?.startsWith("application/json")) throw new PageRefusal("incomplete");
  const value: unknown = await c.req.json().catch(() => null);
  return parsed(shape, value);
}

export const queryOf = <T extends z.ZodType>(c: Context, shape: T): z.infer<T> => parsed(shape, c.req.query());
