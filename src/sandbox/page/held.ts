const HELD = "data-held";
const PATIENCE_MS = 5_000;
const FIELDS = ".form :is(input, select, textarea, .choices > summary):not(:disabled)";

/** Marks a control whose press is awaited: a card out of reach has lost the focus, but not the hand. */
export const holdOn = (control: HTMLElement): void => control.setAttribute(HELD, "");

/** What the press opens may come a little after its answer. */
export const letGo = (control: HTMLElement): void => {
  setTimeout(() => control.removeAttribute(HELD), PATIENCE_MS);
};

export const heldIn = (node: HTMLElement): HTMLElement | null => node.querySelector<HTMLElement>(`[${HELD}]`);

/** Where one writes first in the forms of a card. */
export const firstField = (node: HTMLElement): HTMLElement | null => node.querySelector<HTMLElement>(FIELDS);

/** Puts the hand into a form that has just opened, once the chat itself has settled. */
export function enter(field: HTMLElement): void {
  field.focus({ preventScroll: true });
  requestAnimationFrame(() => field.scrollIntoView({ block: "nearest" }));
}

/** A press that is answered by a form in a message of its own takes the hand there, unless it has gone elsewhere meanwhile. */
export function followPress(messages: HTMLElement, added: readonly HTMLElement[]): void {
  const held = heldIn(messages);
  const { activeElement, body } = document;
  if (!held || (activeElement !== held && activeElement !== body)) return;
  const field = added.map(firstField).find((each) => each !== null);
  if (!field) return;
  held.removeAttribute(HELD);
  enter(field);
}
