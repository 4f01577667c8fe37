import type { App } from "../../app.ts";
import { ledgerTotal } from "../../db/assignments.ts";
import { askForExport } from "../../db/ledger-exports.ts";
import type { LedgerFilter } from "../../db/ledger-filter.ts";
import { promise } from "../../db/outbox.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import { Refusal } from "../../refusal.ts";

/** From this many lines on an export takes long enough to be watched. */
const LARGE = 5_000;

/**
 * 导出: what the asker may see under this filter is written by a sweep and sent to them alone. A large one gets a card
 * that says how far it is. Throws `nothingToExport`, and `exportRunning` while their last one is on its way.
 */
export async function askExport(app: App, by: Actor, filter: LedgerFilter): Promise<{ total: number; large: boolean }> {
  if (!may(by, "lookUp")) throw new Refusal("notFound", {});
  const at = app.clock.now();
  const total = await ledgerTotal(app.db, by, { filter, today: dayOf(at) });
  if (total === 0) throw new Refusal("nothingToExport", {});
  const exportId = await askForExport(app.db, { personId: by.id, filter, total, at });
  if (!exportId) throw new Refusal("exportRunning", {});
  const large = total > LARGE;
  if (large) {
    await promise(app.db, [{ to: { personId: by.id }, view: { view: "export", exportId }, sendAt: at }], at);
  }
  return { total, large };
}
