import type { App } from "../../app.ts";
import type { FollowUpKind } from "../../db/follow-ups.ts";
import { memberById } from "../../db/members.ts";
import { markReachable, markUnreachable } from "../../db/roster-store.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { Handled, Heard } from "./handled.ts";
import { done, ignored } from "./handled.ts";
import { raiseToOffice } from "./raise.ts";

/** Why the contacts of the platform say that somebody is not there; what they say, they may take back. */
const gone = { resigned: "已离职", frozen: "账号已停用" } as const;

/** The office sees to what somebody held; whoever holds nothing leaves nothing behind. */
async function raiseAbout(app: App, actor: Actor, { kind, why }: { kind: FollowUpKind; why: string }): Promise<void> {
  const member = await memberById(app.db, actor.id);
  if (!member || member.roles.length === 0) return;
  const detail = { personId: actor.id, unitId: member.unitId, why };
  await raiseToOffice(app, { kind, subject: actor.id, detail });
}

async function isGone(app: App, actor: Actor, why: string): Promise<Handled> {
  await markUnreachable(app.db, actor.id, why);
  await raiseAbout(app, actor, { kind: "personLeft", why });
  return done();
}

/** Somebody left the organisation: nothing reaches them, and the office sees to what they held (07-3). */
export async function onPersonLeft({ app, actor }: Heard<"personLeft">): Promise<Handled> {
  return actor ? isGone(app, actor, gone.resigned) : ignored;
}

/** An account stopped, back again, or in another department; every other change is nothing to us. */
export async function onPersonChanged({ app, actor, incoming }: Heard<"personChanged">): Promise<Handled> {
  if (!actor) return ignored;
  const { standing, moved } = incoming;
  if (standing !== "active") return isGone(app, actor, gone[standing]);
  const { unreachable = null } = (await memberById(app.db, actor.id)) ?? {};
  const back = unreachable === gone.frozen || unreachable === gone.resigned;
  if (back) await markReachable(app.db, actor.id);
  if (moved) await raiseAbout(app, actor, { kind: "personMoved", why: "" });
  return back || moved ? done() : ignored;
}
