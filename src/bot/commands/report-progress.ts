import { itemNumber, rest } from "../../domain/command/slots.ts";
import { command } from "./command.ts";
import { atOnce, openFor } from "./on-assignment.ts";

export const reportProgress = command({
  name: "反馈",
  aliases: ["反馈进展"],
  example: "12 已完成 3 处点位整改，60%",
  summary: "报告办理进展",
  may: "reportProgress",
  slots: { number: itemNumber("编号"), words: rest("进展情况") },
  empty: (asked) => openFor(asked, "reportProgress"),
  run: ({ args, ...asked }) => atOnce(asked, "reportProgress", args),
});
