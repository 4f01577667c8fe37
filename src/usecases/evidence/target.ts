import type { App } from "../../app.ts";
import type { Line } from "../../db/assignments.ts";
import { linesSeenBy, waitingFor } from "../../db/assignments.ts";
import { openRequest } from "../../db/evidence.ts";
import { promisedLines } from "../../db/outbox-lines.ts";
import { sentMessage } from "../../db/sent-messages.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { entitled } from "../../domain/command/able.ts";
import type { AssignmentId } from "../../domain/item/item.ts";
import { ruleOf } from "../../domain/item/lifecycle.ts";

const ACT = "attachEvidence";

/** The matters a file of this person could belong to, most urgent first. */
export async function mattersOpenTo(app: App, actor: Actor): Promise<Line[]> {
  const waiting = await waitingFor(app.db, actor, ruleOf(ACT).from);
  return waiting.filter((line) => entitled(actor, ACT, line));
}

/** The one matter of a grouped card that is this person's; several leave it open. */
async function soleLine(app: App, actor: Actor, ids: readonly AssignmentId[]): Promise<AssignmentId | null> {
  const lines = (await linesSeenBy(app.db, actor, [...new Set(ids)])).filter((line) => entitled(actor, ACT, line));
  return lines.length === 1 ? (lines[0]?.assignment.id ?? null) : null;
}

/** What one of our messages speaks of. */
async function matterOf(app: App, actor: Actor, messageId: string): Promise<AssignmentId | null> {
  const sent = await sentMessage(app.db, messageId);
  if (!sent) return null;
  if ("assignmentId" in sent.view && sent.view.assignmentId) return sent.view.assignmentId;
  if ("assignmentIds" in sent.view) return soleLine(app, actor, sent.view.assignmentIds);
  const lines = await promisedLines(app.db, sent.id);
  return soleLine(
    app,
    actor,
    lines.map(({ assignmentId }) => assignmentId),
  );
}

/** The matter a message belongs to as a reply to one of ours; null where it replies to none. */
export async function repliedMatter(
  app: App,
  actor: Actor,
  repliesTo: readonly string[],
): Promise<AssignmentId | null> {
  for (const messageId of repliesTo) {
    const found = await matterOf(app, actor, messageId);
    if (found) return found;
  }
  return null;
}

type Place = { chatId: string; sentAt: Date; repliesTo: readonly string[] };

/** The matter a file belongs to: the card it replies to, else the latest open request of this person in this chat. */
export async function matterOfFile(
  app: App,
  actor: Actor,
  { chatId, sentAt, repliesTo }: Place,
): Promise<AssignmentId | null> {
  const asked = { personId: actor.id, chatId, at: sentAt };
  return (await repliedMatter(app, actor, repliesTo)) ?? openRequest(app.db, asked);
}
