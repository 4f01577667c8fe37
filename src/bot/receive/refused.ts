import type { App } from "../../app.ts";
import * as journal from "../../db/journal.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { AssignmentId, ItemId } from "../../domain/item/item.ts";
import type { Reason } from "../../refusal.ts";
import { Refusal } from "../../refusal.ts";

type About = { itemId?: ItemId; assignmentId?: AssignmentId; detail?: Record<string, string> };

/** The same refusal, with what it was about: for the journal, never for the person. */
export class RefusedAbout extends Refusal {
  readonly about: About;

  constructor(refusal: Refusal, about: About) {
    super(refusal.reason, refusal.detail);
    this.about = about;
  }
}

/** Lets a refusal carry what it was about; every other error rises as it is. */
export async function concerning<T>(about: About, doing: () => Promise<T>): Promise<T> {
  try {
    return await doing();
  } catch (error) {
    throw error instanceof Refusal && !(error instanceof RefusedAbout) ? new RefusedAbout(error, about) : error;
  }
}

const rights: readonly (keyof Reason)[] = [
  "notYours",
  "notAllowed",
  "countyAtRest",
  "dutiesConflict",
  "nothingToGive",
  "proposeInstead",
  "notFound",
];

/** One row for each refused right (product §8), in the transaction that answers it. */
export async function noteRefusal(
  app: App,
  by: Actor,
  { refusal, act }: { refusal: Refusal; act: string },
): Promise<void> {
  if (!rights.includes(refusal.reason)) return;
  const { detail = {}, ...ids } = refusal instanceof RefusedAbout ? refusal.about : {};
  const entry = { act, by: by.id, at: app.clock.now(), article: "四", refusal: refusal.reason };
  await journal.append(app.db, [{ ...entry, ...ids, detail }]);
}
