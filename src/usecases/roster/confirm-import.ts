import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import type { Db } from "../../db/db.ts";
import { tidyCopies } from "../../db/outbox.ts";
import type { RosterImport } from "../../db/roster-imports.ts";
import { expireWorkbooks, rosterImportById, saveWorkbook } from "../../db/roster-imports.ts";
import { lockRoster } from "../../db/roster-standing.ts";
import type { RosterImportId } from "../../db/schema/roster-import.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import { changesIn } from "../../domain/roster/report.ts";
import { Refusal } from "../../refusal.ts";
import type { Plan } from "./import.ts";
import { applyRoster, planRoster } from "./import.ts";
import { fingerprintOf, readReport, readWanted, WAITS_MS } from "./stored-import.ts";

/** One's own workbook that still waits, locked. Throws `notFound`, `notAllowed` and `rosterSettled`. */
async function waiting(app: App, by: Actor, id: RosterImportId): Promise<RosterImport> {
  const row = await rosterImportById(app.db, id, true);
  if (!row || row.personId !== by.id) throw new Refusal("notFound", {});
  if (!may(by, "manageRoster")) throw new Refusal("notAllowed", { what: "维护通讯录", right: "manageRoster" });
  const old = app.clock.now().getTime() - row.receivedAt.getTime() >= WAITS_MS;
  if (row.status !== "waiting" || old) throw new Refusal("rosterSettled", {});
  return row;
}

/** The report told anew, since the roster has moved on. */
async function tellAnew(tx: Db, row: RosterImport, plan: Plan): Promise<void> {
  const report = { ...readReport(row.report), changes: changesIn(plan), hindrances: plan.hindrances };
  await saveWorkbook(tx, row.id, { report, fingerprint: fingerprintOf(plan) });
}

export type Confirmed = { done: "applied"; counts: Awaited<ReturnType<typeof applyRoster>> } | { done: "changed" };

/**
 * 确认导入: does exactly what the card said, in one transaction. Where the roster or the open items have changed
 * meanwhile nothing is done and the report is told anew.
 */
export const confirmImport = (app: App, by: Actor, id: RosterImportId): Promise<Confirmed> =>
  app.db.transaction(async (tx): Promise<Confirmed> => {
    const inside = within(app, tx);
    const row = await waiting(inside, by, id);
    await lockRoster(tx);
    const plan = await planRoster(tx, readWanted(row.wanted));
    if (plan.hindrances.length > 0 || fingerprintOf(plan) !== row.fingerprint) {
      await tellAnew(tx, row, plan);
      return { done: "changed" };
    }
    const counts = await applyRoster(inside, plan, by.id);
    await saveWorkbook(tx, id, { status: "applied", settledAt: app.clock.now(), wanted: null });
    return { done: "applied", counts };
  });

/** 取消 */
export const cancelImport = (app: App, by: Actor, id: RosterImportId): Promise<void> =>
  app.db.transaction(async (tx) => {
    await waiting(within(app, tx), by, id);
    await saveWorkbook(tx, id, { status: "cancelled", settledAt: app.clock.now(), wanted: null });
  });

/** Ends reports nobody confirmed within a day. */
export const expireImports = (app: App): Promise<void> =>
  app.db.transaction(async (tx) => {
    const at = app.clock.now();
    const ended = await expireWorkbooks(tx, { before: new Date(at.getTime() - WAITS_MS), at });
    if (ended.length > 0) await tidyCopies(tx, ended, { now: at, inHand: undefined });
  });
