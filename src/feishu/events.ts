import { z } from "zod";
import { CLICK } from "./gate/envelope.ts";
import type { Envelope } from "./gate/verdict.ts";
import { idOf, maybeIdOf } from "./ids.ts";
import type { IncomingClick } from "./incoming/click.ts";
import { readClick } from "./incoming/click.ts";
import type { IncomingMessage } from "./incoming/message.ts";
import { readMessage } from "./incoming/message.ts";
import { instantOf } from "./instant.ts";

type Occurrence =
  | { kind: "menu"; openId: string | null; eventKey: string }
  | { kind: "entered"; openId: string | null; chatId: string }
  | { kind: "botAdded"; chatId: string; name: string | null; openId: string | null; external: boolean }
  | { kind: "botRemoved"; chatId: string; name: string | null; openId: string | null; external: boolean }
  | { kind: "disbanded"; chatId: string; name: string | null; openId: string | null; external: boolean }
  | { kind: "recalled"; messageId: string; chatId: string | null }
  | { kind: "personLeft"; openId: string | null }
  | { kind: "personChanged"; openId: string | null; standing: "active" | "frozen" | "resigned"; moved: boolean }
  | { kind: "read"; openId: string | null; messageIds: string[]; readAt: Date | null };

export type Incoming =
  | IncomingMessage
  | IncomingClick
  | Occurrence
  | { kind: "unknown"; eventType: string }
  /** An event we know whose shape is not the documented one. */
  | { kind: "malformed"; eventType: string };

const MESSAGE = "im.message.receive_v1";

const person = z
  .object({ open_id: maybeIdOf("openId") })
  .nullish()
  .transform((found) => found?.open_id ?? null);
const text = z
  .string()
  .nullish()
  .transform((found) => found ?? null);

const membership = z.object({
  chat_id: idOf("chat"),
  name: text,
  operator_id: person,
  external: z.boolean().nullish(),
});

const moved = (kind: "botAdded" | "botRemoved" | "disbanded") =>
  membership.transform(({ chat_id, name, operator_id, external }): Occurrence => {
    return { kind, chatId: chat_id, name, openId: operator_id, external: external ?? false };
  });

const departments = z.array(z.string()).nullish();
const member = z.object({
  open_id: maybeIdOf("openId"),
  department_ids: departments,
  status: z.object({ is_frozen: z.boolean().nullish(), is_resigned: z.boolean().nullish() }).nullish(),
});

type Standing = Extract<Occurrence, { kind: "personChanged" }>["standing"];

const standingOf = ({ status }: z.infer<typeof member>): Standing => {
  if (status?.is_resigned) return "resigned";
  return status?.is_frozen ? "frozen" : "active";
};

/** `old_object` holds only what has changed (feishu.md §4.3). */
const changed = z
  .object({ object: member, old_object: z.object({ department_ids: departments }).nullish() })
  .transform(({ object, old_object }): Occurrence => {
    const [before, now] = [old_object?.department_ids, object.department_ids].map((ids) => ids?.toSorted().join(" "));
    const moved = before !== undefined && before !== "" && now !== undefined && before !== now;
    return { kind: "personChanged", openId: object.open_id, standing: standingOf(object), moved };
  });

const occurrences: Record<string, z.ZodType<Occurrence>> = {
  "application.bot.menu_v6": z
    .object({ operator: z.object({ operator_id: person }), event_key: z.string() })
    .transform(({ operator, event_key }) => ({ kind: "menu", openId: operator.operator_id, eventKey: event_key })),
  "im.chat.access_event.bot_p2p_chat_entered_v1": z
    .object({ chat_id: idOf("chat"), operator_id: person })
    .transform(({ chat_id, operator_id }) => ({ kind: "entered", openId: operator_id, chatId: chat_id })),
  "im.chat.member.bot.added_v1": moved("botAdded"),
  "im.chat.member.bot.deleted_v1": moved("botRemoved"),
  "im.chat.disbanded_v1": moved("disbanded"),
  "im.message.recalled_v1": z
    .object({ message_id: idOf("message"), chat_id: maybeIdOf("chat") })
    .transform(({ message_id, chat_id }) => ({ kind: "recalled", messageId: message_id, chatId: chat_id })),
  "im.message.message_read_v1": z
    .object({
      reader: z.object({ reader_id: person, read_time: z.string().nullish() }),
      message_id_list: z.array(idOf("message")),
    })
    .transform(({ reader, message_id_list }) => {
      const readAt = reader.read_time ? instantOf(reader.read_time) : null;
      return { kind: "read", openId: reader.reader_id, messageIds: message_id_list, readAt };
    }),
  "contact.user.deleted_v3": z
    .object({ object: person })
    .transform(({ object }) => ({ kind: "personLeft", openId: object })),
  "contact.user.updated_v3": changed,
  "contact.user.created_v3": changed,
};

function readOccurrence(eventType: string, event: unknown): Occurrence | null {
  const read = occurrences[eventType]?.safeParse(event);
  return read?.success ? read.data : null;
}

/**
 * Reads a verified event. Never throws: a type we do not know is "unknown", a known one of another shape "malformed".
 * `botOpenId` tells the bot's own mention from others; while it is null any mentioned bot is taken for it.
 */
export function readEvent(
  { eventType, event }: Pick<Envelope, "eventType" | "event">,
  botOpenId: string | null,
): Incoming {
  const malformed = { kind: "malformed", eventType } as const;
  if (eventType === MESSAGE) return readMessage(event, botOpenId) ?? malformed;
  if (eventType === CLICK) return readClick(event) ?? malformed;
  if (!Object.hasOwn(occurrences, eventType)) return { kind: "unknown", eventType };
  return readOccurrence(eventType, event) ?? malformed;
}

const identified = z.object({ message: z.object({ message_id: idOf("message") }) });

/** Messages are told apart by message_id, since a repeat may come under a new event_id; all else by event_id. */
export function dedupKey({ eventId, eventType, event }: Pick<Envelope, "eventId" | "eventType" | "event">): string {
  const message = eventType === MESSAGE ? identified.safeParse(event) : null;
  return message?.success ? `m:${message.data.message.message_id}` : `e:${eventId}`;
}
