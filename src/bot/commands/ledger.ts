import type { App } from "../../app.ts";
import { loadUnits } from "../../db/roster-store.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import type { LedgerAsk } from "../../domain/command/ledger-words.ts";
import { readLedgerWords } from "../../domain/command/ledger-words.ts";
import { rest } from "../../domain/command/slots.ts";
import { Refusal } from "../../refusal.ts";
import { command } from "./command.ts";

/** What a person's words ask of the ledger today. */
export const ledgerAsk = async (app: App, words: string): Promise<LedgerAsk> =>
  readLedgerWords(words, { units: await loadUnits(app.db), today: dayOf(app.clock.now()) });

/** Whoever can see no matter at all hears who can, instead of being shown an empty list. */
export function guardLedger(actor: Actor): void {
  if (!may(actor, "lookUp")) throw new Refusal("notAllowed", { what: "查阅台账", right: "lookUp" });
}

export const ledger = command({
  name: "台账",
  key: "ledger",
  example: "汉滨区 逾期",
  summary: "查阅和导出台账，可按单位、状态、类别、工作领域、来源、时间筛选，也可查找事项中的词",
  may: "lookUp",
  slots: { words: rest("条件") },
  run: async ({ app, actor, args }) => {
    guardLedger(actor);
    return [{ view: "ledger", filter: await ledgerAsk(app, args.words) }];
  },
});
