import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditHealth } from "../../../src/db/audit-health.ts";
import { knowJobs } from "../../../src/db/job-beats.ts";
import { promise } from "../../../src/db/outbox.ts";
import { assignment } from "../../../src/db/schema/item.ts";
import { followUp } from "../../../src/db/schema/journal.ts";
import { outboxMessage, paceMark } from "../../../src/db/schema/messages.ts";
import { chatGroup, person } from "../../../src/db/schema/roster.ts";
import { audit } from "../../../src/usecases/audit/audit.ts";
import { promiseDigests } from "../../../src/usecases/digest/promise-digests.ts";
import { promiseNotices } from "../../../src/usecases/group/promise-notices.ts";
import { remindDue } from "../../../src/usecases/item/remind.ts";
import { sealJournal } from "../../../src/usecases/journal/seal.ts";
import { handClock, seededApp } from "../../support/database.ts";
import { cast, issuedItem, personIdOf } from "../../support/town.ts";

const jobs = [{ name: "remind-due", everyMs: 250 }];

/** A town with one matter in hand, its sweeps, and an auditor whose own clock is turned by hand. Messages leave at once. */
async function audited({ at = "2026-11-24T09:30+08:00", due = "2026-12-10" } = {}) {
  const { app, db, clock } = await seededApp({ at });
  const machine = handClock("2030-01-01T00:00:00Z");
  const { assignments } = await issuedItem(app, { due });
  const share = assignments[0]?.id ?? "";
  const sent = () => db.update(outboxMessage).set({ status: "sent", sentAt: clock.now() });
  const sweep = async (): Promise<void> => {
    await remindDue(app);
    await promiseDigests(app);
    await promiseNotices(app);
    await sealJournal(app);
    await sent();
  };
  const round = async (): Promise<void> => {
    while ((await audit(app, { machine, jobs })) > 0);
  };
  const pass = (seconds: number): void =>
    machine.set(new Date(machine.now().getTime() + seconds * 1_000).toISOString());
  /** Half a minute of the auditor's own time, a round every ten seconds. */
  const patience = async ({ delivers = true } = {}): Promise<void> => {
    for (let n = 0; n < 4; n += 1) {
      if (delivers) await sent();
      await round();
      pass(10);
    }
  };
  const open = async (): Promise<string[]> => {
    const raised = await db.select().from(followUp).where(sql`ended_at is null and kind in ('unsaid', 'stalled')`);
    return raised.map(({ kind, subject, owner }) => `${kind} ${subject.split("@")[0]} ${owner}`).sort();
  };
  /** The work of every morning, and the auditor's beside it. */
  const daily = async (...moments: string[]): Promise<void> => {
    for (const moment of moments) {
      clock.set(moment);
      await sweep();
      await patience();
    }
  };
  await sweep();
  await round();
  return { app, db, clock, share, sweep, sent, round, pass, patience, open, daily };
}

const mornings = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, n) => new Date(Date.UTC(2026, 10, first + n, 1, 0, 30)).toISOString());

/** What a faulty sweep leaves behind: it takes the matter for done with. */
const forgotten = sql`update assignment set wake_at = null, reminded_through = '2099-01-01'`;

test("六周里各班都按时办事，事项从交办到长期逾期，核对一次也不误报（R19）", async () => {
  const { daily, open, db } = await audited();
  await daily(...mornings(25, 42));
  expect(await open()).toEqual([]);
  expect(await db.select().from(followUp).where(sql`kind in ('unsaid', 'stalled')`)).toEqual([]);
  expect(await auditHealth(db)).toMatchObject({ state: "well", says: [] });
});

test("提醒一班漏了一件：半分钟后管理员和平安办各有一条待处置，只说一次，补上随即了结", async () => {
  const { db, daily, open, share, clock, sweep, patience } = await audited();
  await daily(...mornings(25, 2));
  await db.execute(forgotten);
  await daily("2026-12-07T09:00:30+08:00");
  expect(await open()).toEqual(["unsaid lines office", "unsaid lines systemAdmin"]);
  await patience();
  expect(await db.select().from(followUp).where(eq(followUp.kind, "unsaid"))).toHaveLength(2);
  expect((await auditHealth(db)).says.join()).toContain("2026-12-07 应当提醒或告知的承办事项有 1 件");
  const cards = await db.select().from(outboxMessage).where(sql`view->>'view' = 'followUp'`);
  expect(new Set(cards.map(({ personId }) => personId))).toEqual(
    new Set(await Promise.all((["admin", "staff", "staffTwo"] as const).map((who) => personIdOf(db, who)))),
  );
  await db
    .update(assignment)
    .set({ wakeAt: clock.now(), remindedThrough: new Date("2026-12-04T01:00:00Z") })
    .where(sql`id = ${share}::uuid`);
  await sweep();
  await patience();
  expect(await open()).toEqual([]);
  expect((await auditHealth(db)).state).toBe("well");
});

