import type { App } from "../../app.ts";
import { changeBy } from "../../db/change.ts";
import { itemIdOf } from "../../db/items.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { Act } from "../../domain/item/acts.ts";
import type { AssignmentId, SupervisionItem } from "../../domain/item/item.ts";
import type { Move, MoveWords } from "../../domain/item/move.ts";
import { step } from "../../domain/item/step.ts";
import { Refusal } from "../../refusal.ts";
import { handOn } from "./hand-on.ts";
import { guardLiaisons } from "./liaisons.ts";
import { guardSignatory } from "./signatory.ts";

export type Asked<A extends Act> = { assignmentId: AssignmentId; act: A; words: MoveWords[A]; expected?: number };

/** Does one act on one assignment through the one door; throws what the rule throws and then changes nothing. */
export async function act<A extends Act>(app: App, by: Actor, asked: Asked<A>): Promise<SupervisionItem> {
  const { assignmentId } = asked;
  const id = await itemIdOf(app.db, assignmentId);
  if (!id) throw new Refusal("notFound", {});
  // Guarantee of the cast: `asked` pairs an act with its own words, which is all a Move adds to a person and a time.
  const move = { ...asked, by, at: app.clock.now() } as unknown as Move;
  if (move.act === "forward" || move.act === "withdrawForward") return handOn(app, id, move);
  if (move.act === "reassign") await guardLiaisons(app.db, [move.words.to]);
  if (move.act === "submitCompletion") await guardSignatory(app, by, assignmentId);
  return changeBy(app, { id, by }, (now, actor, terms) => step(now, { ...move, by: actor }, terms));
}
