import { join } from "node:path";
import { Readable } from "node:stream";
import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { actingById } from "../../db/acting.ts";
import type { Evidence } from "../../db/evidence.ts";
import { evidenceById } from "../../db/evidence.ts";
import type { Opening } from "../../db/evidence-openings.ts";
import { endOpening } from "../../db/evidence-openings.ts";
import { settleFollowUp } from "../../db/follow-ups.ts";
import * as journal from "../../db/journal.ts";
import { promise } from "../../db/outbox.ts";
import type { OutgoingFileType } from "../../db/schema/outgoing-file.ts";
import { shareSeenBy } from "../../db/seen.ts";
import type { ViewInput } from "../../db/view.ts";
import type { AssignmentId, SupervisionItem } from "../../domain/item/item.ts";
import { Refusal } from "../../refusal.ts";
import { keepOutgoing } from "../outgoing/keep.ts";
import { amissWords, reportAmiss } from "./amiss.ts";
import { imageEnding } from "./image-ending.ts";
import { EvidenceAmiss, verified } from "./verified.ts";

/** What the platform can show without a download; everything else is a plain file to it. */
const types: Readonly<Record<string, OutgoingFileType>> = {
  pdf: "pdf",
  doc: "doc",
  docx: "doc",
  xls: "xls",
  xlsx: "xls",
};

const typeOf = (name: string): OutgoingFileType =>
  types[(/\.([A-Za-z]{1,4})$/.exec(name)?.[1] ?? "").toLowerCase()] ?? "stream";

/** A picture gets the ending it came without, so that it can be opened. */
async function nameOf({ dataDir }: App, { fileName, fileType, path }: Evidence): Promise<string> {
  const bare = fileType === "image" && !/\.[A-Za-z0-9]{1,8}$/.test(fileName);
  return bare && path ? `${fileName}${await imageEnding(join(dataDir, path))}` : fileName;
}

type Seen = { file: Evidence; item: SupervisionItem; assignmentId: AssignmentId };

/** The file, for whoever may still see its matter. Throws `notFound` to everybody else. */
async function seenNow(app: App, { personId, evidenceId }: Opening): Promise<Seen> {
  const file = await evidenceById(app.db, evidenceId);
  const by = await actingById(app, personId);
  const seen = file?.assignmentId && by ? await shareSeenBy(app.db, by, file.assignmentId) : null;
  if (!file || !seen || file.status !== "stored") throw new Refusal("notFound", {});
  return { file, item: seen.item, assignmentId: seen.assignment.id };
}

/** Takes an opening off the list with a sentence for its asker. */
export const stopOpening = (app: App, opening: Opening, text: string): Promise<boolean> =>
  app.db.transaction(async (tx) => {
    if (!(await endOpening(tx, opening))) return false;
    const now = app.clock.now();
    await promise(
      tx,
      [{ to: { personId: opening.personId }, view: { view: "text", title: "佐证材料没有发出", text }, sendAt: now }],
      now,
    );
    return true;
  });

async function amiss(app: App, opening: Opening, { seen, why }: { seen: Seen; why: EvidenceAmiss["why"] }) {
  const text = `“${seen.file.fileName}”${amissWords[why]}，没有发出，已告知平安办处置。`;
  await app.db.transaction(async (tx) => {
    if (await stopOpening(within(app, tx), opening, text)) await reportAmiss(within(app, tx), { ...seen, why });
  });
}

/** The message, the record of who opened what (十七), and the end of the asking, together; the rights once more in it. */
const settle = (app: App, opening: Opening, view: ViewInput): Promise<void> =>
  app.db.transaction(async (tx) => {
    const { file, item, assignmentId } = await seenNow(within(app, tx), opening);
    if (!(await endOpening(tx, opening))) return;
    const at = app.clock.now();
    const { personId } = opening;
    await promise(tx, [{ to: { personId }, view: { ...view, assignmentId } as ViewInput, sendAt: at }], at);
    const detail = { evidenceId: file.id, itemId: item.id, sha256: file.sha256 ?? "" };
    await journal.append(tx, [{ act: "openEvidence", by: personId, at, article: "十七", assignmentId, detail }]);
    const restored = { kind: "evidenceAmiss", subject: file.id, remark: "文件已恢复，可以调阅。" } as const;
    await settleFollowUp(tx, { ...restored, at, inHand: app.inHand });
  });

/** Sends one asked-for file, or says why not. A fault of the disk rises, and the asking is taken up again. */
export async function openEvidence(app: App, opening: Opening): Promise<void> {
  try {
    const seen = await seenNow(app, opening);
    const name = await nameOf(app, seen.file);
    try {
      const body = Readable.from(verified(app.dataDir, seen.file));
      await settle(app, opening, await keepOutgoing(app, { name, type: typeOf(name), body }));
    } catch (error) {
      if (!(error instanceof EvidenceAmiss)) throw error;
      await amiss(app, opening, { seen, why: error.why });
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await stopOpening(app, opening, `佐证材料没有发出。${error.message}`);
  }
}
