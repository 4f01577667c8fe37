const MENUS = "details.views";

const openMenus = () => [...document.querySelectorAll<HTMLDetailsElement>(MENUS)].filter(({ open }) => open);

/** Shuts a menu; the hand that was in it stays on its title. */
function shut(menu: HTMLDetailsElement): void {
  if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
  menu.open = false;
}

/** Before something else takes the page, such as a dialog, which gives the hand back where it took it. */
export function shutMenus(): void {
  for (const menu of openMenus()) shut(menu);
}

function shutOthers(target: EventTarget | null): void {
  for (const menu of openMenus()) if (!(target instanceof Node && menu.contains(target))) menu.open = false;
}

/** The menus of the head: one at a time, and none once the hand or the pointer is elsewhere, or after Escape. */
export function menus(): void {
  document.addEventListener("pointerdown", ({ target }) => shutOthers(target));
  document.addEventListener("focusin", ({ target }) => shutOthers(target));
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target instanceof Element && event.target.closest(MENUS);
    if (menu instanceof HTMLDetailsElement && menu.open) shut(menu);
  });
}
