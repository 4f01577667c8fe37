import type { Raw } from "./raw.ts";
import { rawOf, stringOf } from "./raw.ts";

const HUES = new Set(
  "blue wathet turquoise green lime yellow orange red carmine violet purple indigo grey neutral".split(" "),
);

/** How much of the hue a shade holds: below 500 the paper shines through, above it the ink does. */
const TOWARDS_PAPER: Readonly<Record<string, number>> = {
  "50": 7,
  "100": 13,
  "200": 26,
  "300": 44,
  "350": 55,
  "400": 72,
};
const TOWARDS_INK: Readonly<Record<string, number>> = { "600": 90, "700": 78, "800": 66, "900": 54 };

/** A colour of the platform as CSS; null where there is none of that name. */
function platformColour(value: unknown): string | null {
  const name = stringOf(value).trim().toLowerCase();
  if (/^rgba?\([\d.,\s%]+\)$/.test(name)) return name;
  if (name === "white" || name === "bg-white") return "var(--white)";
  if (name === "black") return "var(--ink)";
  if (name === "default") return "var(--ink)";
  const [hue = "", shade = "500"] = name.split("-");
  if (!HUES.has(hue)) return null;
  const paper = TOWARDS_PAPER[shade];
  if (paper !== undefined) return `color-mix(in srgb, var(--${hue}) ${paper}%, var(--paper))`;
  const ink = TOWARDS_INK[shade];
  return ink === undefined ? `var(--${hue})` : `color-mix(in srgb, var(--${hue}) ${ink}%, var(--ink))`;
}

const SIZES: Readonly<Record<string, readonly [desk: number, phone: number]>> = {
  "heading-0": [30, 26],
  "heading-1": [24, 24],
  "heading-2": [20, 20],
  "heading-3": [18, 17],
  "heading-4": [16, 16],
  heading: [16, 16],
  normal: [14, 14],
  notation: [12, 12],
  "xxxx-large": [30, 26],
  "xxx-large": [24, 24],
  "xx-large": [20, 20],
  "x-large": [18, 18],
  large: [16, 17],
  medium: [14, 14],
  small: [12, 12],
  "x-small": [10, 10],
};

const sizeOf = (name: unknown, at: 0 | 1): number | null => SIZES[stringOf(name)]?.[at] ?? null;

/** The sizes and colours a card may name: the platform's, and its own from config.style. */
export type Look = {
  colour(value: unknown): string | null;
  /** Pixels on a desk and on a phone; null for the ordinary size. */
  size(value: unknown): { desk: number; phone: number } | null;
};

export function lookOf(config: Raw): Look {
  const style = rawOf(config.style);
  const sizes = rawOf(style.text_size);
  const colours = rawOf(style.color);
  const own = <T>(table: Raw, value: unknown, read: (raw: Raw) => T): T | null => {
    const name = stringOf(value);
    return Object.hasOwn(table, name) ? read(rawOf(table[name])) : null;
  };
  return {
    colour: (value) =>
      own(colours, value, ({ light_mode, dark_mode }) => {
        const light = platformColour(light_mode) ?? "inherit";
        return `light-dark(${light}, ${platformColour(dark_mode) ?? light})`;
      }) ?? platformColour(value),
    size(value) {
      const named = own(sizes, value, (raw) => ({
        desk: sizeOf(raw.pc ?? raw.default, 0) ?? 14,
        phone: sizeOf(raw.mobile ?? raw.default, 1) ?? 14,
      }));
      const desk = sizeOf(value, 0);
      const phone = sizeOf(value, 1);
      return named ?? (desk === null || phone === null ? null : { desk, phone });
    },
  };
}
