import { randomBytes } from "node:crypto";
import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { actingById } from "../../db/acting.ts";
import * as journal from "../../db/journal.ts";
import { addSession, endSessions, sessionOf, takeEntry } from "../../db/ops-access.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";

/** How long somebody stays in without a new link. */
export const SESSION_HOURS = 4;

const allowed = (actor: Actor | null): actor is Actor => actor !== null && may(actor, "seeJobs");

/** Takes a link and begins a session; its word is for the cookie alone. Null where the link is no good, or its owner may no longer enter. */
export function enterOps(app: App, link: string): Promise<string | null> {
  return app.db.transaction(async (tx) => {
    const at = app.clock.now();
    const personId = await takeEntry(tx, link, at);
    if (!personId) return null;
    const may = allowed(await actingById(within(app, tx), personId));
    const entry = { act: "enterOps", by: personId, at, article: "四" } as const;
    await journal.append(tx, [may ? entry : { ...entry, refusal: "notAllowed" }]);
    if (!may) return null;
    const word = randomBytes(32).toString("base64url");
    const expiresAt = new Date(at.getTime() + SESSION_HOURS * 3_600_000);
    await addSession(tx, { word, personId, begunAt: at, expiresAt });
    return word;
  });
}

/** Who a cookie stands for, as their roles are at this moment; a session whose owner lost the role is over. */
export async function whoIsIn(app: App, word: string): Promise<Actor | null> {
  const personId = await sessionOf(app.db, word, app.clock.now());
  if (!personId) return null;
  const actor = await actingById(app, personId);
  if (allowed(actor)) return actor;
  await endSessions(app.db, personId, app.clock.now());
  return null;
}

/** 后台 only shows: whatever would change something is refused and written down. */
export const noteOpsRefusal = (app: App, by: Actor, asked: { method: string; path: string }): Promise<void> =>
  journal.append(app.db, [
    { act: "changeOps", by: by.id, at: app.clock.now(), article: "四", refusal: "readOnly", detail: asked },
  ]);
