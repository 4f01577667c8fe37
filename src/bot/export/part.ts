import { Readable } from "node:stream";
import type { App } from "../../app.ts";
import type { Line } from "../../db/assignments.ts";
import * as journal from "../../db/journal.ts";
import type { LedgerExport } from "../../db/ledger-exports.ts";
import { writeExport } from "../../db/ledger-exports.ts";
import { promise, tidyCopies } from "../../db/outbox.ts";
import { unitsById } from "../../db/roster-store.ts";
import type { ViewInput } from "../../db/view.ts";
import type { LedgerRow } from "../../documents/ledger-workbook.ts";
import { streamLedger } from "../../documents/ledger-workbook.ts";
import { dayOf, timeOf } from "../../domain/calendar/day.ts";
import { keepOutgoing } from "../../usecases/outgoing/keep.ts";
import type { Part } from "./lots.ts";
import { askerOf, exportLimits, nextLot, TakenOver } from "./lots.ts";
import { rowOf } from "./row.ts";

async function* rowsOf(app: App, part: Part, first: readonly Line[]): AsyncGenerator<LedgerRow[]> {
  const ground = { calendar: app.calendar, today: part.today };
  yield first.map((line) => rowOf(line, ground));
  while (!part.ended && part.rows < exportLimits.rows && part.bytes < exportLimits.bytes)
    yield (await nextLot(app, part)).map((line) => rowOf(line, ground));
}

async function* counted(part: Part, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    part.bytes += piece.byteLength;
    yield piece;
  }
}

/** C 17-5: who asked, when and for what stands in the file itself. */
async function headingOf(app: App, { export: asked }: Part): Promise<{ heading: string; by: string }> {
  const asker = await askerOf(app, asked);
  const [home] = await unitsById(
    app.db,
    asker.roles.slice(0, 1).map(({ unitId }) => unitId),
  );
  const by = home ? `${asker.name}（${home.name}）` : asker.name;
  const { askedAt, filter, parts } = asked;
  const facts = [
    "督导事项台账",
    `导出人：${by}`,
    `导出时间：${dayOf(askedAt)} ${timeOf(askedAt)}`,
    `条件：${filter.said || "无"}`,
    parts > 0 ? `第 ${parts + 1} 份` : "",
  ];
  return { heading: facts.filter(Boolean).join("　"), by };
}

async function keep(app: App, part: Part, first: readonly Line[]): Promise<ViewInput> {
  const { parts, askedAt } = part.export;
  const book = { ...(await headingOf(app, part)), at: askedAt, rows: rowsOf(app, part, first) };
  const nth = parts > 0 ? `（第${parts + 1}份）` : "";
  const body = Readable.from(counted(part, streamLedger(book)));
  return keepOutgoing(app, { name: `督导事项台账 ${dayOf(askedAt)}${nth}.xlsx`, type: "xls", body });
}

/** File, record and what is left to do change together, or the part is written again. */
function settle(app: App, part: Part, view: ViewInput | null): Promise<void> {
  const { id, personId, filter } = part.export;
  const now = app.clock.now();
  const parts = part.export.parts + (view ? 1 : 0);
  const written = part.export.written + part.rows;
  const ending = part.ended ? { status: "done" as const, endedAt: now } : {};
  return app.db.transaction(async (tx) => {
    const next = { written, parts, cursor: part.cursor, inHand: 0, attempts: 0, tryAt: now, ...ending };
    if (!(await writeExport(tx, part.export, next))) throw new TakenOver();
    if (view) {
      await promise(tx, [{ to: { personId }, view, sendAt: now, slot: `export:${id}:${parts}` }], now);
      const detail = { rows: part.rows, part: parts };
      const texts = { filter: filter.said || "无" };
      await journal.append(tx, [{ act: "exportLedger", by: personId, at: now, article: "四", detail, texts }]);
    }
    await tidyCopies(tx, [id], { now, inHand: undefined });
  });
}

/** Writes the next file of an export and promises it to the asker; nothing is left of it where that goes wrong. */
export async function writePart(app: App, found: LedgerExport): Promise<void> {
  const redrawnAt = app.clock.now();
  const { cursor } = found;
  const part: Part = { export: found, today: dayOf(redrawnAt), rows: 0, bytes: 0, cursor, ended: false, redrawnAt };
  const first = await nextLot(app, part);
  await settle(app, part, first.length > 0 ? await keep(app, part, first) : null);
}
