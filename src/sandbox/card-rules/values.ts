import type { Check } from "./shape.ts";
import { anyObject, either, fault, flag, isRaw, list, object, oneOf, recordOf, text, whole } from "./shape.ts";

const numbered = (value: string): number => (value === "0" ? 0 : Number(/^(-?\d+)px$/.exec(value)?.[1] ?? Number.NaN));

/** `Npx`, N within bounds. */
export const pixels =
  (least: number, most: number): Check =>
  (value, path) => {
    const count = typeof value === "string" ? numbered(value) : Number.NaN;
    return count >= least && count <= most ? [] : fault(path, `应写作 Npx，${least} 至 ${most}`);
  };

/** One to four of them, as in CSS. */
const sides =
  (least: number, most: number): Check =>
  (value, path) => {
    const parts = typeof value === "string" ? value.trim().split(/\s+/) : [];
    const good = parts.length >= 1 && parts.length <= 4;
    return good && parts.every((part) => pixels(least, most)(part, path).length === 0)
      ? []
      : fault(path, `应写作一至四个 Npx，${least} 至 ${most}`);
  };

const margin = sides(-99, 99);
export const padding = sides(0, 99);
export const spacing = either(
  "应为 small、medium、large、extra_large 或 0 至 99px",
  oneOf("small", "medium", "large", "extra_large", "default"),
  pixels(0, 99),
);

const NAMES =
  "blue|wathet|turquoise|green|lime|yellow|orange|red|carmine|violet|purple|indigo|grey|neutral|default|white|black|bg-white|bg-black|bg-body|none|transparent|laser";
const PLATFORM_COLOUR = new RegExp(`^(?:(?:${NAMES})(?:-(?:50|[1-9]00|350))?|rgba?\\([\\d.,\\s%]+\\))$`);
const PLATFORM_SIZE =
  /^(?:heading(?:-[0-4])?|normal|notation|xxxx-large|xxx-large|xx-large|x-large|large|medium|small|x-small)$/;

export const isPlatformColour = (name: string): boolean => PLATFORM_COLOUR.test(name);
export const isPlatformSize = (name: string): boolean => PLATFORM_SIZE.test(name);

/** A colour or a size by name: whether it is the platform's or the card's own is seen on the whole card (own-names.ts). */
export const colour = text({ least: 1 });
export const textSize = text({ least: 1 });

export const tagColour = oneOf(
  ..."neutral blue turquoise lime orange violet indigo wathet green yellow red purple carmine".split(" "),
);

export const align = oneOf("left", "center", "right");
export const verticalAlign = oneOf("top", "center", "bottom");
export const direction = oneOf("vertical", "horizontal");

/** Every component may carry these. */
export const common = {
  element_id: text({ pattern: /^[A-Za-z][A-Za-z0-9_]{0,19}$/, as: "字母开头、至多 20 个字母数字下划线" }),
  margin,
};

const LANGUAGES =
  "zh_cn en_us ja_jp zh_hk zh_tw id_id vi_vn th_th pt_br es_es ko_kr de_de fr_fr it_it ru_ru ms_my".split(" ");
export const language = oneOf(...LANGUAGES);

/** The same in other languages, by the platform's sixteen. */
export const byLanguage =
  (item: Check): Check =>
  (value, path) => [
    ...recordOf(item)(value, path),
    ...Object.keys(typeof value === "object" && value !== null && !Array.isArray(value) ? value : {}).flatMap((key) =>
      LANGUAGES.includes(key) ? [] : fault(`${path}.${key}`, `没有名为 ${key} 的语言`),
    ),
  ];
export const translations = byLanguage(text());
const wording = { content: text() };
const look = { text_size: textSize, text_align: align, i18n_content: translations };
const plain = { ...look, lines: whole(1, 100), text_color: colour };

export const plainText = object({ need: { tag: oneOf("plain_text"), ...wording }, may: plain });
export const shortText = (most: number): Check =>
  object({ need: { tag: oneOf("plain_text"), content: text({ least: 1, most }) }, may: plain });
const larkMd = object({ need: { tag: oneOf("lark_md"), ...wording }, may: { ...look, lines: whole(1, 100) } });
const markdownText = object({ need: { tag: oneOf("markdown"), ...wording }, may: { ...look, text_color: colour } });

const byTag =
  (rows: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    if (!isRaw(value)) return fault(path, "应为对象");
    const tag = String(value.tag);
    const check = Object.hasOwn(rows, tag) ? rows[tag] : undefined;
    return check ? check(value, path) : fault(`${path}.tag`, `只能是 ${Object.keys(rows).join("、")}`);
  };

export const plainOrLark = byTag({ plain_text: plainText, lark_md: larkMd });
export const plainOrMarkdown = byTag({ plain_text: plainText, markdown: markdownText, lark_md: larkMd });

const iconSize = text({ pattern: /^[1-9]\d{0,2}(?:px)? [1-9]\d{0,2}px$/, as: "Npx Npx" });

export const icon = byTag({
  standard_icon: object({
    need: { tag: oneOf("standard_icon"), token: text({ least: 1 }) },
    may: { color: colour, size: iconSize },
  }),
  custom_icon: object({
    need: { tag: oneOf("custom_icon"), img_key: text({ least: 1 }) },
    may: { size: iconSize, i18n_img_key: translations },
  }),
});

export const confirm = object({ need: { title: plainText, text: plainText } });

const address = text({ least: 1 });
const callback = object({ need: { type: oneOf("callback"), value: either("应为对象或文字", anyObject, text()) } });
const openUrl = object({
  need: { type: oneOf("open_url"), default_url: address },
  may: { pc_url: text(), ios_url: text(), android_url: text() },
});
const behaviour: Check = (value, path) => {
  if (!isRaw(value)) return fault(path, "应为对象");
  const { type } = value;
  if (type === "callback") return callback(value, path);
  return type === "open_url" ? openUrl(value, path) : fault(`${path}.type`, "只能是 callback、open_url");
};
export const behaviours = list(behaviour, { least: 1 });

export const multiUrl = object({ may: { url: address, pc_url: text(), ios_url: text(), android_url: text() } });

/** What every interactive component may carry. */
export const interactive = {
  ...common,
  name: text({ least: 1, most: 100 }),
  disabled: flag,
  disabled_tips: plainText,
  behaviors: behaviours,
  confirm,
  required: flag,
};

export const controlWidth = either("应为 default、fill 或 100px 以上", oneOf("default", "fill"), pixels(100, 9_999));
