import { placedAt } from "./placed.ts";
import type { Fault, Raw } from "./shape.ts";
import { fault, rawOf } from "./shape.ts";

/** §9.5: components of the card 1.0, and what stands in their place. */
const removed: Readonly<Record<string, string>> = {
  note: "2.0 已取消 note，用小字的 markdown",
  action: "2.0 已取消 action，按钮直接放在 elements 里",
};

/** The same of the card's own properties. */
const moved: Readonly<Record<string, string>> = {
  elements: "1.0 的写法，应移到 body.elements",
  i18n_elements: "1.0 的写法，应只留一份放进 body.elements，别的语言写进各处的 i18n_content",
  i18n_header: "1.0 的写法，应只留一份放进 header，别的语言写进各处的 i18n_content",
};

const OLD = `没有写 schema 或写作 1.0 的是 1.0 卡片，不能用；应写作 "2.0"（加引号的文字）`;

export const removedFault = (tag: string, path: string): Fault[] => {
  const gone = Object.hasOwn(removed, tag) ? removed[tag] : undefined;
  return gone ? fault(`${path}.tag`, gone) : [];
};

/** A card 1.0: everything about it that has to change, so that it is rewritten once. */
function oldFaults(card: Raw): Fault[] {
  const settings = rawOf(card.config);
  return [
    ...fault("schema", OLD),
    ...Object.entries(moved).flatMap(([key, rule]) => (card[key] === undefined ? [] : fault(key, rule))),
    ...(settings.wide_screen_mode === undefined
      ? []
      : fault("config.wide_screen_mode", "1.0 的写法，应改用 config.width_mode")),
    ...placedAt(card.elements, "elements").flatMap(({ tag, path }) => removedFault(tag, path)),
  ];
}

/** What is sent as a card and is none of the card JSON 2.0. */
export function otherKindFaults(card: Raw): Fault[] {
  if (card.schema !== undefined && card.schema !== "1.0") return [];
  return card.type === "template"
    ? fault("type", "引用的是平台上的模板，内容不在这里，无从检查；应写卡片 JSON 2.0")
    : oldFaults(card);
}
