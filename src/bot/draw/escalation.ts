import type { LineFacts } from "../../../cards/facts.ts";
import { groupedCard } from "../../../cards/grouped.ts";
import type { Line } from "../../db/assignments.ts";
import { promisedLines } from "../../db/outbox-lines.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { seesAll } from "../../domain/access/rights.ts";
import { dueInWords } from "../../domain/calendar/words.ts";
import { statusLabels } from "../../domain/item/item.ts";
import { isLongOverdue } from "../../domain/reminder/stage.ts";
import { lineActions, lineHead, receiptLine, receiptOf } from "./line.ts";
import { lateNote, MOST_LINES, moreThan, readableLines } from "./morning.ts";
import type { Draw, Sight } from "./sight.ts";

const stillLate = ({ app, today }: Sight, { assignment }: Line): boolean =>
  isLongOverdue(assignment, { day: today, calendar: app.calendar });

async function faceOf(sight: Sight, line: Line): Promise<LineFacts> {
  const { app, today } = sight;
  if (!stillLate(sight, line)) {
    const receipt = (await receiptOf(sight, line, false)) ?? statusLabels[line.assignment.status];
    return receiptLine(sight, line, receipt);
  }
  return {
    ...lineHead(line),
    tone: "grave",
    heading: "长期逾期",
    says: `办理期限为${dueInWords(line.assignment.due, today, app.calendar)}。${line.assignment.signOffAt ? "办结申请待第一责任人签发。" : ""}`,
    actions: lineActions(sight, line).slice(-1),
    receipt: null,
  };
}

function leadFor({ app }: Sight, viewer: Actor, lines: readonly Line[]): string {
  const { escalateAfter } = app.calendar.rules;
  const late = `以下 ${lines.length} 项督导事项已逾期 ${escalateAfter} 个工作日以上`;
  return lines.every(({ item }) => seesAll(viewer, item))
    ? `${viewer.name}同志：${late}，请督促承办单位尽快办结，并收取其第一责任人的书面说明。`
    : `${viewer.name}同志：${late}。请您作为第一责任人过问督促，尽快办结，并就逾期原因和整改措施向市委平安办作出书面说明（第七条）。`;
}

/** 逾期告知: a red card of its own to the 第一责任人 and to the office (七 07-1); what was done meanwhile is not held against anybody. */
export const drawEscalation: Draw<"escalation"> = async (sight) => {
  const all = await readableLines(sight, await promisedLines(sight.app.db, sight.pen.outboxId));
  const late = all.filter((line) => stillLate(sight, line));
  const shown = sight.again ? all : late;
  if (shown.length === 0 || !sight.viewer) return null;
  return groupedCard({
    tone: late.length > 0 ? "grave" : "done",
    title: "长期逾期事项告知",
    lead: late.length > 0 ? leadFor(sight, sight.viewer, late) : `${sight.viewer.name}同志：以下事项均已有新的进展。`,
    lines: await Promise.all(shown.slice(0, MOST_LINES).map((line) => faceOf(sight, line))),
    ...moreThan(sight, shown),
    paging: [],
    empty: "",
    note: lateNote(sight),
    reference: sight.pen.reference,
  });
};
