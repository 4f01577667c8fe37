import type { Actor } from "../../domain/access/rights.ts";
import { may, unitsGiving } from "../../domain/access/rights.ts";
import { rest } from "../../domain/command/slots.ts";
import type { IntakeAsk, ListStatus } from "../../domain/intake/list-words.ts";
import { readIntakeWords } from "../../domain/intake/list-words.ts";
import { Refusal } from "../../refusal.ts";
import { guardKeeper } from "../../usecases/intake/enter.ts";
import { readIssueLine } from "../../usecases/item/draft.ts";
import type { Answer, Asked } from "./command.ts";
import { command } from "./command.ts";

/** The office looks first at what waits; a unit at all it proposed, whatever became of it. */
const usual = (actor: Actor): ListStatus => (unitsGiving(actor, "seeIntake", "office").length > 0 ? "waiting" : "all");

/** A new entry as the words give it; nothing is on the list before 提交. */
async function filledForm({ app, actor }: Asked, { kind, words }: IntakeAsk): Promise<Answer> {
  guardKeeper(actor);
  const { matter, units, due } = await readIssueLine(app, words);
  const filled = { matter, units, ...(due ? { due } : {}), ...(kind ? { kind } : {}) };
  return [{ view: "intake", filled }];
}

export const intake = command({
  name: "待立项",
  summary: "待立项清单：按来源查看、登记；平安办决定是否立项，提请单位查看结果",
  may: "seeIntake",
  slots: { words: rest("来源 事项") },
  run: async ({ args, ...asked }) => {
    if (!may(asked.actor, "seeIntake")) throw new Refusal("notAllowed", { what: "查看待立项清单" });
    const ask = readIntakeWords(args.words);
    if (ask.words !== "") return filledForm(asked, ask);
    const { kind } = ask;
    return [{ view: "intakeList", status: ask.status ?? usual(asked.actor), ...(kind ? { kind } : {}) }];
  },
});
