import type { CardAct, Person } from "../wire.ts";
import type { Field } from "./field.ts";
import type { Look } from "./look.ts";
import type { Raw } from "./raw.ts";
import { listOf, rawOf } from "./raw.ts";

export type FormScope = { name: string; submit(act: CardAct): void; reset(): void; ready(): boolean };

/** What a renderer may lean on while it draws one card. */
export type Pen = {
  nameOf(openId: string): string;
  members(): readonly Person[];
  draw(elements: unknown, pen: Pen): Node[];
  act(act: CardAct, form?: { name: string; values: Record<string, unknown> }): void;
  confirm(asked: { title: string; text: string }): Promise<boolean>;
  /** A line that comes up and goes away. */
  tell(words: string): void;
  /** The sizes and colours this card names itself. */
  look: Look;
  form: FormScope | null;
  /** Every field of the card, in order. */
  fields: Field[];
};

export type Renderer = (element: Raw, pen: Pen) => HTMLElement;

const behaviour = (element: Raw, type: string): Raw | undefined =>
  listOf(element.behaviors)
    .map(rawOf)
    .find((each) => each.type === type);

/** What the component carries back; older cards put it beside `behaviors`. */
export const callbackOf = (element: Raw): unknown => behaviour(element, "callback")?.value ?? element.value;

export const hasCallback = (element: Raw): boolean => callbackOf(element) !== undefined;

export const linkOf = (element: Raw): Raw | undefined => behaviour(element, "open_url");
