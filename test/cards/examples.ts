import { assignmentCard } from "../../cards/assignment.ts";
import { digestCard } from "../../cards/digest.ts";
import { draftCard } from "../../cards/draft.ts";
import type { Drawn } from "../../cards/drawn.ts";
import { groupNoticeCard } from "../../cards/group-notice.ts";
import { groupedCard } from "../../cards/grouped.ts";
import { intakeCard } from "../../cards/intake.ts";
import { itemCard } from "../../cards/item.ts";
import { journalHeadCard } from "../../cards/journal-head.ts";
import { ledgerCard } from "../../cards/ledger.ts";
import { linkCard } from "../../cards/link.ts";
import { plainCard } from "../../cards/plain.ts";
import { rosterCard } from "../../cards/roster.ts";
import { settingsCard } from "../../cards/settings.ts";
import { unitCard } from "../../cards/unit.ts";
import * as facts from "./facts.ts";
import * as intake from "./intake-facts.ts";

/** Every face a card has, by the name of its golden file. */
export const examples: Readonly<Record<string, Drawn>> = {
  "assignment-issued": assignmentCard(facts.issued),
  "assignment-in-progress": assignmentCard(facts.inProgress),
  "assignment-form": assignmentCard(facts.inForm),
  "assignment-form-fault": assignmentCard(facts.inFault),
  "assignment-submitted": assignmentCard(facts.submitted),
  "assignment-closed": assignmentCard(facts.closedOut),
  item: itemCard(facts.item),
  "item-form": itemCard({ ...facts.item, actions: [], form: facts.reportForm }),
  draft: draftCard(facts.draft),
  "draft-issued": draftCard(facts.draftIssued),
  "intake-proposal": intakeCard(intake.proposal),
  "intake-turned-down": intakeCard(intake.turnedDown),
  "intake-form": intakeCard(intake.turningDown),
  "draft-pending": draftCard(facts.draftPending),
  approval: draftCard(facts.approval),
  "grouped-morning": groupedCard(facts.morning),
  "grouped-escalation": groupedCard(facts.escalation),
  "grouped-empty": groupedCard(facts.nothingWaits),
  "grouped-handed-down": groupedCard(facts.withHandedDown),
  "grouped-second-page": groupedCard(facts.secondPage),
  digest: digestCard(facts.digest),
  "digest-handed-down": digestCard(facts.digestWithHandedDown),
  "digest-figures-only": digestCard(facts.figuresOnly),
  "digest-quiet-week": digestCard(facts.quietWeek),
  "group-notice": groupNoticeCard(facts.groupNotice),
  "group-notice-figures-only": groupNoticeCard({ ...facts.groupNotice, lists: [], note: "仅列数字" }),
  "journal-head": journalHeadCard(facts.journalHead),
  ledger: ledgerCard(facts.ledger),
  "ledger-empty": ledgerCard(facts.emptyLedger),
  settings: settingsCard(facts.settings),
  unit: unitCard(facts.unit),
  "unit-without-record": unitCard({ ...facts.unit, people: [], standIns: [], gaps: [], record: null }),
  "roster-ready": rosterCard(facts.rosterReady),
  "roster-faulty": rosterCard(facts.rosterFaulty),
  link: linkCard(facts.link),
  "link-over": linkCard({ ...facts.link, tone: "ended", link: null }),
  plain: plainCard(facts.plain),
  "plain-form": plainCard({ ...facts.plain, form: facts.reportForm }),
};
