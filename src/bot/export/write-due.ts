import type { App } from "../../app.ts";
import type { LedgerExport } from "../../db/ledger-exports.ts";
import { claimExport, exportById, writeExport } from "../../db/ledger-exports.ts";
import { promise, tidyCopies } from "../../db/outbox.ts";
import { faultOf } from "../../fault.ts";
import { NoLongerAllowed, TakenOver } from "./lots.ts";
import { writePart } from "./part.ts";

const MOST_ATTEMPTS = 5;
const PAUSE_MS = 20_000;

const NOT_ALLOWED = "您目前没有查阅台账的权限。如工作需要，请联系市委平安办。";
const IN_VAIN = "文件几次都没有写成，请稍后再点“导出”，或加条件缩小范围；仍不成功的，请告知系统管理员。";

/** Ends an export with its reason, on its card and, where there is none, in words. */
function stop(app: App, { id, personId }: LedgerExport, error: string): Promise<void> {
  const now = app.clock.now();
  return app.db.transaction(async (tx) => {
    const held = await exportById(tx, id);
    if (!held || !(await writeExport(tx, held, { status: "stopped", endedAt: now, error }))) return;
    await tidyCopies(tx, [id], { now, inHand: undefined });
    const text = `台账没有导出完成：${error}`;
    await promise(
      tx,
      [{ to: { personId }, view: { view: "text", title: "台账没有导出完成", text }, sendAt: now }],
      now,
    );
  });
}

async function afterFault(app: App, found: LedgerExport, error: unknown): Promise<void> {
  const { error: words, at } = faultOf(error);
  app.log.error({ event: "export.fault", ref: found.id, attempts: found.attempts, error: words, at });
  if (found.attempts >= MOST_ATTEMPTS) return stop(app, found, IN_VAIN);
  const held = await exportById(app.db, found.id);
  const tryAt = new Date(app.clock.now().getTime() + PAUSE_MS);
  if (held) await writeExport(app.db, held, { tryAt });
}

/** Writes one file of the export that has waited longest. Returns 1 where there was one. */
export async function writeDueExport(app: App): Promise<number> {
  const began = app.clock.now();
  const found = await claimExport(app.db, began);
  if (!found) return 0;
  try {
    await writePart(app, found);
    const ms = app.clock.now().getTime() - began.getTime();
    app.log.info({ event: "export", ref: found.id, actor: found.personId, part: found.parts + 1, ms });
  } catch (error) {
    if (error instanceof NoLongerAllowed) await stop(app, found, NOT_ALLOWED);
    else if (!(error instanceof TakenOver)) await afterFault(app, found, error);
  }
  return 1;
}
