import { itemNumber, rest } from "../../domain/command/slots.ts";
import { command } from "./command.ts";
import { atOnce, openFor } from "./on-assignment.ts";

export const submitCompletion = command({
  name: "办结",
  aliases: ["申请办结"],
  example: "12 5 处点位已全部整改到位",
  summary: "申请办结，由平安办审核销号",
  may: "submitCompletion",
  slots: { number: itemNumber("编号"), words: rest("办结说明") },
  empty: (asked) => openFor(asked, "submitCompletion"),
  run: ({ args, ...asked }) => atOnce(asked, "submitCompletion", args),
});
