import { containers } from "./containers.ts";
import { controls } from "./controls.ts";
import { display } from "./display.ts";
import { frame } from "./frame.ts";
import { otherKindFaults, removedFault } from "./other-kinds.ts";
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

function shapeFaults({ raw, tag, path }: Placed): Fault[] {
  if (tag === "") return fault(`${path}.tag`, "必须填写");
  const gone = removedFault(tag, path);
  if (gone.length > 0) return gone;
  const shape = Object.hasOwn(shapes, tag) ? shapes[tag] : undefined;
  if (!shape) return fault(`${path}.tag`, `没有名为 ${tag} 的组件`);
  return object({ ...shape, need: { ...shape.need, tag: oneOf(tag) } })(raw, path);
}

/** Where a card breaks the rules of the card JSON 2.0; none where the platform would take it. What an unknown component holds is not judged. */
export function cardFaults(card: unknown): Fault[] {
  if (!isRaw(card)) return fault("ROOT", "应为对象");
  const other = otherKindFaults(card);
  if (other.length > 0) return other;
  const size = sizeFaults(card);
  if (size.length > 0) return size;
  const all = placedIn(card);
  const judged = all.filter(({ around }) => around.every((tag) => Object.hasOwn(shapes, tag)));
  return [
    ...frame(card, "ROOT"),
    ...judged.flatMap(shapeFaults),
    ...placeFaults(judged),
    ...submitFaults(all),
    ...wholeFaults(card, judged),
    ...nameFaults(card),
  ];
}
