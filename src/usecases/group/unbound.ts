import type { App } from "../../app.ts";
import { groupByChat } from "../../db/chat-groups.ts";
import { endFollowUp } from "../../db/follow-ups.ts";
import * as journal from "../../db/journal.ts";
import { lockRoster } from "../../db/roster-standing.ts";
import type { FollowUpId } from "../../db/schema/journal.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import { Refusal } from "../../refusal.ts";
import { ownFollowUp } from "../follow-up/end.ts";

/** A group the bot is in and nobody has bound yet, told apart by its chat and never by its name. */
export type Unbound = { id: FollowUpId; chatId: string; name: string };

/**
 * The group of an open 待处置, for an administrator who is to decide about it; nobody else decides meanwhile. Inside a
 * transaction. Throws `notFound`, `followUpEnded`, or `groupBound` where an import bound it first.
 */
export async function unboundGroup(app: App, by: Actor, id: FollowUpId): Promise<Unbound> {
  await lockRoster(app.db);
  const { kind, subject: chatId, detail } = await ownFollowUp(app, by, id);
  if (kind !== "unboundGroup" || !may(by, "manageRoster")) throw new Refusal("notFound", {});
  const standing = await groupByChat(app.db, chatId);
  if (standing && standing.dead === null && standing.purposes.length > 0) throw new Refusal("groupBound", {});
  return { id, chatId, name: detail.name ?? "" };
}

type Decided = { group: Unbound; act: "bindGroup" | "leaveGroup"; remark: string; detail: Record<string, string> };

/** Ends the 待处置 with what was decided about its group, and writes that into the journal. */
export async function decided(app: App, by: Actor, { group, act, remark, ...what }: Decided): Promise<void> {
  const { id, chatId } = group;
  const at = app.clock.now();
  if (!(await endFollowUp(app.db, { id, by: by.id, at, remark, inHand: app.inHand })))
    throw new Refusal("followUpEnded", {});
  const detail = { followUpId: id, chatId, ...what.detail };
  await journal.append(app.db, [{ act, by: by.id, at, article: "四", detail, texts: { remark } }]);
}
