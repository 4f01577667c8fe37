import { el } from "../dom.ts";
import { arrange, dress, lengthOf, sidesOf, spaceOf, weightOf } from "./dress.ts";
import { renderIcon } from "./icon.ts";
import type { Pen, Renderer } from "./pen.ts";
import { hasCallback, linkOf } from "./pen.ts";
import { isDisabled, openLink, press, tipOf } from "./press.ts";
import type { Raw } from "./raw.ts";
import { rawOf, stringOf } from "./raw.ts";
import { drawText } from "./words.ts";

const MODES = new Set(["none", "stretch", "flow", "bisect", "trisect"]);

function flexOf({ width, weight }: Raw): string {
  const words = stringOf(width);
  if (/^\d+px$/.test(words)) return `0 1 ${words}`;
  return words === "weighted" ? `${weightOf(weight)} 1 0` : "0 1 auto";
}

const groundOf = (style: unknown, pen: Pen) => {
  const name = stringOf(style);
  return name === "" || name === "default" ? null : pen.look.colour(`${name}${/^[a-z]+$/.test(name) ? "-50" : ""}`);
};

/** A press anywhere but on a control within counts for the whole; the keyboard reaches it as well. */
function pressable(node: HTMLElement, onPress: () => void): void {
  const own = (event: Event) => {
    const control =
      event.target instanceof Element
        ? event.target.closest("button, a, input, select, textarea, summary, [role=button]")
        : null;
    return control === null || control === node;
  };
  node.classList.add("pressable");
  node.tabIndex = 0;
  node.setAttribute("role", "button");
  node.addEventListener("click", (event) => {
    if (!own(event)) return;
    event.stopPropagation();
    onPress();
  });
  node.addEventListener("keydown", (event) => {
    if (event.target !== node || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    onPress();
  });
}

function linked(node: HTMLElement, element: Raw, pen: Pen): void {
  const address = rawOf(rawOf(element.action).multi_url);
  if (Object.keys(address).length > 0) pressable(node, () => openLink(address, pen));
}

export const renderColumn: Renderer = (element, pen) => {
  const node = el("div", { class: "column" }, ...pen.draw(element.elements, pen));
  const ground = groundOf(element.background_style, pen);
  arrange(node, element);
  node.classList.toggle("grounded", ground !== null);
  dress(node, { "--flex": flexOf(element), background: ground, margin: sidesOf(element.margin) });
  linked(node, element, pen);
  return node;
};

const PLACES: Readonly<Record<string, string>> = { left: "flex-start", center: "center", right: "flex-end" };

export const renderColumns: Renderer = (element, pen) => {
  const mode = stringOf(element.flex_mode);
  const columns = pen.draw(element.columns, pen);
  const node = el("div", { class: `columns flex-${MODES.has(mode) ? mode : "none"}` }, ...columns);
  const ground = groundOf(element.background_style, pen);
  node.classList.toggle("grounded", ground !== null);
  dress(node, {
    background: ground,
    gap: spaceOf(element.horizontal_spacing),
    "justify-content": PLACES[stringOf(element.horizontal_align)] ?? null,
  });
  linked(node, element, pen);
  return node;
};

const ANGLES: ReadonlySet<unknown> = new Set([-180, -90, 90, 180]);

function panelHead(raw: Raw, pen: Pen): HTMLElement {
  const title = drawText(raw.title, pen);
  const icon = el("span", { class: "panel-icon" }, renderIcon(raw.icon ?? { token: "down-small-ccm_outlined" }, pen));
  const place = stringOf(raw.icon_position) || "right";
  const head = el("summary", { class: `icon-${place}` }, ...(place === "left" ? [icon, title] : [title, icon]));
  head.classList.toggle("narrow", raw.width === "auto" || raw.width === "auto_when_fold");
  head.classList.toggle("narrow-when-shut", raw.width === "auto_when_fold");
  const angle = ANGLES.has(raw.icon_expanded_angle) ? String(raw.icon_expanded_angle) : "180";
  dress(head, {
    padding: sidesOf(raw.padding),
    background: groundOf(raw.background_color, pen),
    "--angle": `${angle}deg`,
  });
  return head;
}

export const renderPanel: Renderer = (element, pen) => {
  const body = el("div", { class: "panel-body" }, ...pen.draw(element.elements, pen));
  arrange(body, element);
  const open = element.expanded === true ? "" : undefined;
  const node = el("details", { class: "panel", attrs: { open } }, panelHead(rawOf(element.header), pen), body);
  const border = rawOf(element.border);
  node.classList.toggle("bordered", element.border !== undefined);
  dress(node, {
    background: groundOf(element.background_color, pen),
    "border-color": pen.look.colour(border.color),
    "border-radius": lengthOf(border.corner_radius),
  });
  return node;
};

export const renderContainer: Renderer = (element, pen) => {
  const node = el("div", { class: "container", title: tipOf(element) }, ...pen.draw(element.elements, pen));
  arrange(node, element);
  const border = element.has_border === true;
  node.classList.toggle("bordered", border);
  node.classList.toggle("laser", element.background_style === "laser");
  dress(node, {
    width: element.width === "auto" ? "fit-content" : lengthOf(element.width),
    height: lengthOf(element.height),
    background: groundOf(element.background_style, pen),
    "border-color": border ? pen.look.colour(element.border_color) : null,
    "border-radius": lengthOf(element.corner_radius),
  });
  if (!hasCallback(element) && !linkOf(element)) return node;
  pressable(node, () => void press(element, pen));
  if (isDisabled(element)) node.setAttribute("aria-disabled", "true");
  return node;
};
