import { loadUnits } from "../../db/roster-store.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import { readLedgerWords } from "../../domain/command/ledger-words.ts";
import { rest } from "../../domain/command/slots.ts";
import { command } from "./command.ts";

export const ledger = command({
  name: "台账",
  key: "ledger",
  summary: "查阅台账，可按单位、状态、类别、工作领域、下达时间筛选",
  may: "lookUp",
  slots: { words: rest("条件") },
  run: async ({ app, args }) => {
    const ground = { units: await loadUnits(app.db), today: dayOf(app.clock.now()) };
    return [{ view: "ledger", filter: readLedgerWords(args.words, ground) }];
  },
});
