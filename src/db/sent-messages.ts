import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "./db.ts";
import type { OutboxId } from "./schema/messages.ts";
import { outboxMessage } from "./schema/messages.ts";
import type { View } from "./view.ts";
import { readView } from "./view.ts";

/** What one of our own messages shows, by the platform's id of it; null for messages of others. */
export async function sentMessage(db: Db, messageId: string): Promise<{ id: OutboxId; view: View } | null> {
  const [row] = await db
    .select({ id: outboxMessage.id, view: outboxMessage.view })
    .from(outboxMessage)
    .where(and(eq(outboxMessage.messageId, messageId), isNull(outboxMessage.tidies)));
  return row ? { id: row.id, view: readView(row.view) } : null;
}
