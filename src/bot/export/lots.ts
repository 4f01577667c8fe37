import type { App } from "../../app.ts";
import { actingById } from "../../db/acting.ts";
import type { Line } from "../../db/assignments.ts";
import type { LedgerExport } from "../../db/ledger-exports.ts";
import { holdExport } from "../../db/ledger-exports.ts";
import type { LedgerPlace } from "../../db/ledger-rows.ts";
import { ledgerLines } from "../../db/ledger-rows.ts";
import { tidyCopies } from "../../db/outbox.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import type { Day } from "../../domain/calendar/day.ts";

/**
 * `lot`: lines read at a time, the most that is ever held. A file of so many `rows` and `bytes` stays small enough to be
 * opened at a desk and to be sent: the platform takes 30 MB.
 */
export const exportLimits = { lot: 1_000, rows: 100_000, bytes: 18 * 1024 * 1024 };
const REDRAW_EVERY_MS = 3_000;

/** The asker may look at the ledger no more. */
export class NoLongerAllowed extends Error {}
/** Another process has taken the export up: it writes it anew, this one leaves it. */
export class TakenOver extends Error {}

/** One file under way: how much is in it, and how far in the ledger it is. */
export type Part = {
  export: LedgerExport;
  today: Day;
  rows: number;
  bytes: number;
  cursor: LedgerPlace | null;
  /** Nothing is left behind the cursor. */
  ended: boolean;
  redrawnAt: Date;
};

/** Whoever asked, with the rights of this moment. Throws NoLongerAllowed. */
export async function askerOf(app: App, { personId }: Pick<LedgerExport, "personId">): Promise<Actor> {
  const asker = await actingById(app, personId);
  if (!asker || !may(asker, "lookUp")) throw new NoLongerAllowed();
  return asker;
}

/** The next lines, through the asker's eyes of this moment; moves the part on and keeps it ours. Throws TakenOver. */
export async function nextLot(app: App, part: Part): Promise<Line[]> {
  const { filter } = part.export;
  const viewer = await askerOf(app, part.export);
  const asked = { filter, today: part.today, after: part.cursor, size: exportLimits.lot };
  const { lines, last } = await ledgerLines(app.db, viewer, asked);
  part.rows += lines.length;
  part.cursor = last ?? part.cursor;
  part.ended = lines.length < exportLimits.lot;
  await hold(app, part);
  return lines;
}

async function hold(app: App, part: Part): Promise<void> {
  const now = app.clock.now();
  const held = await holdExport(app.db, part.export, { inHand: part.rows, now });
  if (!held) throw new TakenOver();
  part.export = { ...part.export, ...held };
  if (now.getTime() - part.redrawnAt.getTime() < REDRAW_EVERY_MS) return;
  part.redrawnAt = now;
  await app.db.transaction((tx) => tidyCopies(tx, [part.export.id], { now, inHand: undefined }));
}
