import type { FormAct } from "../../domain/item/forms.ts";
import { formActs, pressedActs } from "../../domain/item/forms.ts";
import { approveIssue, openRefusal, refuseIssue, takeBackIssue } from "./approval.ts";
import { attachEvidence, chooseEvidence } from "./attach-evidence.ts";
import { choose } from "./choose.ts";
import type { Handler } from "./clicked.ts";
import { delegate, takeBack } from "./delegation.ts";
import { discard, issue, newDraft } from "./draft.ts";
import { exportLedger } from "./export.ts";
import { end, tryAgain } from "./follow-up.ts";
import { goto } from "./goto.ts";
import { bind, bindAudit, leave, openBinding } from "./group.ts";
import { backFromHandover, confirmHandover, handOver } from "./handover.ts";
import { enterIntake, openTurnDown, propose, register, turnDown } from "./intake.ts";
import { listEvidence, openEvidence } from "./open-evidence.ts";
import { back, openEnd, openForm } from "./open-form.ts";
import { press } from "./press.ts";
import { cancelRoster, confirmRoster } from "./roster-import.ts";
import { confirmCheck } from "./self-check.ts";
import { previewSetting, submitSetting } from "./settings.ts";
import { submit } from "./submit.ts";
import { leaveUrge, openUrge, urge } from "./urge.ts";
import { withdrawForward } from "./withdraw-forward.ts";

const forEach = (named: (act: FormAct) => readonly [string, Handler]) => formActs.map(named);

/** Every word a button of ours may carry, and who answers it. */
const handlers: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ...pressedActs.map((act) => [act, press(act)] as const),
  ["attachEvidence", attachEvidence],
  ...forEach((act) => [`form.${act}`, openForm(act)]),
  ...forEach((act) => [act, submit(act)]),
  ["withdrawForward", withdrawForward],
  ["form.urge", openUrge],
  ["urge", urge],
  ["urge.back", leaveUrge],
  ["back", back],
  ["goto", goto],
  ["exportLedger", exportLedger],
  ["issue", issue],
  ["discard", discard],
  ["approveIssue", approveIssue],
  ["form.refuseIssue", openRefusal],
  ["refuseIssue", refuseIssue],
  ["takeBackDraft", takeBackIssue],
  ["newDraft", newDraft],
  ["propose", propose],
  ["enterIntake", enterIntake],
  ["register", register],
  ["form.turnDown", openTurnDown],
  ["turnDown", turnDown],
  ["choose", choose],
  ["chooseEvidence", chooseEvidence],
  ["listEvidence", listEvidence],
  ["openEvidence", openEvidence],
  ["form.end", openEnd],
  ["end", end],
  ["tryAgain", tryAgain],
  ["delegate", delegate],
  ["takeBack", takeBack],
  ["handOver", handOver],
  ["handOver.confirm", confirmHandover],
  ["handOver.back", backFromHandover],
  ["previewSetting", previewSetting],
  ["changeSetting", submitSetting],
  ["confirmRoster", confirmRoster],
  ["cancelRoster", cancelRoster],
  ["form.bindDigest", openBinding("bindDigest")],
  ["form.bindNotice", openBinding("bindNotice")],
  ["bindDigest", bind("bindDigest")],
  ["bindNotice", bind("bindNotice")],
  ["bindAudit", bindAudit],
  ["leaveGroup", leave],
  ["confirmCheck", confirmCheck],
]);

export const handlerOf = (act: string): Handler | null => handlers.get(act) ?? null;
