import { waitingFor } from "../../db/assignments.ts";
import { entitled } from "../../domain/command/able.ts";
import { itemNumber, optional, rest } from "../../domain/command/slots.ts";
import { ruleOf } from "../../domain/item/lifecycle.ts";
import type { Answer, Asked } from "./command.ts";
import { command } from "./command.ts";
import { filledBy } from "./filled-by.ts";
import { choice } from "./find.ts";
import { nothingWaits } from "./nothing-waits.ts";
import { atOnce, cardOf, openFor, previewed } from "./on-assignment.ts";

const WITHDRAW = "收回";

/** Without a number: the one matter that can be handed on, or a choice; what was typed goes along. */
async function anyOf(asked: Asked, words: string): Promise<Answer> {
  const { app, actor } = asked;
  const lines = (await waitingFor(app.db, actor, ruleOf("forward").from)).filter((line) =>
    entitled(actor, "forward", line),
  );
  const [only, another] = lines;
  if (!only) return [{ view: "text", text: nothingWaits(actor, "forward") }];
  const filled = await filledBy(asked, "forward", words);
  return another ? [choice("forward", lines, words)] : [{ ...cardOf(only), form: "forward", filled }];
}

export const forward = command({
  name: "转办",
  summary: "把一件事项交本单位同事经办，单位责任不变；写“收回”即收回",
  may: "forward",
  slots: { number: optional(itemNumber("编号")), words: rest("人员 说明") },
  empty: (asked) => openFor(asked, "forward"),
  run: ({ args, ...asked }) => {
    const { number, words } = args;
    if (!number) return anyOf(asked, words);
    if (words === WITHDRAW) return atOnce(asked, "withdrawForward", { number, words: "" });
    return previewed(asked, "forward", { number, words });
  },
});
