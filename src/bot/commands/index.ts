import type { Actor } from "../../domain/access/rights.ts";
import { splitLine, wordOf } from "../../domain/command/line.ts";
import { nearestNames } from "../../domain/command/nearest.ts";
import { Refusal } from "../../refusal.ts";
import { acknowledge } from "./acknowledge.ts";
import { attachEvidence } from "./attach-evidence.ts";
import { cancel } from "./cancel.ts";
import { check } from "./check.ts";
import { closeOut } from "./close-out.ts";
import type { Answer, Asked, Command } from "./command.ts";
import { isFor } from "./command.ts";
import { decline } from "./decline.ts";
import { forward } from "./forward.ts";
import { guide } from "./guide.ts";
import { handOver } from "./hand-over.ts";
import { helpOf } from "./help.ts";
import { intake } from "./intake.ts";
import { issue } from "./issue.ts";
import { ledger } from "./ledger.ts";
import { lookUp } from "./look-up.ts";
import { me } from "./me.ts";
import { ops } from "./ops.ts";
import { readiness } from "./readiness.ts";
import { reassign } from "./reassign.ts";
import { redate } from "./redate.ts";
import { refuseSignOff } from "./refuse-sign-off.ts";
import { reportProgress } from "./report-progress.ts";
import { returnForRework } from "./return-for-rework.ts";
import { review } from "./review.ts";
import { roster } from "./roster.ts";
import { selfCheck } from "./self-check.ts";
import { settings } from "./settings.ts";
import { signOff } from "./sign-off.ts";
import { standIn } from "./stand-in.ts";
import { status } from "./status.ts";
import { submitCompletion } from "./submit-completion.ts";
import { todo } from "./todo.ts";
import { uphold } from "./uphold.ts";
import { urge } from "./urge.ts";
import { withdrawSignOff } from "./withdraw-sign-off.ts";

/** Every command there is, in the order of the help. */
export const commands: readonly Command[] = [
  issue,
  todo,
  ledger,
  lookUp,
  intake,
  acknowledge,
  decline,
  reportProgress,
  attachEvidence,
  submitCompletion,
  withdrawSignOff,
  signOff,
  refuseSignOff,
  forward,
  review,
  returnForRework,
  closeOut,
  cancel,
  redate,
  reassign,
  uphold,
  urge,
  guide,
  check,
  readiness,
  roster,
  standIn,
  handOver,
  me,
  status,
  settings,
  selfCheck,
  ops,
  helpOf((actor, word) => found(actor, word).command),
];

/** The command a line names and the words behind it; throws `unknownCommand` with the nearest names that are the asker's. */
function found(actor: Actor, line: string): { command: Command; words: string } {
  const split = splitLine(line, commands);
  if (split) return split;
  const said = wordOf(line);
  const names = commands.filter((each) => isFor(actor, each)).map(({ name }) => name);
  throw new Refusal("unknownCommand", { said, nearest: nearestNames(said, names) });
}

/** What a line behind the slash is called in the journal: the command, or only that it was none. */
export const commandNameOf = (line: string): string | null => splitLine(line, commands)?.command.name ?? null;

/** The command of an entry of the bot menu; null for a key we do not know. */
export const commandOfKey = (key: string): Command | null => commands.find((each) => each.key === key) ?? null;

/** Runs what was typed behind the slash. What comes back is for the person who typed; throws `Refusal`. */
export async function runCommand(asked: Asked, line: string): Promise<Answer> {
  if (line === "") return [{ view: "help" }];
  const { command, words } = found(asked.actor, line);
  return command.run(asked, words);
}
