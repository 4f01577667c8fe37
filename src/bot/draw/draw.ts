import type { Drawn } from "../../../cards/drawn.ts";
import type { App } from "../../app.ts";
import { actorById } from "../../db/roster-store.ts";
import type { outboxMessage } from "../../db/schema/messages.ts";
import type { View } from "../../db/view.ts";
import { readView } from "../../db/view.ts";
import { drawAssignment } from "./assignment.ts";
import { drawChoice } from "./choice.ts";
import { drawDigest } from "./digest.ts";
import { drawDraft } from "./draft.ts";
import { drawEscalation } from "./escalation.ts";
import { drawEvidenceChoice } from "./evidence-choice.ts";
import { drawFollowUp } from "./follow-up.ts";
import { drawHelp } from "./help.ts";
import { drawItem } from "./item.ts";
import { drawLedger } from "./ledger.ts";
import { drawMe } from "./me.ts";
import { drawMenu } from "./menu.ts";
import { drawMorning } from "./morning.ts";
import type { Pen } from "./pen.ts";
import { penFor } from "./pen.ts";
import { asResent } from "./resent.ts";
import { drawSelfCheck } from "./self-check.ts";
import type { Draw, Sight } from "./sight.ts";
import { sightOf } from "./sight.ts";
import { drawStatus } from "./status.ts";
import { drawStranger } from "./stranger.ts";
import { drawText } from "./text.ts";
import { drawTodo } from "./todo.ts";

const table: { [V in View["view"]]: Draw<V> } = {
  assignment: drawAssignment,
  item: drawItem,
  draft: drawDraft,
  morning: drawMorning,
  escalation: drawEscalation,
  digest: drawDigest,
  todo: drawTodo,
  ledger: drawLedger,
  choice: drawChoice,
  evidenceChoice: drawEvidenceChoice,
  followUp: drawFollowUp,
  help: drawHelp,
  menu: drawMenu,
  me: drawMe,
  status: drawStatus,
  selfCheck: drawSelfCheck,
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
  const viewer = row.personId ? await actorById(app.db, row.personId) : null;
  const pen = penFor(row.id);
  const { sentAt, groupId } = row;
  const sight = sightOf(app, { viewer, pen, again, sentAt, groupId, figuresOnly });
  const drawn = await draw(sight, readView(row.view));
  return drawn ? { drawn: row.resent ? asResent(drawn) : drawn, pen } : null;
}
