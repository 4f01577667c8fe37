import { containers } from "./containers.ts";
import { controls } from "./controls.ts";
import { display } from "./display.ts";
import { frame } from "./frame.ts";
import { nameFaults } from "./own-names.ts";
import { placeFaults, submitFaults } from "./place.ts";
import type { Placed } from "./placed.ts";
import { placedIn } from "./placed.ts";
import { selects } from "./selects.ts";
import type { Fault, Shape } from "./shape.ts";
import { fault, isRaw, object, oneOf } from "./shape.ts";
import { tables } from "./table.ts";
import { sizeFaults, wholeFaults } from "./whole-card.ts";

/** What every component must and may hold, by its tag. */
export const shapes: Readonly<Record<string, Shape>> = {
  ...containers,
  ...display,
  ...tables,
  ...controls,
  ...selects,
};
const removed: Readonly<Record<string, string>> = {
  note: "2.0 已取消 note，用小字的 markdown",
  action: "2.0 已取消 action，按钮直接放在 elements 里",
};

function shapeFaults({ raw, tag, path }: Placed): Fault[] {
  if (tag === "") return fault(`${path}.tag`, "必须填写");
  const gone = Object.hasOwn(removed, tag) ? removed[tag] : undefined;
  if (gone) return fault(`${path}.tag`, gone);
  const shape = Object.hasOwn(shapes, tag) ? shapes[tag] : undefined;
  if (!shape) return fault(`${path}.tag`, `没有名为 ${tag} 的组件`);
  return object({ ...shape, need: { ...shape.need, tag: oneOf(tag) } })(raw, path);
}

/** Where a card breaks the rules of the card JSON 2.0; none where the platform would take it. */
export function cardFaults(card: unknown): Fault[] {
  if (!isRaw(card)) return fault("ROOT", "应为对象");
  if (card.schema === undefined) return fault("schema", "没有写 schema 的是 1.0 卡片，不能用");
  const size = sizeFaults(card);
  if (size.length > 0) return size;
  const all = placedIn(card);
  return [
    ...frame(card, "ROOT"),
    ...all.flatMap(shapeFaults),
    ...placeFaults(all),
    ...submitFaults(all),
    ...wholeFaults(card, all),
    ...nameFaults(card),
  ];
}
