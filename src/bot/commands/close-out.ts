import { itemNumber, rest, unitOfItem } from "../../domain/command/slots.ts";
import { command } from "./command.ts";
import { openFor, previewed } from "./on-assignment.ts";

export const closeOut = command({
  name: "销号",
  aliases: ["通过并销号"],
  example: "12 汉滨区 现场核验合格",
  summary: "审核通过并销号",
  may: "closeOut",
  slots: { number: itemNumber("编号"), unit: unitOfItem("单位"), words: rest("销号意见") },
  empty: (asked) => openFor(asked, "closeOut"),
  run: ({ args, ...asked }) => previewed(asked, "closeOut", args),
});
