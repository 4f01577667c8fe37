import type { GroupedFacts, LineFacts } from "../../../cards/facts.ts";
import { groupedCard } from "../../../cards/grouped.ts";
import type { Line } from "../../db/assignments.ts";
import { linesSeenBy } from "../../db/assignments.ts";
import type { PromisedLine } from "../../db/outbox-lines.ts";
import { promisedLines } from "../../db/outbox-lines.ts";
import { statusLabels } from "../../domain/item/item.ts";
import { isLateMorning } from "../../domain/reminder/hours.ts";
import type { Stage } from "../../domain/reminder/plan.ts";
import { stageToday } from "../../domain/reminder/stage.ts";
import { receiptLine, receiptOf, stageLine, stagesByUrgency, toneOfStage } from "./line.ts";
import type { Draw, Sight } from "./sight.ts";

/** A card holds ten lines; the rest are counted (product §5). */
export const MOST_LINES = 10;

type Judged = { line: Line; stage: Stage | null };

/** What is true today of each assignment the card was promised for, gravest first; several promises make one line. */
function judged(sight: Sight, lines: readonly Line[], promised: readonly PromisedLine[]): Judged[] {
  const today = { day: sight.today, calendar: sight.app.calendar };
  const rank = ({ stage }: Judged): number => (stage ? stagesByUrgency.indexOf(stage) : stagesByUrgency.length);
  return lines
    .map((line) => {
      const said = promised.filter(({ assignmentId }) => assignmentId === line.assignment.id);
      const stages = said.flatMap(({ stage }) =>
        stage === "escalate" ? [] : (stageToday(line.assignment, stage, today) ?? []),
      );
      return { line, stage: stagesByUrgency.find((stage) => stages.includes(stage)) ?? null };
    })
    .sort((x, y) => rank(x) - rank(y));
}

async function faceOf(sight: Sight, { line, stage }: Judged): Promise<LineFacts> {
  const receipt = sight.again ? await receiptOf(sight, line, stage !== null) : null;
  if (receipt) return receiptLine(sight, line, receipt);
  return stage ? stageLine(sight, line, stage) : receiptLine(sight, line, statusLabels[line.assignment.status]);
}

/** Lines of this card that its reader may see. */
export async function readableLines(sight: Sight, promised: readonly PromisedLine[]): Promise<Line[]> {
  const { app, viewer } = sight;
  if (!viewer) return [];
  const ids = [...new Set(promised.map(({ assignmentId }) => assignmentId))];
  return linesSeenBy(app.db, viewer, ids);
}

/** How many lines found no room, and where they stand. */
export function moreThan({ pen }: Sight, lines: readonly unknown[]): Pick<GroupedFacts, "more" | "moreAction"> {
  const more = Math.max(0, lines.length - MOST_LINES);
  const moreAction = more > 0 ? pen.button({ label: "查看", act: "goto", subject: { view: "todo" } }) : null;
  return { more, moreAction };
}

/** A card that came late says so (house §3). */
export const lateNote = ({ app, sentAt, sentUnder }: Sight): string =>
  isLateMorning(sentAt ?? app.clock.now(), sentUnder) ? "未能按时发出，现予补发" : "";

/** 晨间卡: one card per person and morning, each line as it stands today; nothing left to say sends nothing. */
export const drawMorning: Draw<"morning"> = async (sight) => {
  const promised = await promisedLines(sight.app.db, sight.pen.outboxId);
  const all = judged(sight, await readableLines(sight, promised), promised);
  const standing = sight.again ? all : all.filter(({ stage }) => stage !== null);
  if (standing.length === 0 || !sight.viewer) return null;
  const gravest = standing.find(({ stage }) => stage)?.stage;
  const lines = await Promise.all(standing.slice(0, MOST_LINES).map((each) => faceOf(sight, each)));
  const open = standing.filter(({ stage }) => stage).length;
  return groupedCard({
    tone: gravest ? toneOfStage(gravest) : "done",
    title: "今日督办提醒",
    lead:
      open > 0
        ? `${sight.viewer.name}同志，您有 ${open} 项督导事项需要办理。`
        : `${sight.viewer.name}同志，以下事项均已处理。`,
    lines,
    ...moreThan(sight, standing),
    paging: [],
    empty: "",
    note: lateNote(sight),
    reference: sight.pen.reference,
  });
};
