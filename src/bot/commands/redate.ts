import { itemNumber, rest, unitOfItem } from "../../domain/command/slots.ts";
import { command } from "./command.ts";
import { openFor } from "./on-assignment.ts";
import { previewedForAll } from "./on-item.ts";

export const redate = command({
  name: "改期",
  example: "12 汉滨区 12月20日 设备未到货",
  summary: "调整办理期限",
  may: "redate",
  slots: { number: itemNumber("编号"), unit: unitOfItem("单位"), words: rest("新的期限和改期原因") },
  empty: (asked) => openFor(asked, "redate"),
  run: ({ args, ...asked }) => previewedForAll(asked, "redate", args),
});
