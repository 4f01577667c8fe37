import type { App } from "../../app.ts";
import { tidyCopies } from "../../db/outbox.ts";
import { noteWorkbook, supersede } from "../../db/roster-imports.ts";
import type { Actor } from "../../domain/access/rights.ts";

type Sent = { messageId: string; file: { key: string; name: string } };

/** Notes a roster workbook to be read; a repeat of the message notes nothing. An older one that still waits is over. */
export async function receiveWorkbook(app: App, by: Actor, { messageId, file }: Sent): Promise<void> {
  const at = app.clock.now();
  const received = { personId: by.id, messageId, fileKey: file.key, fileName: file.name, at };
  const id = await noteWorkbook(app.db, received);
  if (!id) return;
  const older = await supersede(app.db, { personId: by.id, by: id, at });
  if (older.length > 0) await tidyCopies(app.db, older, { now: at, inHand: undefined });
}
