import type { App } from "../../app.ts";
import type { Evidence } from "../../db/evidence.ts";
import { raise, tellRaised } from "../../db/follow-ups.ts";
import * as journal from "../../db/journal.ts";
import { staffOnDuty } from "../../db/on-duty.ts";
import type { SupervisionItem } from "../../domain/item/item.ts";
import type { EvidenceAmiss } from "./verified.ts";

export const amissWords = {
  missing: "已不在存放处",
  changed: "与收存时的内容不一致",
} as const satisfies Record<EvidenceAmiss["why"], string>;

type Amiss = { file: Evidence; item: SupervisionItem; why: EvidenceAmiss["why"] };

/** Writes down that a stored file is gone or changed (十七 十八), and gives it to the office as one 待处置. Inside a transaction. */
export async function reportAmiss(app: App, { file, item, why }: Amiss): Promise<void> {
  const at = app.clock.now();
  const { id, assignmentId } = file;
  const detail = { evidenceId: id, ...(assignmentId ? { assignmentId } : {}) };
  const followUpId = await raise(app.db, {
    ...{ kind: "evidenceAmiss", subject: id, owner: "office", officeId: item.officeId, at },
    detail: { ...detail, why: amissWords[why] },
  });
  if (!followUpId) return;
  const row = { act: "evidenceAmiss", by: null, at, article: "十八", assignmentId };
  await journal.append(app.db, [{ ...row, detail: { evidenceId: id, itemId: item.id, why } }]);
  await tellRaised(app, followUpId, await staffOnDuty(app, item.officeId));
}
