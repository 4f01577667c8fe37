import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { actingNow } from "../../db/acting-now.ts";
import type { FollowUp } from "../../db/follow-ups.ts";
import { endFollowUp, followUpById } from "../../db/follow-ups.ts";
import * as journal from "../../db/journal.ts";
import type { FollowUpId } from "../../db/schema/journal.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { unitsGiving } from "../../domain/access/rights.ts";
import { Refusal } from "../../refusal.ts";

/** What an ending asks for. */
export const REMARK = { label: "处置情况", most: 500 } as const;

/** A 待处置 belongs to the staff of its office, or to the administrators. */
export const owns = (by: Actor, { owner, officeId }: FollowUp): boolean =>
  owner === "systemAdmin"
    ? unitsGiving(by, "endFollowUp", "system").length > 0
    : officeId !== null && unitsGiving(by, "endFollowUp", "office").includes(officeId);

/** An open 待处置 of one's own; throws `notFound` to everybody else and `followUpEnded` where it is done with. */
export async function ownFollowUp(app: App, by: Actor, id: FollowUpId): Promise<FollowUp> {
  const found = await followUpById(app.db, id);
  if (!found || !owns(by, found)) throw new Refusal("notFound", {});
  if (found.endedAt) throw new Refusal("followUpEnded", {});
  return found;
}

function readRemark(typed: string): string {
  const remark = typed.trim();
  if (remark === "") throw new Refusal("incomplete", { fields: [REMARK.label] });
  if (remark.length > REMARK.most) throw new Refusal("tooLong", { field: REMARK.label, most: REMARK.most });
  return remark;
}

/** Inside a transaction: ends it in somebody's name, and the journal keeps who, when and what was done (四). Throws `followUpEnded`. */
export async function endAs(
  app: App,
  by: Actor,
  { raised, remark }: { raised: FollowUp; remark: string },
): Promise<void> {
  const { id, kind, subject } = raised;
  const at = app.clock.now();
  const end = { id, by: by.id, at, remark, inHand: app.inHand };
  if (!(await endFollowUp(app.db, end))) throw new Refusal("followUpEnded", {});
  const detail = { followUpId: id, kind, subject };
  await journal.append(app.db, [{ act: "endFollowUp", by: by.id, at, article: "四", detail, texts: { remark } }]);
}

/** 处置完毕: ends a 待处置 with what was done about it. */
export function endWithRemark(
  app: App,
  asker: Actor,
  { id, remark }: { id: FollowUpId; remark: string },
): Promise<void> {
  return app.db.transaction(async (tx) => {
    const by = await actingNow({ ...app, db: tx }, asker);
    const inside = within(app, tx);
    const raised = await ownFollowUp(inside, by, id);
    await endAs(inside, by, { raised, remark: readRemark(remark) });
  });
}
