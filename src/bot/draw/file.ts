import { plainCard } from "../../../cards/plain.ts";
import type { Draw } from "./sight.ts";

/** Stands in where the file itself could not go: its time was over, or the platform did not take it. */
export const drawFile: Draw<"file"> = async ({ pen }) =>
  plainCard({
    tone: "ended",
    title: "文件没有发出",
    paragraphs: ["文件已过保存时间，或平台没有接受，没有发出。请重新办理一次。"],
    facts: [],
    actions: [],
    form: null,
    reference: pen.reference,
  });
