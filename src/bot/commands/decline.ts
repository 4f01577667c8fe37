import { itemNumber, rest } from "../../domain/command/slots.ts";
import { command } from "./command.ts";
import { atOnce, openFor } from "./on-assignment.ts";

export const decline = command({
  name: "不属",
  aliases: ["不属本单位"],
  example: "12 该点位由市公安局建设管理",
  summary: "提出不属本单位职责，由平安办答复",
  may: "decline",
  slots: { number: itemNumber("编号"), words: rest("理由") },
  empty: (asked) => openFor(asked, "decline"),
  run: ({ args, ...asked }) => atOnce(asked, "decline", args),
});
