import { itemNumber, rest, unitOfItem } from "../../domain/command/slots.ts";
import { command } from "./command.ts";
import { openFor, previewed } from "./on-assignment.ts";

export const guide = command({
  name: "指导",
  summary: "对承办单位提出指导意见，告知联络员",
  may: "guide",
  slots: { number: itemNumber("编号"), unit: unitOfItem("单位"), words: rest("指导意见") },
  empty: (asked) => openFor(asked, "guide"),
  run: ({ args, ...asked }) => previewed(asked, "guide", args),
});
