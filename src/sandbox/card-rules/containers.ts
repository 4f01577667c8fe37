import type { Raw, Shape } from "./shape.ts";
import { anyObject, either, fault, flag, list, object, oneOf, text, whole } from "./shape.ts";
import {
  align,
  behaviours,
  colour,
  common,
  confirm,
  direction,
  icon,
  multiUrl,
  padding,
  pixels,
  plainOrMarkdown,
  plainText,
  spacing,
  verticalAlign,
} from "./values.ts";

const elements = list(anyObject);

const arrangement = {
  direction,
  padding,
  horizontal_spacing: spacing,
  vertical_spacing: spacing,
  horizontal_align: align,
  vertical_align: verticalAlign,
};

const action = object({ need: { multi_url: multiUrl } });
const radius = text({ pattern: /^(?:\d{1,4}px|(?:100|\d{1,2})%|0)$/, as: "Npx 或百分比" });

const weightOnlyWeighted = (raw: Raw, path: string) =>
  raw.weight !== undefined && raw.width !== "weighted"
    ? fault(`${path}.weight`, "只有 width 为 weighted 时才能写")
    : [];

const panelHeader = object({
  need: { title: plainOrMarkdown },
  may: {
    background_color: colour,
    vertical_align: verticalAlign,
    padding,
    position: oneOf("top", "bottom"),
    width: either("应为 fill、auto、auto_when_fold", oneOf("fill", "auto", "auto_when_fold"), pixels(1, 999)),
    icon,
    icon_position: oneOf("left", "right", "follow_text"),
    icon_expanded_angle: oneOf(-180, -90, 90, 180),
  },
});

/** §9.2: what holds other components. */
export const containers = {
  column_set: {
    need: { columns: list(anyObject, { least: 1 }) },
    may: {
      ...common,
      flex_mode: oneOf("none", "stretch", "flow", "bisect", "trisect"),
      background_style: colour,
      horizontal_spacing: spacing,
      horizontal_align: align,
      action,
    },
  },
  column: {
    may: {
      ...common,
      ...arrangement,
      elements,
      width: either("应为 auto、weighted 或 16 至 600px", oneOf("auto", "weighted"), pixels(16, 600)),
      weight: whole(1, 5),
      background_style: colour,
      action,
    },
    besides: weightOnlyWeighted,
  },
  form: {
    need: { name: text({ least: 1, most: 100 }), elements: list(anyObject, { least: 1 }) },
    may: { ...common, ...arrangement },
  },
  collapsible_panel: {
    need: { header: panelHeader },
    may: {
      ...common,
      ...arrangement,
      elements,
      expanded: flag,
      background_color: colour,
      border: object({ may: { color: colour, corner_radius: radius } }),
    },
  },
  interactive_container: {
    need: { elements },
    should: { behaviors: behaviours },
    may: {
      ...common,
      ...arrangement,
      width: either("应为 fill、auto 或 16 至 999px", oneOf("fill", "auto"), pixels(16, 999)),
      height: either("应为 auto 或 10 至 999px", oneOf("auto"), pixels(10, 999)),
      background_style: colour,
      has_border: flag,
      border_color: colour,
      corner_radius: radius,
      disabled: flag,
      disabled_tips: plainText,
      hover_tips: plainText,
      confirm,
    },
  },
} as const satisfies Record<string, Shape>;

export const bodyArrangement = arrangement;
