import type { EventTexts, ItemEvent } from "./event.ts";
import type { Assignment } from "./item.ts";
import type { Move, MoveWords } from "./move.ts";

type Beside = "reportProgress" | "attachEvidence" | "urge" | "guide" | "check" | "forward" | "withdrawForward";
type Told = { patch: Partial<Assignment>; texts: EventTexts; detail: ItemEvent["detail"] };

function toldProgress(assignment: Assignment, words: MoveWords["reportProgress"]): Told {
  const { progress, nextStep, percent, promise } = words;
  return {
    patch: { percent: percent ?? assignment.percent, promisedOn: promise ?? assignment.promisedOn },
    texts: { progress, ...(nextStep ? { nextStep } : {}) },
    detail: { ...(percent === null ? {} : { percent }), ...(promise ? { promise, due: assignment.due } : {}) },
  };
}

/** What acts write that leave the state as it is: 反馈进展 (07-2b), 上传佐证, 催办, 指导, 核查 (四 04-5), 转办 inside the unit (六 06-2). */
export function toldBeside(assignment: Assignment, move: Extract<Move, { act: Beside }>): Told {
  switch (move.act) {
    case "reportProgress":
      return toldProgress(assignment, move.words);
    case "attachEvidence":
      return { patch: {}, texts: { fileName: move.words.fileName }, detail: { sha256: move.words.sha256 } };
    case "urge": {
      const { reason, batch, to } = move.words;
      const [person, ...others] = to;
      const pressed = { ...(person ? { person } : {}), ...(others.length > 0 ? { beside: others.join(" ") } : {}) };
      return { patch: {}, texts: reason ? { reason } : {}, detail: { batch, ...pressed } };
    }
    case "guide":
      return { patch: {}, texts: move.words, detail: {} };
    case "check": {
      const { finding, result, told } = move.words;
      return { patch: {}, texts: { result }, detail: { finding, told: told ? 1 : 0 } };
    }
    case "forward": {
      const { to, note } = move.words;
      const patch = { forwardedTo: to, forwardedBy: move.by.id };
      return { patch, texts: note ? { note } : {}, detail: { person: to } };
    }
    case "withdrawForward": {
      const { forwardedTo } = assignment;
      const patch = { forwardedTo: null, forwardedBy: null };
      return { patch, texts: {}, detail: forwardedTo ? { person: forwardedTo } : {} };
    }
  }
}
