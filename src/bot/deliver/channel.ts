import type { App } from "../../app.ts";
import { endBinding, groupById, markGroupDead } from "../../db/chat-groups.ts";
import type { Attempt, Ending } from "./attempt.ts";
import { end } from "./attempt.ts";
import { givePersonUp } from "./person.ts";
import { raiseAbout } from "./raise.ts";

/**
 * A chat that takes no message any more: a group is marked, its binding ended where the bot is out of it, and an
 * administrator told; a person counts as unreachable.
 */
export async function closeChannel(attempt: Attempt, why: string, isOut = false): Promise<Ending> {
  const { row } = attempt;
  if (row.personId) return givePersonUp(attempt, why);
  const follows = async (app: App) => {
    const group = row.groupId ? await groupById(app.db, row.groupId) : null;
    if (!group) return;
    await (isOut ? endBinding : markGroupDead)(app.db, group.id, why);
    await raiseAbout(app, row, { kind: "deadGroup", subject: group.id, detail: { groupId: group.id, why } });
  };
  return end(attempt, { status: "failed", error: why }, { ending: "deadChat", follows });
}
