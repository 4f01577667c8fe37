import type { App } from "../../src/app.ts";
import { drawMessage } from "../../src/bot/draw/draw.ts";
import type { Db } from "../../src/db/db.ts";
import { outboxById } from "../../src/db/deliveries.ts";
import { promise } from "../../src/db/outbox.ts";
import type { OutboxId } from "../../src/db/schema/messages.ts";
import type { GroupId } from "../../src/db/schema/roster.ts";
import type { ViewInput } from "../../src/db/view.ts";
import type { Who } from "../support/town.ts";
import { personIdOf } from "../support/town.ts";

type To = Who | { groupId: GroupId };

const receiver = async (db: Db, to: To) => (typeof to === "string" ? { personId: await personIdOf(db, to) } : to);

/** Promises a view to somebody and gives back the row's id. */
export async function promised(app: App, to: To, view: ViewInput): Promise<OutboxId> {
  const now = app.clock.now();
  const [id] = await promise(app.db, [{ to: await receiver(app.db, to), view, sendAt: now }], now);
  if (!id) throw new Error("not promised");
  return id;
}

type How = { again?: boolean; figuresOnly?: boolean };

/** The card of a promised message as its receiver would see it now, as one text; null where there is nothing to say. */
export async function faceOf(app: App, id: OutboxId, { again = false, figuresOnly = false }: How = {}) {
  const row = await outboxById(app.db, id);
  if (!row) throw new Error("no such message");
  const face = await drawMessage(app, row, { again, figuresOnly });
  return face ? { ...face, said: JSON.stringify(face.drawn.card) } : null;
}

/** What somebody would see of a view. */
export const seenBy = async (app: App, [to, view]: readonly [To, ViewInput], how?: How) =>
  faceOf(app, await promised(app, to, view), how);

/** The words of the buttons on a card, in order. */
export function buttonsOn(card: unknown): string[] {
  const labels: string[] = [];
  JSON.stringify(card, (_, value: { tag?: string; text?: { content?: string } } | undefined) => {
    if (value && typeof value === "object" && value.tag === "button") labels.push(value.text?.content ?? "");
    return value;
  });
  return labels;
}
