import type { AssignmentFacts, Fact, LineFacts } from "../../../cards/facts.ts";
import type { Line } from "../../db/assignments.ts";
import type { HistoryEntry } from "../../db/journal.ts";
import { historyOf } from "../../db/journal.ts";
import { dueInWords } from "../../domain/calendar/words.ts";
import type { Assignment } from "../../domain/item/item.ts";
import { lineActions, lineHead } from "./line.ts";
import type { Sight } from "./sight.ts";
import { entryWords, sinceWords, toneOf } from "./words.ts";

const lastAsked = (history: readonly HistoryEntry[]): HistoryEntry | undefined =>
  history.filter(({ act }) => act === "askSignOff").at(-1);

/** What whoever signs must have before the eyes (07-2e): the account, who gave it, and the names of the evidence. */
export function signOffFacts(
  a: Assignment,
  history: readonly HistoryEntry[],
  evidence: AssignmentFacts["evidence"],
): Fact[] {
  const asked = a.signOffAt ? lastAsked(history) : undefined;
  if (!asked) return [];
  const names = evidence.map(({ name }) => name).join("、");
  return [
    { label: "办结说明", value: asked.texts.result ?? "" },
    { label: "申请人", value: asked.byName ?? "" },
    { label: "佐证材料", value: names || "没有上传" },
  ];
}

export const SIGN =
  "请核对办结说明和佐证材料：属实的，选择“签发”，随即报平安办审核；还需补充的，选择“退回”并写明理由。";
export const TOLD = "本事项由本单位联络员签收办理，无需您在此操作；请您作为第一责任人督促按期办结（第七条）。";

/** The account of an application that was signed stands with the application. */
export const accountOf = (history: readonly HistoryEntry[], sight: Pick<Sight, "today">): string => {
  const asked = lastAsked(history);
  return asked ? entryWords(asked, sight.today) : "";
};

/** A line of `/待办` for whoever signs. */
export async function signOffLine(sight: Sight, line: Line): Promise<LineFacts> {
  const { app, today } = sight;
  const { assignment } = line;
  const history = (await historyOf(app.db, line.item.id)).filter(({ assignmentId }) => assignmentId === assignment.id);
  const asked = lastAsked(history);
  const when = assignment.signOffAt ? sinceWords(assignment.signOffAt, today) : "";
  return {
    ...lineHead(line),
    tone: toneOf(assignment, today, app.calendar),
    heading: "待签发",
    says: `${asked?.byName ?? ""}${when}申请办结，请您签发或退回。办理期限为${dueInWords(assignment.due, today, app.calendar)}。`,
    actions: lineActions(sight, line).slice(-1),
    receipt: null,
  };
}
