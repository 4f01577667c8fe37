import { ruled } from "../../db/rule-versions.ts";
import { shareSeenBy } from "../../db/seen.ts";
import type { ViewInput } from "../../db/view.ts";
import type { AssignmentId } from "../../domain/item/item.ts";
import { Refusal } from "../../refusal.ts";
import { guardUrge } from "../../usecases/item/urge.ts";
import type { Asked } from "./command.ts";

/** The preview of a 催办 of these assignments of one item; throws what `guardUrge` throws where none may be urged. */
export async function urgePreview(
  { app, actor }: Pick<Asked, "app" | "actor">,
  ids: readonly AssignmentId[],
  words: string,
): Promise<ViewInput> {
  const [first] = ids;
  const seen = first ? await shareSeenBy(app.db, actor, first) : null;
  if (!seen) throw new Refusal("notFound", {});
  const { item } = seen;
  await guardUrge(await ruled(app), actor, { item, ids });
  return { view: "urge", itemId: item.id, assignmentIds: [...ids], ...(words ? { filled: { reason: words } } : {}) };
}
