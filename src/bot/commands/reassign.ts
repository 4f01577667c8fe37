import { itemNumber, rest, unitOfItem } from "../../domain/command/slots.ts";
import { command } from "./command.ts";
import { openFor, previewed } from "./on-assignment.ts";

export const reassign = command({
  name: "改派",
  example: "12 汉滨区 市公安局 12月10日 由建设管理单位整改",
  summary: "对“不属本单位”，改由其他单位承办",
  may: "reassign",
  slots: { number: itemNumber("编号"), unit: unitOfItem("原单位"), words: rest("改派单位、期限和理由") },
  empty: (asked) => openFor(asked, "reassign"),
  run: ({ args, ...asked }) => previewed(asked, "reassign", args),
});
