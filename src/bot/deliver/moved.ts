import type { Drawn } from "../../../cards/drawn.ts";
import type { App } from "../../app.ts";
import { movedOn } from "../../db/delivery-attempts.ts";
import { redrawLater } from "../../db/outbox.ts";
import type { outboxMessage } from "../../db/schema/messages.ts";
import type { View } from "../../db/view.ts";
import { readView } from "../../db/view.ts";
import type { Pen } from "../draw/pen.ts";

export type Face = { drawn: Drawn; pen: Pen };

/** A card with the face that was on its way, and how that is drawn. */
type Shown = {
  row: Pick<typeof outboxMessage.$inferSelect, "id" | "view">;
  face: Face;
  draw: (app: App) => Promise<Face | null>;
};

/** What these cards speak of carries no version to compare: drawn a second time they show whether anything moved. */
const withoutVersion: readonly View["view"][] = [
  ...(["followUp", "draft", "approval", "intake"] as const),
  ...(["delegation", "rosterImport", "export", "selfCheck"] as const),
];

async function looksOtherwise(app: App, { row, face, draw }: Shown): Promise<boolean> {
  if (!withoutVersion.includes(readView(row.view).view)) return false;
  const now = await draw(app);
  return JSON.stringify(now?.drawn) !== JSON.stringify(face.drawn);
}

/**
 * A card whose matter moved on while it was on its way is drawn again. Belongs in the transaction that ends the attempt,
 * else a death between the two leaves yesterday's face.
 */
export async function redrawIfMoved(app: App, shown: Shown): Promise<void> {
  if ((await movedOn(app.db, shown.face.pen.seen())) || (await looksOtherwise(app, shown)))
    await redrawLater(app.db, [shown.row.id], app.clock.now());
}
