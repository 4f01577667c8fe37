import { itemNumber, rest } from "../../domain/command/slots.ts";
import { command } from "./command.ts";
import { openFor, previewed } from "./on-assignment.ts";

export const signOff = command({
  name: "签发",
  summary: "签发本单位的办结申请，报平安办审核",
  may: "signOff",
  slots: { number: itemNumber("编号"), words: rest("签发意见") },
  empty: (asked) => openFor(asked, "signOff"),
  run: ({ args, ...asked }) => previewed(asked, "signOff", args),
});
