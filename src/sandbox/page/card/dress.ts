import type { Raw } from "./raw.ts";
import { numberOf, stringOf } from "./raw.ts";

const SPACES: Readonly<Record<string, string>> = { small: "4px", medium: "8px", large: "12px", extra_large: "16px" };

export const spaceOf = (value: unknown): string | null => {
  const name = stringOf(value);
  return SPACES[name] ?? (/^\d{1,2}px$/.test(name) ? name : null);
};

const SIDES = /^(?:0|-?\d{1,2}px)(?:\s+(?:0|-?\d{1,2}px)){0,3}$/;
export const sidesOf = (value: unknown): string | null => {
  const words = stringOf(value).trim();
  return SIDES.test(words) ? words : null;
};

export const lengthOf = (value: unknown): string | null => {
  const words = stringOf(value).trim();
  return /^\d{1,4}(?:px|%)$/.test(words) ? words : null;
};

/** Styles are set one by one, so that nothing a card says can become another property. */
export function dress(node: HTMLElement, styles: Readonly<Record<string, string | null>>): void {
  for (const [property, value] of Object.entries(styles)) if (value !== null) node.style.setProperty(property, value);
}

const ALONG: Readonly<Record<string, string>> = {
  left: "flex-start",
  top: "flex-start",
  center: "center",
  right: "flex-end",
  bottom: "flex-end",
};

/** Direction, spacing and alignment of what a body or a container holds. */
export function arrange(node: HTMLElement, raw: Raw): void {
  const across = raw.direction === "horizontal";
  node.classList.add("arranged", across ? "across" : "down");
  const horizontal = ALONG[stringOf(raw.horizontal_align)] ?? null;
  const vertical = ALONG[stringOf(raw.vertical_align)] ?? null;
  dress(node, {
    "column-gap": spaceOf(raw.horizontal_spacing),
    "row-gap": spaceOf(raw.vertical_spacing),
    padding: sidesOf(raw.padding),
    "justify-content": across ? horizontal : vertical,
    "align-items": across ? vertical : horizontal,
  });
}

export const weightOf = (value: unknown): number => Math.min(Math.max(Math.round(numberOf(value, 1)), 1), 5);
