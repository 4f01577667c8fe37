import { bodyArrangement } from "./containers.ts";
import type { Check, Raw } from "./shape.ts";
import { anyObject, fault, flag, list, object, oneOf, recordOf, text, whole } from "./shape.ts";
import {
  byLanguage,
  common,
  icon,
  language,
  padding,
  plainOrLark,
  plainText,
  tagColour,
  textSize,
  translations,
} from "./values.ts";

const summary = object({ may: { content: text(), i18n_content: translations } });
const sizes = object({ may: { default: textSize, pc: textSize, mobile: textSize } });
const shades = object({ may: { light_mode: text(), dark_mode: text() } });

const perClient = object({
  may: Object.fromEntries(["default", "android", "ios", "pc"].map((key) => [key, whole(1, 100_000)])),
});
const streaming = object({
  may: { print_frequency_ms: perClient, print_step: perClient, print_strategy: oneOf("fast", "delay") },
});

/** Only shared cards exist in 2.0: what is not written counts as true, and anything else is refused. */
const config = object({
  may: {
    update_multi: oneOf(true),
    enable_forward: flag,
    enable_forward_interaction: flag,
    width_mode: oneOf("default", "compact", "fill"),
    summary,
    locales: list(language),
    style: object({ may: { text_size: recordOf(sizes), color: recordOf(shades) } }),
    streaming_mode: flag,
    streaming_config: streaming,
    use_custom_translation: flag,
  },
});

const addresses = ["android_url", "ios_url", "pc_url"] as const;

const cardLink = object({
  may: { url: text({ least: 1 }), android_url: text(), ios_url: text(), pc_url: text() },
  besides: (raw: Raw, path) =>
    raw.url === undefined && addresses.some((key) => raw[key] === undefined)
      ? fault(path, "写 url，或 android_url、ios_url、pc_url 三个都写")
      : [],
});

const textTag = object({
  need: { tag: oneOf("text_tag"), text: plainText },
  may: { color: tagColour, element_id: common.element_id },
});

const header = object({
  need: { title: plainOrLark },
  may: {
    subtitle: plainOrLark,
    text_tag_list: list(textTag, { most: 3 }),
    i18n_text_tag_list: byLanguage(list(textTag, { most: 3 })),
    template: oneOf(
      ..."blue wathet turquoise green yellow orange red carmine violet purple indigo grey default".split(" "),
    ),
    icon,
    padding,
  },
});

const body = object({ need: { elements: list(anyObject) }, may: bodyArrangement });

const VERSION = `应写作 "2.0"（加引号的文字）`;
const schema: Check = (value, path) => (value === "2.0" ? [] : fault(path, VERSION));

const card2 = object({
  need: { schema, body },
  may: { config, header, card_link: cardLink },
});

/** §9.1: the frame of the card. Paths begin at the card's own properties. */
export const frame: Check = (card, path) =>
  card2(card, path).map(({ path: at, rule }) => ({ path: at.replace(/^ROOT\./, ""), rule }));
