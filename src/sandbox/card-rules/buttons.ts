import type { Placed } from "./placed.ts";
import { placedIn } from "./placed.ts";
import type { Raw } from "./shape.ts";
import { listOf, rawOf } from "./shape.ts";

export type CardButton = {
  label: string;
  value: unknown;
  /** The form it stands in. */
  inForm: string | null;
  name?: string;
  disabled: boolean;
};

const callbackOf = (raw: Raw): unknown =>
  listOf(raw.behaviors)
    .map(rawOf)
    .find(({ type }) => type === "callback")?.value;

const buttonOf = ({ raw, form }: Placed): CardButton => ({
  label: String(rawOf(raw.text).content ?? ""),
  value: callbackOf(raw),
  inForm: form,
  ...(typeof raw.name === "string" ? { name: raw.name } : {}),
  disabled: raw.disabled === true,
});

/** The buttons really on the card, in reading order. */
export const buttonsOf = (card: unknown): CardButton[] =>
  placedIn(card)
    .filter(({ tag }) => tag === "button")
    .map(buttonOf);

/** What a button does with its form: as it is written today, or as it was written before. */
export function formActOf({ form_action_type, action_type }: Raw): unknown {
  if (form_action_type !== undefined) return form_action_type;
  return typeof action_type === "string" ? action_type.replace(/^form_/, "") : undefined;
}

export type CardForm = { name: string; fields: readonly Raw[]; submits: readonly CardButton[] };

/** A form of the card by its name, with its fields as they stand on the card. */
export function formOf(card: unknown, name: string): CardForm | null {
  const all = placedIn(card);
  if (!all.some(({ tag, raw }) => tag === "form" && raw.name === name)) return null;
  const inside = all.filter(({ form, raw }) => form === name && typeof raw.name === "string");
  return {
    name,
    fields: inside.filter(({ tag }) => tag !== "button" && tag !== "form").map(({ raw }) => raw),
    submits: inside.filter(({ raw }) => formActOf(raw) === "submit").map(buttonOf),
  };
}
