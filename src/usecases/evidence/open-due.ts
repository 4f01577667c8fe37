import type { App } from "../../app.ts";
import type { Opening } from "../../db/evidence-openings.ts";
import { claimOpening, putOffOpening } from "../../db/evidence-openings.ts";
import { faultOf } from "../../fault.ts";
import { openEvidence, stopOpening } from "./open.ts";

const MOST_ATTEMPTS = 5;
const PAUSE_MS = 20_000;
const IN_VAIN = "佐证材料几次都没有发成，请稍后再点“查看”；仍不成功的，请告知系统管理员。";

async function afterFault(app: App, opening: Opening, error: unknown): Promise<void> {
  const { error: words, at } = faultOf(error);
  const { evidenceId, attempts } = opening;
  app.log.error({ event: "opening.fault", ref: evidenceId, attempts, error: words, at });
  if (attempts >= MOST_ATTEMPTS) await stopOpening(app, opening, IN_VAIN);
  else await putOffOpening(app.db, opening, new Date(app.clock.now().getTime() + PAUSE_MS));
}

/** Takes up the 调阅佐证 that has waited longest. Returns 1 where there was one. */
export async function openEvidenceDue(app: App): Promise<number> {
  const began = app.clock.now();
  const opening = await claimOpening(app.db, began);
  if (!opening) return 0;
  await openEvidence(app, opening).catch((error: unknown) => afterFault(app, opening, error));
  const ms = app.clock.now().getTime() - began.getTime();
  app.log.info({ event: "opening", ref: opening.evidenceId, actor: opening.personId, ms });
  return 1;
}
