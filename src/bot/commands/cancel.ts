import { itemNumber, rest, unitOfItem } from "../../domain/command/slots.ts";
import { command } from "./command.ts";
import { openFor } from "./on-assignment.ts";
import { previewedForAll } from "./on-item.ts";

export const cancel = command({
  name: "撤销",
  example: "12 汉滨区 与另一事项重复，并入其中办理",
  summary: "撤销事项或其中一个单位的承办，编号保留",
  may: "cancel",
  slots: { number: itemNumber("编号"), unit: unitOfItem("单位"), words: rest("撤销原因及处理结果") },
  empty: (asked) => openFor(asked, "cancel"),
  run: ({ args, ...asked }) => previewedForAll(asked, "cancel", args),
});
