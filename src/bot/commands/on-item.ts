import { isOpen } from "../../domain/item/item.ts";
import type { Answer, Asked } from "./command.ts";
import { filledFrom } from "./filled.ts";
import { linesOf, narrow } from "./find.ts";
import type { Typing } from "./on-assignment.ts";
import { guardForm, previewed } from "./on-assignment.ts";

/** 撤销 or 改期: of the unit that is named, else of the whole item where several units are at work. */
export async function previewedForAll(asked: Asked, act: "cancel" | "redate", typing: Typing): Promise<Answer> {
  const { lines, lastYear } = await linesOf(asked, typing.number);
  const { named } = await narrow(asked, lines, typing.words);
  const [first, ...others] = lines.filter(({ assignment }) => isOpen(assignment.status));
  if (named || lastYear || !first || others.length === 0) return previewed(asked, act, typing);
  await guardForm(asked, act, first);
  return [{ view: "item", itemId: first.item.id, form: act, filled: await filledFrom(asked.app, act, typing.words) }];
}
