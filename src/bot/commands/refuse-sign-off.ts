import { itemNumber, rest } from "../../domain/command/slots.ts";
import { command } from "./command.ts";
import { openFor, previewed } from "./on-assignment.ts";

export const refuseSignOff = command({
  name: "不签",
  aliases: ["不予签发"],
  summary: "退回本单位的办结申请，不予签发",
  may: "refuseSignOff",
  slots: { number: itemNumber("编号"), words: rest("退回理由") },
  empty: (asked) => openFor(asked, "refuseSignOff"),
  run: ({ args, ...asked }) => previewed(asked, "refuseSignOff", args),
});
