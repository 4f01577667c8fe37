import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { actingById } from "../../db/acting.ts";
import type { Evidence } from "../../db/evidence.ts";
import { evidenceOf, settleEvidence } from "../../db/evidence.ts";
import { itemOf, lockItem } from "../../db/items.ts";
import { promise } from "../../db/outbox.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { Refusal } from "../../refusal.ts";
import { act } from "../item/act.ts";
import type { Kept } from "./keep-file.ts";

export const NOT_KEPT = "文件没有收存";

/** Another worker settled the file meanwhile: nothing of this attempt may stay. */
class SettledElsewhere extends Error {}

/** Says to the sender what became of a file, once and in the transaction that decides it. */
const tell = (app: App, { id, personId, assignmentId }: Evidence, said: { title: string; text: string }) => {
  const now = app.clock.now();
  const view = { view: "text", ...said, ...(assignmentId ? { assignmentId } : {}) } as const;
  return promise(app.db, [{ to: { personId }, view, sendAt: now, slot: `evidence:${id}` }], now);
};

async function attachInside(app: App, file: Evidence, kept: Kept): Promise<void> {
  const { assignmentId, fileName } = file;
  const by = await actingById(app, file.personId);
  const found = assignmentId ? await itemOf(app.db, assignmentId) : null;
  const item = found ? await lockItem(app.db, found.id) : null;
  if (!item || !assignmentId || !by) throw new Refusal("notFound", {});
  const number = formatNumber(item.number);
  const same = (await evidenceOf(app.db, assignmentId)).find(({ sha256 }) => sha256 === kept.sha256);
  if (same) {
    const why = `“${fileName}”与${number}已有的佐证材料“${same.fileName}”内容相同，没有重复列入。`;
    throw new Refusal("evidenceUnfit", { why });
  }
  if (!(await settleEvidence(app.db, file.id, { status: "stored", ...kept }))) throw new SettledElsewhere();
  await act(app, by, { assignmentId, act: "attachEvidence", words: { fileName, sha256: kept.sha256 } });
  await tell(app, file, { title: "已收到佐证材料", text: `已收到“${fileName}”，列入${number}的佐证材料。` });
}

/** Gives up a file with a sentence for its sender; false when another worker settled it first. */
export const refuseEvidence = (app: App, file: Evidence, sentence: string): Promise<boolean> =>
  app.db.transaction(async (tx) => {
    const refused = await settleEvidence(tx, file.id, { status: "refused" });
    if (refused) await tell(within(app, tx), file, { title: NOT_KEPT, text: sentence });
    return refused;
  });

/**
 * Lists a fetched file on its assignment: evidence row, act, journal and receipt in one transaction. A refusal of the
 * rules is told to the sender. Says whether the file is needed no more.
 */
export async function attachEvidence(
  app: App,
  file: Evidence,
  kept: Kept,
): Promise<"stored" | "refused" | "elsewhere"> {
  try {
    await app.db.transaction((tx) => attachInside(within(app, tx), file, kept));
    return "stored";
  } catch (error) {
    if (error instanceof SettledElsewhere) return "elsewhere";
    if (!(error instanceof Refusal)) throw error;
    const sentence = error.reason === "evidenceUnfit" ? error.message : `“${file.fileName}”没有收存。${error.message}`;
    return (await refuseEvidence(app, file, sentence)) ? "refused" : "elsewhere";
  }
}
