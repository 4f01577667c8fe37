import { itemNumber, rest, unitOfItem } from "../../domain/command/slots.ts";
import { command } from "./command.ts";
import { openFor, previewed } from "./on-assignment.ts";

export const uphold = command({
  name: "维持",
  example: "12 汉滨区 点位在该区界内",
  summary: "对“不属本单位”，维持由该单位承办",
  may: "uphold",
  slots: { number: itemNumber("编号"), unit: unitOfItem("单位"), words: rest("维持理由") },
  empty: (asked) => openFor(asked, "uphold"),
  run: ({ args, ...asked }) => previewed(asked, "uphold", args),
});
