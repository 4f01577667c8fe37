import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { claimDeliveries, settle } from "../../src/db/deliveries.ts";
import { tidyCopies } from "../../src/db/outbox.ts";
import type { OutboxId } from "../../src/db/schema/messages.ts";
import { cardLine, outboxMessage } from "../../src/db/schema/messages.ts";
import { schema } from "../../src/db/schema.ts";
import type { PersonId } from "../../src/domain/roster/unit.ts";
import { newId } from "../../src/ids.ts";
import { freshPostgresDatabase } from "../support/servers.ts";

const now = new Date("2026-11-24T09:00+08:00");

test("已有一次重画在等，又有变化尚未提交：那一次先画完，提交之后再画一次", async () => {
  const { url, drop } = await freshPostgresDatabase();
  const client = postgres(url, { max: 2, onnotice: () => undefined });
  onTestFinished(async () => {
    await client.end();
    await drop();
  });
  const db = drizzle(client, { schema });
  const [id, subjectId] = [newId<OutboxId>(), newId()];
  const view = { view: "text", text: "您好" };
  const moments = { sendAt: now, tryAt: now, createdAt: now, sentAt: now };
  await db
    .insert(outboxMessage)
    .values({ id, view, personId: newId<PersonId>(), status: "sent", uuid: id, messageId: "om_1", ...moments });
  await db.insert(cardLine).values({ ref: newId(), outboxId: id, subject: view, subjectId });

  await tidyCopies(db, [subjectId], { now, inHand: undefined });
  await db.transaction(async (tx) => {
    await tidyCopies(tx, [subjectId], { now, inHand: undefined });
    const [early] = await claimDeliveries(db, now);
    await settle(db, early?.id ?? id, { status: "sent" });
    expect(await claimDeliveries(db, now)).toEqual([]);
  });
  expect(await claimDeliveries(db, now)).toMatchObject([{ tidies: id }]);
});