test.each<[string, string, string]>([
  ["没有签收的", "2026-11-26T09:00:30+08:00", "2026-12-31"],
  ["今天到期的", "2026-12-10T09:00:30+08:00", "2026-12-10"],
  ["逾期的、长期逾期的", "2026-12-15T09:00:30+08:00", "2026-12-10"],
  ["卡片将要失效的", "2026-12-07T09:00:30+08:00", "2027-03-31"],
])("漏了%s，当天早晨发现", async (_, at, due) => {
  const { db, daily, open } = await audited({ due });
  await db.execute(forgotten);
  await daily(at);
  expect(await open()).toEqual(["unsaid lines office", "unsaid lines systemAdmin"]);
});

test("提醒一班停了：说的是停住，不是漏发；恢复后了结", async () => {
  const { open, clock, patience, sweep } = await audited();
  clock.set("2026-12-07T09:00:30+08:00");
  await patience();
  expect(await open()).toContain("stalled queue:reminders systemAdmin");
  expect((await open()).filter((each) => each.startsWith("unsaid lines"))).toEqual([]);
  await sweep();
  await patience();
  expect(await open()).toEqual([]);
});

test("停机一个周末再开：先让各班补办，补办得了的一条也不报", async () => {
  const { open, clock, pass, round, sweep, patience } = await audited({ due: "2026-11-27" });
  pass(3 * 86_400);
  clock.set("2026-11-30T10:00+08:00");
  await round();
  pass(10);
  await round();
  await sweep();
  await patience();
  expect(await open()).toEqual([]);
});

test("收不到消息的人有待处置在先，不算漏发；夜里、休息日什么也不欠", async () => {
  const { db, daily, open } = await audited();
  await db
    .update(person)
    .set({ unreachable: "账号冻结" })
    .where(sql`name in (${cast.hanbinLiaison}, ${cast.hanbinDeputy})`);
  await daily(...mornings(25, 16), "2026-12-12T23:00+08:00", "2026-12-13T09:30+08:00");
  expect(await open()).toEqual([]);
});

test("消息卡住才报；平台自己的流量限制用掉一半以上的，不报", async () => {
  const { app, db, open, patience, clock } = await audited();
  const to = { personId: await personIdOf(db, "staff") };
  await promise(db, [{ to, view: { view: "me" }, sendAt: clock.now() }], clock.now());
  const busy = sql`insert into pace_mark (receiver, taken_at, done_at) select 'x', clock_timestamp(), clock_timestamp() + interval '1 hour' from generate_series(1, 600)`;
  await db.execute(busy);
  await patience({ delivers: false });
  expect(await open()).toEqual([]);
  await db.delete(paceMark);
  await patience({ delivers: false });
  expect(await open()).toEqual(["stalled queue:outbox systemAdmin"]);
  clock.set("2026-11-24T09:45+08:00");
  await patience({ delivers: false });
  expect((await auditHealth(app.db)).says.join()).toContain("已超过应发时间 10 分钟");
});

test("定时任务不再运行完、收到的消息埋没了没人知道，各有一条；一一恢复即了结", async () => {
  const { db, open, patience } = await audited();
  await knowJobs(db, ["remind-due", "gone-since"]);
  await patience();
  expect(await open()).toEqual([]);
  await db.execute(sql`update job_beat set ran_at = clock_timestamp() - interval '1 hour'`);
  await db.execute(sql`insert into inbox_event (key, event_type, payload, received_at, status, try_at)
    values ('lost', 'im.message.receive_v1', '{}', '2026-11-24T01:00:00Z', 'dead', '2026-11-24T01:00:00Z')`);
  await patience();
  expect(await open()).toEqual(["stalled dead systemAdmin", "stalled job:remind-due systemAdmin"]);
  await db.execute(sql`update job_beat set ran_at = clock_timestamp()`);
  await db.execute(sql`delete from inbox_event where key = 'lost'`);
  await patience();
  expect(await open()).toEqual([]);
});

test("一个群的周报排过了却没有发：说是应发未发；当周才绑定的群不欠上周的", async () => {
  const { db, daily, open } = await audited();
  await db.execute(sql`update chat_group set digest_at = '2026-12-07T00:39:00Z'`);
  await daily("2026-11-30T09:00:30+08:00");
  expect(await open()).toEqual(["unsaid digests systemAdmin"]);
  await db.update(chatGroup).set({ dead: "群已解散" }).where(eq(chatGroup.name, "领导群"));
  await daily("2026-11-30T09:10:00+08:00");
  expect(await open()).toEqual([]);
  await db.update(chatGroup).set({ dead: null });
  await daily("2026-11-30T09:20:00+08:00");
  expect(await open()).toEqual([]);
});

test("两个核对同时来，只有一个在核对；核对自己停了，看得出来", async () => {
  const { app, db } = await audited();
  const machine = handClock("2030-01-01T01:00:00Z");
  await Promise.all([audit(app, { machine, jobs }), audit(app, { machine, jobs })]);
  expect((await auditHealth(db)).state).toBe("well");
  await db.execute(sql`update setting set updated_at = clock_timestamp() - interval '3 minutes' where key = 'audit'`);
  expect((await auditHealth(db)).state).toBe("stopped");
  await db.execute(sql`delete from setting where key = 'audit'`);
  expect((await auditHealth(db)).state).toBe("never");
});
