import type { Bot } from "../bot/bot.ts";
import type { Ground } from "../bot/checks/index.ts";
import { auditAll } from "./audit-all.ts";
import { deliverMessages } from "./deliver-messages.ts";
import { fetchEvidence } from "./fetch-evidence.ts";
import { forgetCalls } from "./forget-calls.ts";
import { forgetEvents } from "./forget-events.ts";
import { forgetFiles } from "./forget-files.ts";
import type { Job } from "./job.ts";
import { keepJournalHead } from "./keep-journal-head.ts";
import { leaveGroups } from "./leave-groups.ts";
import { noteReadiness } from "./note-readiness.ts";
import { openEvidence } from "./open-evidence.ts";
import { promiseDigests } from "./promise-digests.ts";
import { promiseHeads } from "./promise-heads.ts";
import { promiseNotices } from "./promise-notices.ts";
import { readRosters } from "./read-rosters.ts";
import { receiveEvents } from "./receive-events.ts";
import { registerCommands } from "./register-commands.ts";
import { remindDue } from "./remind-due.ts";
import { runSelfChecks } from "./run-self-checks.ts";
import { sealJournal } from "./seal-journal.ts";
import { sendHeartbeat } from "./send-heartbeat.ts";
import { takeIntoSearch } from "./take-into-search.ts";
import { turnDelegations } from "./turn-delegations.ts";
import { writeExports } from "./write-exports.ts";

/** Each a sweep that may run twice, late or never without harm (house §0). */
const sweepsOf = (bot: Bot, ground: Ground): Job[] => [
  receiveEvents(bot),
  remindDue(bot),
  promiseDigests(bot),
  turnDelegations(bot),
  noteReadiness(bot),
  fetchEvidence(bot),
  readRosters(bot),
  leaveGroups(bot),
  runSelfChecks(ground),
  deliverMessages(bot),
  forgetCalls(bot),
  forgetEvents(bot),
  forgetFiles(bot),
  sealJournal(bot),
  keepJournalHead(bot),
  takeIntoSearch(bot),
  writeExports(bot),
  openEvidence(bot),
  promiseNotices(bot),
  promiseHeads(bot),
  registerCommands(bot),
];

/** Everything that acts by itself, and the auditor that looks at all of it from outside. */
export function jobsOf(bot: Bot, ground: Ground & { heartbeatUrl: string | null }): Job[] {
  const sweeps = sweepsOf(bot, ground);
  const { heartbeatUrl } = ground;
  const all = [...sweeps, auditAll(ground, sweeps)];
  return heartbeatUrl === null ? all : [...all, sendHeartbeat(bot, heartbeatUrl)];
}
