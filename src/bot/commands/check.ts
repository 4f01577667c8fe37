import { itemNumber, rest, unitOfItem } from "../../domain/command/slots.ts";
import { command } from "./command.ts";
import { openFor, previewed } from "./on-assignment.ts";

export const check = command({
  name: "核查",
  summary: "记录核查结论和情况，可选择是否告知联络员",
  may: "check",
  slots: { number: itemNumber("编号"), unit: unitOfItem("单位"), words: rest("核查结论和情况") },
  empty: (asked) => openFor(asked, "check"),
  run: ({ args, ...asked }) => previewed(asked, "check", args),
});
