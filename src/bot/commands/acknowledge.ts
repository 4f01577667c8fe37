import { itemNumber } from "../../domain/command/slots.ts";
import { command } from "./command.ts";
import { atOnce, openFor } from "./on-assignment.ts";

export const acknowledge = command({
  name: "签收",
  summary: "签收交办的事项",
  may: "acknowledge",
  slots: { number: itemNumber("编号") },
  empty: (asked) => openFor(asked, "acknowledge"),
  run: ({ args, ...asked }) => atOnce(asked, "acknowledge", { number: args.number, words: "" }),
});
