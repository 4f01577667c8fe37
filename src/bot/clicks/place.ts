import { promise } from "../../db/outbox.ts";
import type { OutboxId } from "../../db/schema/messages.ts";
import type { View, ViewInput } from "../../db/view.ts";
import { readView } from "../../db/view.ts";
import { newId } from "../../ids.ts";
import { Refusal } from "../../refusal.ts";
import { drawMessage } from "../draw/draw.ts";
import { subjectIdOf } from "../draw/pen.ts";
import type { Clicked, Outcome } from "./clicked.ts";
import { told } from "./clicked.ts";

const OPENED = "已在新卡片中打开。";

/** Only a private card of the very thing the button is about changes in place (product §4). */
export const inPlace = ({ row, view, subject }: Clicked): boolean =>
  row.personId !== null && subjectIdOf(subject) === subjectIdOf(view);

/** The same view with no form open. */
export const closed = (now: View): View => readView({ ...now, form: undefined, filled: undefined, fault: undefined });

/** A new private card for whoever clicked; the card in the group, or with many lines, stays as it is. */
export async function openNew({ app, viewer }: Clicked, view: ViewInput): Promise<Outcome> {
  const now = app.clock.now();
  await promise(app.db, [{ to: { personId: viewer.id }, view, sendAt: now }], now);
  return { toast: told(OPENED) };
}

/** Throws `notFound` where the clicker would get to see nothing. */
export async function guardSight({ app, viewer }: Clicked, view: ViewInput): Promise<void> {
  const row = { id: newId<OutboxId>(), personId: viewer.id, groupId: null, sentAt: null, resent: false };
  if (!(await drawMessage(app, { ...row, view: readView(view) }, { again: true }))) throw new Refusal("notFound", {});
}
