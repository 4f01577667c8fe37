import type { Day } from "../calendar/day.ts";
import type { DueReading } from "../calendar/due-phrase.ts";
import { findingKeys, findings } from "../item/findings.ts";
import type { FormAct } from "../item/forms.ts";
import type { Typed } from "../item/words.ts";

const trimmed = (text: string): string => text.replace(/^[\s，,、。；;：:]+|[\s，,、；;：:]+$/g, "");

const shareAtEnd = /(?<![\d.．])(?<percent>\d{1,3})\s*[%％]\s*[。.]?$/;
/** A share that stands for itself is taken off; in 点位已完成 60% it belongs to the sentence. */
const setOff = /(?<!完成(?:比例)?[约了]?)[\s，,、；;]+(?:已?完成(?:比例)?[约了]?\s*)?$/;
const nextStepAt = /[\s，,、。；;]*下一步(?:打算|工作|计划)?\s*[:：]\s*/;

/** `点位已装六成，60% 下一步：联调` → progress, share and next step, where people say them so. */
export function readProgress(words: string): Typed {
  const [before = "", ...after] = words.split(nextStepAt);
  const nextStep = trimmed(after.join("；"));
  const said = before.trim();
  const share = shareAtEnd.exec(said);
  const apart = share && setOff.exec(said.slice(0, share.index));
  const progress = trimmed(apart ? said.slice(0, apart.index) : said);
  return { progress, percent: share?.groups?.percent ?? "", nextStep };
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

const promised = /[\s，,、。；;]*承诺(?<when>[^，,。；;]{1,20}?)(?:完成|办结)[。.]?/;

/** `承诺12月1日前完成` as a day, taken off the words; what is no day stays in them. */
function takePromise(words: string, due: DueIn): { promise: string; rest: string } {
  const found = promised.exec(words);
  const read = found?.groups?.when ? due(`${found.groups.when}前`) : null;
  if (!found || read?.kind !== "due") return { promise: "", rest: words };
  const after = words.slice(found.index + found[0].length);
  return { promise: read.due, rest: `${words.slice(0, found.index)}${after && "，"}${trimmed(after)}` };
}

/** `部分属实 三处点位未装` → conclusion and account. */
function readCheck(words: string): Typed {
  const said = words.trim();
  const key = findingKeys.find((each) => said.startsWith(findings[each]));
  return key ? { finding: key, result: trimmed(said.slice(findings[key].length)) } : { result: trimmed(said) };
}

/** Free words behind a command as the fields of the act's form. A new unit of 改派 is taken off before. */
export function fillForm(act: FormAct, words: string, due: DueIn): Typed {
  const table: { [K in FormAct]: () => Typed } = {
    decline: () => ({ reason: trimmed(words) }),
    uphold: () => ({ reason: trimmed(words) }),
    reassign: () => dated(words, due),
    reportProgress: () => {
      const { promise, rest } = takePromise(words, due);
      return { ...readProgress(rest), promise };
    },
    submitCompletion: () => ({ result: trimmed(words) }),
    signOff: () => ({ result: trimmed(words) }),
    refuseSignOff: () => ({ reason: trimmed(words) }),
    returnForRework: () => ({ reason: trimmed(words) }),
    closeOut: () => ({ result: trimmed(words) }),
    cancel: () => ({ result: trimmed(words) }),
    redate: () => dated(words, due),
    guide: () => ({ opinion: trimmed(words) }),
    check: () => readCheck(words),
    forward: () => ({ note: trimmed(words) }),
  };
  return Object.fromEntries(Object.entries(table[act]()).filter(([, value]) => value !== ""));
}
