import type { Check, Fault, Raw, Shape } from "./shape.ts";
import { anyObject, either, fault, flag, isRaw, list, object, oneOf, text, whole } from "./shape.ts";
import { align, common, icon, pixels, plainOrLark, plainText, textSize, translations } from "./values.ts";

const imageKey = text({ least: 1 });
const SIZE = /^(?:stretch|large|medium|small|tiny|(?:[1-9]\d{0,2}|1000)px (?:[1-9]\d{0,2}|1000)px)$/;
const TABLE_LINE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/gm;

function markdownTables({ content }: Raw, path: string): Fault[] {
  const count = typeof content === "string" ? (content.match(TABLE_LINE) ?? []).length : 0;
  return count > 4 ? fault(`${path}.content`, "一段文字里的表格至多 4 个") : [];
}

const CODE = /^\s*(?:function\b|(?:\([\w\s,]*\)|\w+)\s*=>)/;

/** Data only: the client runs nobody's functions. */
const dataOnly: Check = (value, path) => {
  if (typeof value === "function" || (typeof value === "string" && CODE.test(value)))
    return fault(path, "图表里不能有函数");
  if (Array.isArray(value)) return value.flatMap((each, at) => dataOnly(each, `${path}[${at}]`));
  return isRaw(value) ? Object.entries(value).flatMap(([key, each]) => dataOnly(each, `${path}.${key}`)) : [];
};

const chartSpec: Check = (value, path) => {
  const shape = anyObject(value, path);
  if (shape.length > 0 || !isRaw(value)) return shape;
  return [...(typeof value.type === "string" ? [] : fault(`${path}.type`, "必须填写")), ...dataOnly(value, path)];
};

const personSize = oneOf("extra_small", "small", "medium", "large");
const radius = text({ pattern: /^\d{1,3}(?:px|%)$/, as: "Npx 或百分比" });

/** §9.3: what only shows. */
export const display = {
  markdown: {
    need: { content: text() },
    may: { ...common, text_align: align, text_size: textSize, icon, i18n_content: translations },
    besides: markdownTables,
  },
  div: {
    should: { text: plainOrLark },
    may: {
      ...common,
      icon,
      fields: list(object({ need: { text: plainOrLark }, may: { is_short: flag } })),
      width: either("应为 fill、auto 或 16 至 999px", oneOf("fill", "auto"), pixels(16, 999)),
    },
  },
  img: {
    need: { img_key: imageKey },
    should: { alt: plainText },
    may: {
      ...common,
      i18n_img_key: translations,
      title: plainOrLark,
      scale_type: oneOf("crop_center", "crop_top", "fit_horizontal"),
      size: text({ pattern: SIZE, as: "stretch、large、medium、small、tiny 或 1 至 1000 的 Npx Npx" }),
      corner_radius: radius,
      preview: flag,
      transparent: flag,
    },
  },
  img_combination: {
    need: {
      combination_mode: oneOf("double", "triple", "bisect", "trisect"),
      img_list: list(object({ need: { img_key: imageKey }, may: { transparent: flag } }), { least: 1, most: 9 }),
    },
    may: { ...common, combination_transparent: flag, corner_radius: radius },
  },
  hr: { may: common },
  person: {
    need: { user_id: text({ least: 1 }) },
    may: { ...common, show_name: flag, show_avatar: flag, size: personSize, style: oneOf("normal", "capsule") },
  },
  person_list: {
    need: { persons: list(object({ need: { id: text({ least: 1 }) } }), { least: 1 }) },
    may: {
      ...common,
      lines: whole(1, 100),
      show_name: flag,
      show_avatar: flag,
      size: personSize,
      drop_invalid_user_id: flag,
      icon,
    },
  },
  chart: {
    need: { chart_spec: chartSpec },
    may: {
      ...common,
      aspect_ratio: oneOf("1:1", "2:1", "4:3", "16:9"),
      height: either("应为 auto 或 1 至 999px", oneOf("auto"), pixels(1, 999)),
      color_theme: oneOf("brand", "rainbow", "complementary", "converse", "primary"),
      preview: flag,
    },
  },
} as const satisfies Record<string, Shape>;
