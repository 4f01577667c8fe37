import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { promise } from "../../db/outbox.ts";
import type { RosterImport } from "../../db/roster-imports.ts";
import { settleWorkbook } from "../../db/roster-imports.ts";
import type { RosterReport } from "../../domain/roster/report.ts";
import { keepOutgoing } from "../outgoing/keep.ts";
import type { Plan } from "./import.ts";
import { fingerprintOf } from "./stored-import.ts";

type Reading = {
  report: RosterReport;
  /** Null where there are faults. */
  plan: Plan | null;
  /** The workbook with everything written beside its rows. */
  copy: Uint8Array;
};

const copyName = (name: string): string => `${name.replace(/\.xlsx$/i, "")}（核对）.xlsx`;

/** Keeps what a workbook came to, with its card and its annotated copy, in one transaction; nothing where another worker was first. */
export const keepReading = (app: App, row: RosterImport, { report, plan, copy }: Reading): Promise<boolean> =>
  app.db.transaction(async (tx) => {
    const now = app.clock.now();
    const ready = plan
      ? { status: "waiting" as const, wanted: plan.wanted, fingerprint: fingerprintOf(plan) }
      : { status: "refused" as const, settledAt: now };
    if (!(await settleWorkbook(tx, row.id, { report, ...ready }))) return false;
    const file = await keepOutgoing(within(app, tx), { name: copyName(row.fileName), type: "xls", body: copy });
    const to = { personId: row.personId };
    const card = { view: "rosterImport", importId: row.id } as const;
    await promise(tx, [{ to, view: card, sendAt: now, slot: `roster:${row.id}` }], now);
    await promise(tx, [{ to, view: file, sendAt: now, slot: `roster-copy:${row.id}` }], now);
    return true;
  });

/** Gives a workbook up with a sentence for its sender. */
export const refuseWorkbook = (app: App, row: RosterImport, sentence: string): Promise<boolean> =>
  app.db.transaction(async (tx) => {
    const now = app.clock.now();
    if (!(await settleWorkbook(tx, row.id, { status: "refused", settledAt: now }))) return false;
    const view = { view: "text", title: "通讯录表格没有核对", text: sentence } as const;
    await promise(tx, [{ to: { personId: row.personId }, view, sendAt: now, slot: `roster:${row.id}` }], now);
    return true;
  });
