import type { LineFacts } from "../../../cards/facts.ts";
import { groupedCard } from "../../../cards/grouped.ts";
import type { Line } from "../../db/assignments.ts";
import { linesSeenBy } from "../../db/assignments.ts";
import type { View } from "../../db/view.ts";
import { yearOf } from "../../domain/calendar/day.ts";
import type { Act } from "../../domain/item/acts.ts";
import { actLabels, acts as everyAct } from "../../domain/item/acts.ts";
import { statusWords } from "../../domain/item/item.ts";
import { mayFollow } from "../../domain/item/lifecycle.ts";
import { lineHead, receiptLine, receiptOf } from "./line.ts";
import { MOST_LINES } from "./morning.ts";
import type { Draw, Sight } from "./sight.ts";
import { dueOf, toneOf } from "./words.ts";

const labelOf = (act: string): string => (Object.hasOwn(actLabels, act) ? actLabels[act as Act] : "查看");

function choiceLine(sight: Sight, view: Extract<View, { view: "choice" }>, line: Line): LineFacts {
  const { pen, today, app } = sight;
  const { assignment } = line;
  const subject = { ...view, assignmentIds: [assignment.id] };
  return {
    ...lineHead(line),
    ...(view.act === "whole" ? { unit: "全部承办单位" } : {}),
    tone: toneOf(assignment, today, app.calendar),
    heading: view.act === "whole" ? "" : statusWords(assignment),
    says: view.act === "whole" ? "" : `办理期限为${dueOf(assignment, today, app.calendar)}。`,
    actions: [pen.button({ label: labelOf(view.act), act: "choose", subject, version: assignment.version })],
    receipt: null,
  };
}

/** This year's numbers come first; one of a year before is never taken without asking. */
function leadOf(lines: readonly Line[], { act }: Extract<View, { view: "choice" }>, { today }: Sight): string {
  const before = lines.length > 0 && lines.every(({ item }) => item.year < yearOf(today));
  if (before) return `今年没有这个编号，往年的有 ${lines.length} 项，请确认要“${labelOf(act)}”的一项。`;
  return `符合条件的有 ${lines.length} 项，请选择要“${labelOf(act)}”的一项。`;
}

/** A line on which the act was done elsewhere meanwhile is its receipt; 查看 alone is never done with. */
async function lineFace(sight: Sight, view: Extract<View, { view: "choice" }>, line: Line): Promise<LineFacts> {
  const act = everyAct.find((each) => each === view.act);
  const holds = !act || mayFollow(act, line.assignment.status);
  const receipt = act ? await receiptOf(sight, line, holds) : null;
  return receipt === null ? choiceLine(sight, view, line) : receiptLine(sight, line, receipt);
}

/** 选择: one number stands for several matters, or several units; the asker picks one. */
export const drawChoice: Draw<"choice"> = async (sight, view) => {
  const { app, viewer, pen } = sight;
  if (!viewer) return null;
  const lines = await linesSeenBy(app.db, viewer, view.assignmentIds);
  const faces = await Promise.all(lines.slice(0, MOST_LINES).map((line) => lineFace(sight, view, line)));
  const settled = faces.length > 0 && faces.every(({ receipt }) => receipt !== null);
  return groupedCard({
    tone: settled ? "done" : "information",
    title: settled ? "事项已办理" : "请选择事项",
    lead: settled ? "" : leadOf(lines, view, sight),
    lines: faces,
    more: Math.max(0, lines.length - MOST_LINES),
    moreAction: null,
    paging: [],
    empty: "没有符合条件的事项。",
    note: "",
    reference: pen.reference,
  });
};
