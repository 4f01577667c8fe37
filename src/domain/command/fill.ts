import type { Day } from "../calendar/day.ts";
import type { DueReading } from "../calendar/due-phrase.ts";
import type { FormAct } from "../item/forms.ts";
import type { Typed } from "../item/words.ts";

const trimmed = (text: string): string => text.replace(/^[\s，,、。；;：:]+|[\s，,、；;：:]+$/g, "");

const shareAtEnd = /[\s，,、；;]*(?:完成(?:比例)?(?:约|了)?\s*)?(?<percent>\d{1,3})\s*[%％]\s*[。.]?$/;
const nextStepAt = /[\s，,、。；;]*下一步(?:打算|工作|计划)?\s*[:：]\s*/;

/** `点位已装六成，60% 下一步：联调` → progress, share and next step, where people say them so. */
export function readProgress(words: string): Typed {
  const [before = "", ...after] = words.split(nextStepAt);
  const nextStep = trimmed(after.join("；"));
  const share = shareAtEnd.exec(before.trim());
  const progress = share ? trimmed(before.trim().slice(0, share.index)) : trimmed(before);
  // A report that says nothing but its share keeps the share as its words too.
  return { progress: progress || trimmed(before), percent: share?.groups?.percent ?? "", nextStep };
}

type DueIn = (words: string) => DueReading;

function dated(words: string, due: DueIn): Typed & { due: string | Day } {
  const read = due(words);
  if (read.kind !== "due") return { due: "", reason: trimmed(words) };
  return {
    due: read.due,
    reason: trimmed(`${words.slice(0, read.start).trimEnd()} ${words.slice(read.end).trimStart()}`),
  };
}

/** Free words behind a command as the fields of the act's form. A new unit of 改派 is taken off before. */
export function fillForm(act: FormAct, words: string, due: DueIn): Typed {
  const table: { [K in FormAct]: () => Typed } = {
    decline: () => ({ reason: trimmed(words) }),
    uphold: () => ({ reason: trimmed(words) }),
    reassign: () => dated(words, due),
    reportProgress: () => readProgress(words),
    submitCompletion: () => ({ result: trimmed(words) }),
    signOff: () => ({ result: trimmed(words) }),
    refuseSignOff: () => ({ reason: trimmed(words) }),
    returnForRework: () => ({ reason: trimmed(words) }),
    closeOut: () => ({ result: trimmed(words) }),
    cancel: () => ({ result: trimmed(words) }),
    redate: () => dated(words, due),
  };
  return Object.fromEntries(Object.entries(table[act]()).filter(([, value]) => value !== ""));
}
