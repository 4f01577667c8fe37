import { deadUntold, digestGroups, withoutDigest } from "../../db/audit-events.ts";
import type { Queue, Waiting } from "../../db/audit-queues.ts";
import { oldestUnsent } from "../../db/audit-queues.ts";
import type { AuditState } from "../../db/audit-state.ts";
import { beats } from "../../db/job-beats.ts";
import type { Ruled } from "../../db/rule-versions.ts";
import type { GroupId } from "../../db/schema/roster.ts";
import { owedDigest } from "../../domain/audit/digest-owed.ts";
import { digestKeys, sinceOf } from "../../domain/settings/rules.ts";
import type { Suspect } from "./suspect.ts";
import { stalled } from "./suspect.ts";

/** What the auditor must know of a job to tell that it does not run. */
export type Watched = { name: string; everyMs: number; longestMs?: number };

const words: Record<Queue, string> = {
  reminders: "到期提醒",
  replanning: "提醒日程的重排",
  outbox: "消息的发出",
  inbox: "收到消息的处理",
  evidence: "佐证材料的收取",
  openings: "佐证材料的调阅",
  exports: "台账的导出",
  imports: "通讯录的核对",
  delegations: "代理的开始和结束",
  digests: "周报的安排",
  notices: "督办动态的安排",
  departures: "退群",
  selfChecks: "自检",
  seals: "操作日志的封存",
};

/** Queues in which something is due. While somebody works at them their mark moves. */
export const stuckQueues = (waiting: readonly Waiting[]): Suspect[] =>
  waiting.map(({ queue, mark, tied }) =>
    stalled(`queue:${queue}`, { mark, tied, says: `${words[queue]}停住，到时未办的至少 ${tied} 项。` }),
  );

const LONGEST_RUN_MS = 20_000;

/** Jobs that did not come to their end for longer than two of their turns and one run. */
export async function silentJobs({ db }: Ruled, jobs: readonly Watched[]): Promise<Suspect[]> {
  const known = await beats(db);
  return jobs.flatMap(({ name, everyMs, longestMs = LONGEST_RUN_MS }) => {
    const beat = known.find(({ job }) => job === name);
    if (!beat || beat.ageMs <= 2 * everyMs + longestMs) return [];
    return [stalled(`job:${name}`, { mark: beat.ranAt, tied: 0, says: `定时任务 ${name} 没有按时运行完。` })];
  });
}

const LATE_MINUTES = 10;

/** Messages that nothing holds back and that are still late. */
export async function lateMessages({ db, clock }: Ruled): Promise<Suspect[]> {
  const oldest = await oldestUnsent(db, clock.now());
  const minutes = oldest ? (clock.now().getTime() - oldest.getTime()) / 60_000 : 0;
  if (minutes < LATE_MINUTES) return [];
  return [stalled("late", { mark: "", tied: 0, says: `最早一条待发消息已超过应发时间 ${LATE_MINUTES} 分钟。` })];
}

export async function buriedEvents({ db, clock }: Ruled): Promise<Suspect[]> {
  const dead = await deadUntold(db, clock.now());
  if (dead === 0) return [];
  return [stalled("dead", { mark: "", tied: dead, says: `收到的消息有 ${dead} 条多次处理未成，且没有告知任何人。` })];
}

type Known = AuditState["groups"];

/** The groups of today, each with the moment from which it is known. */
export async function groupsKnown({ db, clock }: Ruled, before: Known): Promise<Known> {
  const living = await digestGroups(db);
  return Object.fromEntries(living.map((id) => [id, before[id] ?? clock.now()]));
}

/** Groups that were known before a digest was due and were promised none. */
export async function missingDigests({ db, clock, calendar }: Ruled, known: Known): Promise<Suspect[]> {
  const owed = owedDigest(clock.now(), calendar);
  if (!owed || sinceOf(calendar.rules, digestKeys) >= owed.from) return [];
  // Guarantee of the cast: the keys were read as ids of groups.
  const groups = Object.keys(known).filter((id) => (known[id] ?? owed.by) < owed.from) as GroupId[];
  const without = groups.length > 0 ? await withoutDigest(db, groups, owed) : 0;
  if (without === 0) return [];
  const says = `有 ${without} 个群没有得到 ${owed.week} 的周报。`;
  return [{ ...stalled("digests", { mark: owed.week, tied: 0, says }), kind: "unsaid" }];
}
