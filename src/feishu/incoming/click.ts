import { z } from "zod";
import { parseTame } from "../gate/tame.ts";
import { maybeIdOf } from "../ids.ts";

export type IncomingClick = {
  kind: "click";
  openId: string | null;
  messageId: string | null;
  chatId: string | null;
  /** What we put into the component; never a proof of a right. */
  value: Record<string, unknown>;
  tag: string;
  name: string | null;
  option: string | null;
  options: string[];
  checked: boolean | null;
  form: Record<string, string | string[] | boolean>;
  inputValue: string | null;
  token: string;
};

const text = z
  .string()
  .nullish()
  .transform((found) => found ?? null);

const branch = z.record(z.string(), z.unknown());

/** A value is an object, or, as the docs allow too, text: JSON of one, else nothing. */
const value = z
  .union([branch, z.string()])
  .nullish()
  .transform((found) => {
    if (typeof found !== "string") return found ?? {};
    const parsed = branch.safeParse(parseTame(found));
    return parsed.success ? parsed.data : {};
  });

const entry = z.union([z.string(), z.array(z.string()), z.boolean(), z.number().transform(String), z.null()]);

type Entry = z.infer<typeof entry>;

const form = z
  .record(z.string(), entry)
  .nullish()
  .transform((found) => {
    const filled = Object.entries(found ?? {}).filter((pair): pair is [string, NonNullable<Entry>] => pair[1] !== null);
    return Object.fromEntries(filled);
  });

const action = z.object({
  tag: z.string(),
  value,
  name: text,
  option: text,
  options: z.array(z.string()).nullish(),
  checked: z.boolean().nullish(),
  form_value: form,
  input_value: text,
});

const place = { open_message_id: maybeIdOf("message"), open_chat_id: maybeIdOf("chat") };

/** The place of a click stood on top of the event in an older shape. */
const clickEvent = z.object({
  operator: z.object({ open_id: maybeIdOf("openId") }),
  token: z.string(),
  action,
  context: z.object(place).nullish(),
  ...place,
});

/** card.action.trigger; null when a field has not the documented type. Feishu docs: card callback communication. */
export function readClick(event: unknown): IncomingClick | null {
  const read = clickEvent.safeParse(event);
  if (!read.success) return null;
  const { operator, token, action: done, context, open_message_id, open_chat_id } = read.data;
  return {
    kind: "click",
    openId: operator.open_id,
    messageId: context?.open_message_id ?? open_message_id,
    chatId: context?.open_chat_id ?? open_chat_id,
    value: done.value,
    tag: done.tag,
    name: done.name,
    option: done.option,
    options: done.options ?? [],
    checked: done.checked ?? null,
    form: done.form_value,
    inputValue: done.input_value,
    token,
  };
}
