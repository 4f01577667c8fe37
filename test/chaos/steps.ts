import type { Role } from "./fleet.ts";

/**
 * A place in a flow where a process may die. `in` says where the statement stands: alone, inside a transaction, or
 * anywhere in the transaction whose commit is meant. `before`: the database never hears of it. `after`: it is done, and
 * the process never learns so.
 */
export type Step = {
  name: string;
  by: "web" | "worker";
  when: "before" | "after";
  in: "alone" | "transaction" | "commit";
  sql: RegExp;
};

const keeps = /^insert into "?inbox_event/;
const claimsEvents = /^update "?inbox_event"? set .*"?attempts/;
const finishesEvent = /^update "?inbox_event"? set "?status/;
const acts = /^insert into "?journal"? /;
const claims = /^insert into "?pace_mark/;
const begins = /^update "?outbox_message"? set (?!.*"?message_id"? =).*"?unsure_since"? = \$/;
const marksSent = /^update "?outbox_message"? set .*"?message_id"? = \$/;
const seals = /^insert into "?journal_seal/;
const plans = /^update "?assignment"? set .*"?wake_at/;
const promises = /^insert into "?outbox_message/;

type Row = readonly [string, Step["by"], Step["when"], Step["in"], RegExp];

const table: readonly Row[] = [
  ["event: taken, not kept", "web", "before", "alone", keeps],
  ["event: kept, not answered", "web", "after", "alone", keeps],
  ["event: claimed", "worker", "after", "commit", claimsEvents],
  ["event: effects written, not ended", "worker", "before", "transaction", finishesEvent],
  ["event: ended, not committed", "worker", "before", "commit", finishesEvent],
  ["event: committed", "worker", "after", "commit", finishesEvent],
  ["click: act not written", "web", "before", "transaction", acts],
  ["click: written, not committed", "web", "before", "commit", acts],
  ["click: committed, not answered", "web", "after", "commit", acts],
  ["message: claimed", "worker", "after", "commit", claims],
  ["message: drawn, not begun", "worker", "before", "commit", begins],
  ["message: begun, not sent", "worker", "after", "commit", begins],
  ["message: sent, not marked", "worker", "before", "transaction", marksSent],
  ["message: marked, not committed", "worker", "before", "commit", marksSent],
  ["message: marked", "worker", "after", "commit", marksSent],
  ["sweep: woken, next waking not set", "worker", "before", "transaction", plans],
  ["sweep: written, not committed", "worker", "before", "commit", plans],
  ["sweep: committed", "worker", "after", "commit", plans],
  ["promise: not committed", "web", "before", "commit", promises],
  ["seal: written, not committed", "worker", "before", "commit", seals],
  ["seal: committed", "worker", "after", "commit", seals],
];

const steps: readonly Step[] = table.map(([name, by, when, where, sql]) => ({
  ...{ name, by, when, sql },
  in: where,
}));

export const stepsOf = (role: Role): readonly Step[] => steps.filter(({ by }) => role === "all" || role === by);

/** Where a statement stands that is about to run; `before` are those of its transaction so far, null outside any. */
export function isAt(step: Step, statement: string, before: readonly string[] | null): boolean {
  if (step.in === "commit") return /^commit/i.test(statement) && (before ?? []).some((each) => step.sql.test(each));
  return step.sql.test(statement) && (step.in === "alone") === (before === null);
}
