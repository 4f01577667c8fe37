import { itemNumber } from "../../domain/command/slots.ts";
import { command } from "./command.ts";
import { atOnce, openFor } from "./on-assignment.ts";

export const withdrawSignOff = command({
  name: "收回",
  summary: "收回待第一责任人签发的办结申请",
  may: "withdrawSignOff",
  slots: { number: itemNumber("编号") },
  empty: (asked) => openFor(asked, "withdrawSignOff"),
  run: ({ args, ...asked }) => atOnce(asked, "withdrawSignOff", { number: args.number, words: "" }),
});
