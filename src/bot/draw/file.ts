import { plainCard } from "../../../cards/plain.ts";
import { shareSeenBy } from "../../db/seen.ts";
import type { Draw } from "./sight.ts";

/**
 * Stands in where the file itself could not go: its time was over, or the platform did not take it. Nothing goes to
 * whoever may not see its matter any more.
 */
export const drawFile: Draw<"file"> = async ({ app, viewer, pen }, { assignmentId }) => {
  const seen = assignmentId === undefined || (viewer && (await shareSeenBy(app.db, viewer, assignmentId)));
  if (!seen) return null;
  return plainCard({
    tone: "ended",
    title: "文件没有发出",
    paragraphs: ["文件已过保存时间，或平台没有接受，没有发出。请重新办理一次。"],
    facts: [],
    actions: [],
    form: null,
    reference: pen.reference,
  });
};
