import type { App } from "../../app.ts";
import { linesSeenBy, numberOf } from "../../db/assignments.ts";
import { groupById } from "../../db/chat-groups.ts";
import { evidenceById } from "../../db/evidence.ts";
import type { FollowUp } from "../../db/follow-ups.ts";
import { personById, unitById } from "../../db/roster-store.ts";
import type { EvidenceId } from "../../db/schema/evidence.ts";
import type { GroupId } from "../../db/schema/roster.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { AssignmentId } from "../../domain/item/item.ts";
import { formatNumber } from "../../domain/item/number.ts";
import type { PersonId, UnitId } from "../../domain/roster/unit.ts";
import type { Named } from "./follow-up-words.ts";

/** The names behind the ids of a 待处置. A matter the viewer may not read stays unnamed: an administrator sees none. */
export async function namedIn(app: App, viewer: Actor, { detail }: Pick<FollowUp, "detail">): Promise<Named> {
  const { assignmentId, personId, unitId, groupId, evidenceId } = detail;
  const [seen] = assignmentId ? await linesSeenBy(app.db, viewer, [assignmentId as AssignmentId]) : [];
  const person = personId ? await personById(app.db, personId as PersonId) : null;
  const unit = unitId ? await unitById(app.db, unitId as UnitId) : null;
  const group = groupId ? await groupById(app.db, groupId as GroupId) : null;
  const file = seen && evidenceId ? await evidenceById(app.db, evidenceId as EvidenceId) : null;
  return {
    matter: seen ? `${formatNumber(numberOf(seen.item))} ${seen.item.matter}` : "",
    unit: unit?.name ?? seen?.unit.name ?? "",
    person: person?.name ?? "",
    group: group?.name ?? detail.name ?? "",
    file: file?.fileName ?? "",
    why: detail.why ?? "",
  };
}
