import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { actingNow } from "../../db/acting-now.ts";
import type { DeadLetter } from "../../db/dead-letters.ts";
import { revive } from "../../db/dead-letters.ts";
import type { FollowUpId } from "../../db/schema/journal.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { Refusal } from "../../refusal.ts";
import { endAs, ownFollowUp } from "./end.ts";

const remarks: Record<DeadLetter, string> = { event: "已重新处理这条消息。", message: "已安排再发一次。" };

/**
 * 再试一次: what was given up goes back into its queue and the 待处置 is over, in one transaction, so that two who press at
 * once try once. Should it fail again, a new 待处置 says so. Throws `notFound`, `followUpEnded`, `nothingToReplay`.
 */
export function replay(app: App, asker: Actor, id: FollowUpId): Promise<DeadLetter> {
  return app.db.transaction(async (tx) => {
    const inside = within(app, tx);
    const by = await actingNow(inside, asker);
    const raised = await ownFollowUp(inside, by, id);
    const revived = raised.kind === "deadLetter" ? await revive(tx, raised.subject, app.clock.now()) : null;
    if (!revived) throw new Refusal("nothingToReplay", {});
    await endAs(inside, by, { raised, remark: remarks[revived] });
    return revived;
  });
}
