import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import type { App } from "../../src/app.ts";
import { actingByOpenId } from "../../src/db/acting.ts";
import { waitingFor } from "../../src/db/assignments.ts";
import { pressedLine } from "../../src/db/card-lines.ts";
import { claimDeliveries } from "../../src/db/deliveries.ts";
import { movedOn, untilUnchanging } from "../../src/db/delivery-attempts.ts";
import { claimEvents } from "../../src/db/inbox.ts";
import { historyOf } from "../../src/db/journal.ts";
import { sealRows } from "../../src/db/journal-seals.ts";
import { ledgerFilter } from "../../src/db/ledger-filter.ts";
import { ledgerLines } from "../../src/db/ledger-rows.ts";
import { dueNow, nextDueAt } from "../../src/db/next-due.ts";
import { promisedLines } from "../../src/db/outbox-lines.ts";
import type { OutboxId } from "../../src/db/schema/messages.ts";
import type { Actor } from "../../src/domain/access/rights.ts";
import { day } from "../../src/domain/calendar/day.ts";
import { calendar } from "../../src/domain/calendar/workdays.ts";
import type { AssignmentId, ItemId } from "../../src/domain/item/item.ts";
import { act } from "../../src/usecases/item/act.ts";
import { remindDue } from "../../src/usecases/item/remind.ts";
import { silentLog } from "../support/database.ts";
import { freshPostgresDatabase } from "../support/servers.ts";
import { heardOn, hundredThousand } from "./plans-ground.ts";

type Ground = {
  app: App;
  db: ReturnType<typeof heardOn>["db"];
  office: Actor;
  liaison: Actor;
  itemId: ItemId;
  assignmentId: AssignmentId;
  cardId: OutboxId;
};

const today = day("2026-11-24");
const now = new Date("2026-11-24T09:00+08:00");
const everything = { filter: ledgerFilter.parse({}), today, after: null, size: 10 };
const later = { due: day("2026-12-30"), reason: "设备未到货" };

/** What is asked at every tick, message or click; none of it may read a large table from one end to the other. */
const hot: Record<string, (ground: Ground) => Promise<unknown>> = {
  到期扫描: ({ app }) => remindDue(app),
  没有到期时的扫描: ({ app }) => remindDue(app),
  认领待发消息和发送窗口: ({ db }) => claimDeliveries(db, now),
  送出以后事项有没有变化: ({ db, itemId, assignmentId }) =>
    movedOn(
      db,
      [assignmentId, itemId].map((subjectId) => ({ subjectId, version: 1 })),
    ),
  送出以后等正在进行的办理: ({ db, itemId, assignmentId }) =>
    untilUnchanging(
      db,
      [assignmentId, itemId].map((subjectId) => ({ subjectId, version: 1 })),
    ),
  认领收到的事件: ({ db }) => claimEvents(db, now, 20),
  按钮所在的一行: ({ db }) => pressedLine(db, { ref: "ref500", messageId: "om_500" }),
  合并卡片的各行: ({ db, cardId }) => promisedLines(db, cardId),
  下一个到期时刻: ({ db }) => nextDueAt(db, now),
  此刻未办的数目: ({ db }) => dueNow(db, now),
  封存日志: ({ db }) => db.transaction((tx) => sealRows(tx, now)),
  联络员的台账: ({ db, liaison }) => ledgerLines(db, liaison, everything),
  联络员的待办: ({ db, liaison }) => waitingFor(db, liaison, ["issued", "inProgress"]),
  平安办的待办: ({ db, office }) => waitingFor(db, office, ["submitted", "declined"]),
  事项的经过: ({ db, itemId }) => historyOf(db, itemId),
  改期: ({ app, office, assignmentId }) => act(app, office, { assignmentId, act: "redate", words: later }),
  谁在说话: ({ app }) => actingByOpenId(app, "ou_1"),
};

async function ground(): Promise<Ground & Pick<ReturnType<typeof heardOn>, "readThrough">> {
  const { url, drop } = await freshPostgresDatabase();
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  onTestFinished(async () => {
    await sql.end();
    await drop();
  });
  await hundredThousand(sql);
  const { db, readThrough } = heardOn(sql);
  const app: App = { db, clock: { now: () => now }, calendar, log: silentLog, dataDir: "" };
  const [office, liaison] = [await actingByOpenId(app, "ou_0"), await actingByOpenId(app, "ou_1")];
  const card = await db.query.outboxMessage.findFirst();
  const open = await db.query.assignment.findFirst({ where: (a, { isNull }) => isNull(a.endedAt) });
  if (!office || !liaison || !card || !open) throw new Error("the ground is empty");
  const { id: assignmentId, itemId } = open;
  return { app, db, office, liaison, itemId, assignmentId, cardId: card.id, readThrough };
}

test("十万件时，每次扫描、收发、点击和改期都走索引，不逐行读大表", async () => {
  const { readThrough, ...asked } = await ground();
  for (const [name, ask] of Object.entries(hot)) {
    const { statements, tables } = await readThrough(() => ask(asked));
    expect([name, tables]).toEqual([name, []]);
    expect([name, statements > 0]).toEqual([name, true]);
  }
});
