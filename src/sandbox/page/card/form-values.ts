import { words } from "../words.ts";

const said = words.card;

/** What a person filled in, as the platform sends it (Feishu docs: form container, card callback). */

export type FieldKind = "text" | "choice" | "choices" | "date" | "time" | "datetime" | "checker";

/** Of the control itself: choices are a list, a checker a yes or no, everything else a text. */
export type FieldValue = string | readonly string[] | boolean;

type Rules = { kind: FieldKind; required: boolean; most: number };

const isEmpty = (value: FieldValue) => typeof value !== "boolean" && value.length === 0;

/** The client's own check before a form may leave; null is as it should be. */
export function faultOf({ kind, required, most }: Rules, value: FieldValue): string | null {
  if (kind === "text" && typeof value === "string") {
    if (required && value.trim() === "") return said.fillIn;
    return value.length > most ? said.most(most) : null;
  }
  return required && isEmpty(value) ? said.chooseOne : null;
}

const BEIJING = "+0800";

const wire = {
  text: (value: FieldValue) => value,
  choice: (value: FieldValue) => value,
  choices: (value: FieldValue) => value,
  checker: (value: FieldValue) => value,
  date: (value: FieldValue) => `${value} ${BEIJING}`,
  time: (value: FieldValue) => `${value} ${BEIJING}`,
  datetime: (value: FieldValue) => `${String(value).replace("T", " ")} ${BEIJING}`,
} as const satisfies Record<FieldKind, (value: FieldValue) => unknown>;

/** The value of one component: an empty choice or date is not sent, an empty text is. */
export const wireValue = (kind: FieldKind, value: FieldValue): unknown =>
  isEmpty(value) && kind !== "text" ? undefined : wire[kind](value);

export function formValue(fields: readonly { name: string; kind: FieldKind; read(): FieldValue }[]) {
  const pairs = fields.map(({ name, kind, read }) => [name, wireValue(kind, read())] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}
