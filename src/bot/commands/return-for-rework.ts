import { itemNumber, rest, unitOfItem } from "../../domain/command/slots.ts";
import { command } from "./command.ts";
import { openFor, previewed } from "./on-assignment.ts";

export const returnForRework = command({
  name: "退回",
  example: "12 汉滨区 缺少验收记录，请补充",
  summary: "退回办结申请，要求补充整改",
  may: "returnForRework",
  slots: { number: itemNumber("编号"), unit: unitOfItem("单位"), words: rest("退回理由") },
  empty: (asked) => openFor(asked, "returnForRework"),
  run: ({ args, ...asked }) => previewed(asked, "returnForRework", args),
});
