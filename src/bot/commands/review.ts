import { itemNumber, rest } from "../../domain/command/slots.ts";
import { command } from "./command.ts";
import { choice, chosen, linesOf, narrow } from "./find.ts";
import { cardOf, guardForm, openWaiting } from "./on-assignment.ts";

export const review = command({
  name: "审核",
  example: "12 汉滨区",
  summary: "打开待审核的办结申请",
  may: "closeOut",
  slots: { number: itemNumber("编号"), words: rest("单位") },
  empty: (asked) => openWaiting(asked, "closeOut", "goto"),
  run: async ({ args, ...asked }) => {
    const numbered = await linesOf(asked, args.number);
    const { lines } = await narrow(asked, numbered.lines, args.words);
    const found = chosen(asked, "closeOut", { ...numbered, lines });
    if (found.kind === "several") return [choice("goto", found.shares, "")];
    await guardForm(asked, "closeOut", found.share);
    return [cardOf(found.share)];
  },
});
