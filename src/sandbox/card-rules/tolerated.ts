import { formActOf } from "./buttons.ts";
import { cardFaults, shapes } from "./card-faults.ts";
import type { Placed } from "./placed.ts";
import { placedIn } from "./placed.ts";
import type { Fault, Raw } from "./shape.ts";
import { fault, rawOf } from "./shape.ts";
import { MOST } from "./whole-card.ts";

type Habit = { rule: string; at?: string; seen: (placed: Placed) => boolean };

const habits: readonly Habit[] = [
  {
    rule: "提交按钮要不要 behaviors，各处说法不一，有报 200340 的；本产品一律写明",
    at: "behaviors",
    seen: ({ raw, form }) => form !== null && formActOf(raw) === "submit" && raw.behaviors === undefined,
  },
  {
    rule: "旧写法，现在写 form_action_type",
    at: "action_type",
    seen: ({ tag, raw, form }) => tag === "button" && form !== null && raw.action_type !== undefined,
  },
  {
    rule: "多选能不能放在表单外，各处说法不一；本产品只放在表单里",
    seen: ({ tag, form }) => tag === "multi_select_static" && form === null,
  },
];

/** By the property that is missing although its component should have it. */
const missing: Readonly<Record<string, string>> = {
  text: "没有文字，平台照收；本产品一律写明",
  alt: "没有图片说明，平台照收，读屏软件读不出；本产品一律写明",
  behaviors: "没有写点击后做什么，平台照收，点了没有反应；本产品一律写明",
};

const missingIn = ({ raw, tag, path }: Placed): Fault[] =>
  Object.keys((Object.hasOwn(shapes, tag) ? shapes[tag]?.should : undefined) ?? {})
    .filter((key) => raw[key] === undefined)
    .flatMap((key) => fault(`${path}.${key}`, missing[key] ?? "平台照收；本产品一律写明"));

const spacings = (raw: Raw, path: string): Fault[] =>
  ["horizontal_spacing", "vertical_spacing"].flatMap((key) =>
    raw[key] === "default" ? fault(`${path}.${key}`, "default 只见于模板，说明里没有；请写 small 等或 Npx") : [],
  );

const charts = (all: readonly Placed[]): Fault[] => {
  const drawn = all.filter(({ tag }) => tag === "chart");
  const [beyond] = drawn.slice(MOST.chart);
  return beyond ? fault(beyond.path, `平台建议一张卡片至多 ${MOST.chart} 个图表，这张有 ${drawn.length} 个`) : [];
};

/** §9: what the platform advises against, what its pages dispute, what its own templates leave out: such cards go through. */
export function tolerated(card: unknown): Fault[] {
  const all = placedIn(card);
  return [
    ...spacings(rawOf(rawOf(card).body), "body"),
    ...all.flatMap((placed) => [
      ...missingIn(placed),
      ...spacings(placed.raw, placed.path),
      ...habits.flatMap(({ rule, at, seen }) =>
        seen(placed) ? fault(at ? `${placed.path}.${at}` : placed.path, rule) : [],
      ),
    ]),
    ...charts(all),
  ];
}

/** What our own cards are held to: all the platform refuses, and all it only tolerates. */
export const ownCardFaults = (card: unknown): Fault[] => [...cardFaults(card), ...tolerated(card)];
