import type { Drawn } from "../../../cards/drawn.ts";
import type { App } from "../../app.ts";
import { actingById } from "../../db/acting.ts";
import { ruled, termsAt } from "../../db/rule-versions.ts";
import type { outboxMessage } from "../../db/schema/messages.ts";
import type { View } from "../../db/view.ts";
import { readView } from "../../db/view.ts";
import { drawApproval } from "./approval.ts";
import { drawAssignment } from "./assignment.ts";
import { drawChoice } from "./choice.ts";
import { drawDelegation } from "./delegation.ts";
import { drawDigest } from "./digest.ts";
import { drawDraft } from "./draft.ts";
import { drawEscalation } from "./escalation.ts";
import { drawEvidence, drawItemEvidence } from "./evidence.ts";
import { drawEvidenceChoice } from "./evidence-choice.ts";
import { drawExport } from "./export.ts";
import { drawFile } from "./file.ts";
import { drawFollowUp } from "./follow-up.ts";
import { drawGroupNotice } from "./group-notice.ts";
import { drawHandover } from "./handover.ts";
import { drawHelp } from "./help.ts";
import { drawIntake } from "./intake.ts";
import { drawIntakeList } from "./intake-list.ts";
import { drawItem } from "./item.ts";
import { drawJournalHead } from "./journal-head.ts";
import { drawLedger } from "./ledger.ts";
import { drawMe } from "./me.ts";
import { drawMenu } from "./menu.ts";
import { drawMorning } from "./morning.ts";
import { drawOpsEntry } from "./ops-entry.ts";
import type { Pen } from "./pen.ts";
import { penFor } from "./pen.ts";
import { drawPersonPage } from "./person-page.ts";
import { drawReadiness } from "./readiness.ts";
import { asResent } from "./resent.ts";
import { drawReturn } from "./return.ts";
import { drawRoster, drawRosterChoice } from "./roster.ts";
import { drawRosterImport } from "./roster-import.ts";
import { drawSelfCheck } from "./self-check.ts";
import { drawSettings } from "./settings.ts";
import type { Draw, Sight } from "./sight.ts";
import { sightOf } from "./sight.ts";
import { drawStatus } from "./status.ts";
import { drawStranger } from "./stranger.ts";
import { drawText } from "./text.ts";
import { drawTodo } from "./todo.ts";
import { drawUnitPage } from "./unit-page.ts";
import { drawUrge } from "./urge.ts";

const table: { [V in View["view"]]: Draw<V> } = {
  assignment: drawAssignment,
  approval: drawApproval,
  item: drawItem,
  urge: drawUrge,
  draft: drawDraft,
  intake: drawIntake,
  intakeList: drawIntakeList,
  morning: drawMorning,
  escalation: drawEscalation,
  digest: drawDigest,
  groupNotice: drawGroupNotice,
  journalHead: drawJournalHead,
  todo: drawTodo,
  ledger: drawLedger,
  export: drawExport,
  choice: drawChoice,
  evidence: drawEvidence,
  itemEvidence: drawItemEvidence,
  evidenceChoice: drawEvidenceChoice,
  followUp: drawFollowUp,
  delegation: drawDelegation,
  return: drawReturn,
  handover: drawHandover,
  readiness: drawReadiness,
  roster: drawRoster,
  unitPage: drawUnitPage,
  personPage: drawPersonPage,
  rosterChoice: drawRosterChoice,
  file: drawFile,
  rosterImport: drawRosterImport,
  help: drawHelp,
  menu: drawMenu,
  me: drawMe,
  status: drawStatus,
  settings: drawSettings,
  selfCheck: drawSelfCheck,
  opsEntry: drawOpsEntry,
  stranger: drawStranger,
  text: drawText,
};

/** Guarantee of the cast: the table pairs each kind of view with what draws it. */
const draw = (sight: Sight, view: View): Promise<Drawn | null> => (table[view.view] as Draw<View["view"]>)(sight, view);

type Row = Pick<typeof outboxMessage.$inferSelect, "id" | "view" | "personId" | "groupId" | "sentAt" | "resent">;

/**
 * Draws what a message shows, with today's truth and through the eyes of its receiver; a group or an unknown chat has
 * no eyes of its own. Null where nothing is left to say. The caller keeps the pen's lines before the card is seen.
 */
export async function drawMessage(
  app: App,
  row: Row,
  { again, figuresOnly = false }: { again: boolean; figuresOnly?: boolean },
): Promise<{ drawn: Drawn; pen: Pen } | null> {
  const viewer = row.personId ? await actingById(app, row.personId) : null;
  const pen = penFor(row.id);
  const { sentAt, groupId } = row;
  const inForce = await ruled(app);
  const sentUnder = sentAt ? await termsAt(app.db, app.calendar, sentAt) : inForce.calendar;
  const sight = sightOf(inForce, { viewer, pen, again, sentAt, sentUnder, groupId, figuresOnly });
  const drawn = await draw(sight, readView(row.view));
  return drawn ? { drawn: row.resent ? asResent(drawn) : drawn, pen } : null;
}
