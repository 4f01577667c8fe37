import type { App } from "../../app.ts";
import type { EvidenceFile } from "../../db/evidence-files.ts";
import { askOpenings } from "../../db/evidence-openings.ts";
import type { EvidenceId } from "../../db/schema/evidence.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { Refusal } from "../../refusal.ts";
import type { OfMatter } from "./openable.ts";
import { fitsChat, openableTo } from "./openable.ts";

/** So many files go out for one press of 全部调阅. */
const MOST_AT_ONCE = 20;

/** `asked` will be sent, `onTheWay` were asked for before, `unfit` are too large for a chat or empty, `left` too many for once. */
export type Asked = { asked: number; onTheWay: number; unfit: number; left: number };

type Asking = { matter: OfMatter; evidenceId: EvidenceId | undefined };

function wantedOf(files: readonly EvidenceFile[], evidenceId: EvidenceId | undefined): readonly EvidenceFile[] {
  return evidenceId ? files.filter(({ id }) => id === evidenceId) : files;
}

/**
 * 调阅佐证 (十七): files a job sends to the asker's private chat, with the rights of that moment. Throws `notFound` where the
 * asker may not see the matter or it has no such file, `evidenceNotSent` where none of them fits a chat.
 */
export async function askOpening(app: App, by: Actor, { matter, evidenceId }: Asking): Promise<Asked> {
  const found = await openableTo(app, by, matter);
  const wanted = wantedOf(found?.files ?? [], evidenceId);
  const [first] = wanted;
  if (!first) throw new Refusal("notFound", {});
  const fit = wanted.filter(fitsChat);
  if (fit.length === 0) throw new Refusal("evidenceNotSent", { ...first, ref: first.id.slice(0, 8) });
  const now = fit.slice(-MOST_AT_ONCE);
  const evidenceIds = now.map(({ id }) => id);
  const asked = await askOpenings(app.db, { personId: by.id, evidenceIds, at: app.clock.now() });
  return {
    asked,
    onTheWay: now.length - asked,
    unfit: wanted.length - fit.length,
    left: fit.length - now.length,
  };
}
