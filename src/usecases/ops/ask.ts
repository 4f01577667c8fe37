import type { App } from "../../app.ts";
import { addEntry } from "../../db/ops-access.ts";
import type { OpsEntryId } from "../../db/schema/ops.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import { newId } from "../../ids.ts";
import { Refusal } from "../../refusal.ts";

/** How long a link to 后台 may be used. */
export const ENTRY_MINUTES = 10;

/** 后台: a link for one entry. Throws `notAllowed`, and `addressUnknown` where nobody told the product its own address. */
export async function askEntry({ db, clock, ops }: App, by: Actor): Promise<OpsEntryId> {
  if (!may(by, "seeJobs")) throw new Refusal("notAllowed", { what: "查看后台任务" });
  if (!ops?.address()) throw new Refusal("addressUnknown", {});
  const id = newId<OpsEntryId>();
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + ENTRY_MINUTES * 60_000);
  await addEntry(db, { id, personId: by.id, word: ops.wordOf(id), expiresAt }, now);
  return id;
}
