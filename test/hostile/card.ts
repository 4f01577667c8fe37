import { eq } from "drizzle-orm";
import type { App } from "../../src/app.ts";
import type { Db } from "../../src/db/db.ts";
import { assignment } from "../../src/db/schema/item.ts";
import { cardLine, outboxMessage } from "../../src/db/schema/messages.ts";
import { issuedItem, personIdOf } from "../support/town.ts";
import { CARD } from "./kinds-signed.ts";

/** A matter with its liaison's card, as it lies in the chat; forged clicks are tried on it. */
export async function layCard(app: App): Promise<void> {
  const { assignments } = await issuedItem(app);
  const [share] = assignments;
  const personId = await personIdOf(app.db, "hanbinLiaison");
  const sent = {
    status: "sent",
    messageId: CARD.messageId,
    chatId: "oc_with_hanbinLiaison",
    sentAt: app.clock.now(),
  } as const;
  const [row] = await app.db.update(outboxMessage).set(sent).where(eq(outboxMessage.personId, personId)).returning();
  if (!share || !row) throw new Error("the liaison got no card");
  const subject = { view: "assignment", assignmentId: share.id };
  await app.db.insert(cardLine).values({ ref: CARD.ref, outboxId: row.id, subject, subjectId: share.id });
}

/** Where the matter of the card stands; forged clicks leave it there. */
export const standingOf = (db: Db) =>
  db.select({ status: assignment.status, version: assignment.version }).from(assignment);
