import { enter, firstField, heldIn } from "./held.ts";

const CONTROLS = "input, select, textarea, button, summary";

const openPanels = (node: HTMLElement) =>
  [...node.querySelectorAll("details")].filter(({ open }) => open).map((panel) => panel.firstElementChild?.textContent);

/** What tells a control from the others of a card: the name of a field, the words on a button. */
function markOf(control: Element): string {
  const name = control.getAttribute("name") ?? control.parentElement?.dataset.name;
  const words = control.matches("button, summary") ? control.textContent : control.getAttribute("value");
  return JSON.stringify([control.tagName, name ?? words, control.matches("input") ? words : null]);
}

/** The same control of the fresh card; of several alike the one in the same place. */
function heirOf(held: HTMLElement, place: HTMLElement, fresh: HTMLElement): HTMLElement | undefined {
  const alike = (node: HTMLElement) =>
    [...node.querySelectorAll<HTMLElement>(CONTROLS)].filter((each) => markOf(each) === markOf(held));
  return alike(fresh)[alike(place).indexOf(held)];
}

const formsIn = (node: HTMLElement) => [...node.querySelectorAll<HTMLElement>(".form")];
const nameOf = (form: HTMLElement) => form.getAttribute("aria-label");

/** Where one writes first in a form that was not there before. */
function firstOpened(place: HTMLElement, fresh: HTMLElement): HTMLElement | null {
  const known = formsIn(place).map(nameOf);
  const opened = formsIn(fresh).find((form) => !known.includes(nameOf(form)));
  return opened ? firstField(opened) : null;
}

/** Whoever had the hand on the old card has it on the same control, else in the form that opened, else on the message. */
function hold(to: { heir: HTMLElement | undefined; opened: HTMLElement | null }, place: HTMLElement): void {
  const { heir, opened } = to;
  if (!heir && opened) enter(opened);
  else (heir ?? place.closest<HTMLElement>(".message"))?.focus({ preventScroll: true });
}

/** Puts the fresh node in the old one's place; opened panels stay open, and the hand stays on the card. */
export function swap(place: HTMLElement, fresh: HTMLElement): void {
  const open = openPanels(place);
  const active = [...place.querySelectorAll<HTMLElement>(CONTROLS)].find((each) => each === document.activeElement);
  const elsewhere = !active && document.activeElement !== document.body;
  const held = active ?? (elsewhere ? null : heldIn(place));
  const to = held && { heir: heirOf(held, place, fresh), opened: firstOpened(place, fresh) };
  place.replaceChildren(fresh);
  for (const panel of fresh.querySelectorAll("details")) {
    if (open.includes(panel.firstElementChild?.textContent)) panel.open = true;
  }
  if (to) hold(to, place);
}
