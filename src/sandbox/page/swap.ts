const CONTROLS = "input, select, textarea, button, summary";

const openPanels = (node: HTMLElement) =>
  [...node.querySelectorAll("details")].filter(({ open }) => open).map((panel) => panel.firstElementChild?.textContent);

/** Puts the fresh node in the old one's place; opened panels stay open, and the hand stays in its field. */
export function swap(place: HTMLElement, fresh: HTMLElement) {
  const open = openPanels(place);
  const controls: (Element | null)[] = [...place.querySelectorAll(CONTROLS)];
  const held = controls.indexOf(document.activeElement);
  place.replaceChildren(fresh);
  for (const panel of fresh.querySelectorAll("details")) {
    if (open.includes(panel.firstElementChild?.textContent)) panel.open = true;
  }
  const heir = held < 0 ? null : fresh.querySelectorAll<HTMLElement>(CONTROLS)[held];
  if (heir && heir.getAttribute("name") === controls[held]?.getAttribute("name")) heir.focus({ preventScroll: true });
}
