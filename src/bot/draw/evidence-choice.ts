import type { GroupedFacts, LineFacts } from "../../../cards/facts.ts";
import { groupedCard } from "../../../cards/grouped.ts";
import type { Line } from "../../db/assignments.ts";
import { linesSeenBy, waitingFor } from "../../db/assignments.ts";
import type { Evidence } from "../../db/evidence.ts";
import { evidenceById, evidenceOfMessage } from "../../db/evidence.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { dueInWords } from "../../domain/calendar/words.ts";
import { entitled } from "../../domain/command/able.ts";
import { statusWords } from "../../domain/item/item.ts";
import { lineHead } from "./line.ts";
import { MOST_LINES } from "./morning.ts";
import type { Draw, Sight } from "./sight.ts";
import { toneOf } from "./words.ts";

function candidateLine({ app, pen, today }: Sight, file: Evidence, line: Line): LineFacts {
  const { assignment } = line;
  const subject = { view: "evidenceChoice", evidenceId: file.id, assignmentId: assignment.id } as const;
  return {
    ...lineHead(line),
    tone: toneOf(assignment, today, app.calendar),
    heading: statusWords(assignment),
    says: `办理期限为${dueInWords(assignment.due, today, app.calendar)}。`,
    actions: [pen.button({ label: "上传佐证", act: "chooseEvidence", subject, version: assignment.version })],
    receipt: null,
  };
}

type Choice = Pick<GroupedFacts, "lead" | "lines" | "more">;

const NAMED = 3;

/** What came with the message, in words: the first names, and how many in all. */
function named(files: readonly Evidence[]): string {
  const names = files.slice(0, NAMED).map(({ fileName }) => `“${fileName}”`);
  return files.length > NAMED ? `${names.join("、")}等 ${files.length} 个文件` : `文件${names.join("、")}`;
}

function receiptOf(files: readonly Evidence[]): string {
  const refused = files.filter(({ status }) => status === "refused");
  if (refused.length === 0) return "已列入本事项的佐证材料。";
  if (refused.length === files.length) return "文件未能收存。";
  return `已列入本事项的佐证材料，其中${named(refused)}未能收存。`;
}

async function chosen(sight: Sight, viewer: Actor, files: readonly Evidence[]): Promise<Choice> {
  const [line] = await linesSeenBy(sight.app.db, viewer, [
    ...new Set(files.flatMap(({ assignmentId }) => assignmentId ?? [])),
  ]);
  if (!line) return { lead: `${named(files)}已处理。`, lines: [], more: 0 };
  const receipt = receiptOf(files);
  const face = { ...lineHead(line), heading: "", says: "", actions: [], tone: "done", receipt } as const;
  return { lead: `${named(files)}：`, lines: [face], more: 0 };
}

type Asked = { viewer: Actor; file: Evidence; files: readonly Evidence[] };

async function open(sight: Sight, { viewer, file, files }: Asked): Promise<Choice> {
  const waiting = await waitingFor(sight.app.db, viewer, ["inProgress", "submitted"]);
  const lines = waiting.filter((line) => entitled(viewer, "attachEvidence", line));
  return {
    lead: `收到${named(files)}，请选择属于哪一项。`,
    lines: lines.slice(0, MOST_LINES).map((line) => candidateLine(sight, file, line)),
    more: Math.max(0, lines.length - MOST_LINES),
  };
}

/** 佐证归属: files nobody asked for wait until their sender says which matter they belong to. */
export const drawEvidenceChoice: Draw<"evidenceChoice"> = async (sight, view) => {
  const { app, viewer, pen } = sight;
  const file = await evidenceById(app.db, view.evidenceId);
  if (!file || !viewer || file.personId !== viewer.id) return null;
  const files = await evidenceOfMessage(app.db, file.messageId);
  return groupedCard({
    tone: file.assignmentId ? "done" : "information",
    title: file.assignmentId ? "佐证材料已归入事项" : "请选择佐证材料所属事项",
    ...(await (file.assignmentId ? chosen(sight, viewer, files) : open(sight, { viewer, file, files }))),
    moreAction: null,
    paging: [],
    empty: "",
    note: file.assignmentId ? "" : "没有列出的事项，请在该事项的卡片上选择“上传佐证”后重新发送。",
    reference: pen.reference,
  });
};
