import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { askDeparture } from "../../db/departures.ts";
import type { FollowUpId } from "../../db/schema/journal.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { decided, unboundGroup } from "./unbound.ts";

/** 退出: the bot is to leave the group; it does so within seconds, and the 待处置 is over. */
export function leaveGroup(app: App, by: Actor, id: FollowUpId): Promise<void> {
  return app.db.transaction(async (tx) => {
    const inside = within(app, tx);
    const group = await unboundGroup(inside, by, id);
    const { chatId, name } = group;
    await askDeparture(tx, { chatId, name, askedBy: by.id, at: app.clock.now() });
    await decided(inside, by, { group, act: "leaveGroup", remark: "机器人退出该群。", detail: {} });
  });
}
