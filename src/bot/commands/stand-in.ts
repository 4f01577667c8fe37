import type { App } from "../../app.ts";
import { standingDelegations } from "../../db/delegations.ts";
import { ownRoles } from "../../domain/access/delegation.ts";
import { may } from "../../domain/access/rights.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import { readDue } from "../../domain/calendar/due-phrase.ts";
import { rest } from "../../domain/command/slots.ts";
import { Refusal } from "../../refusal.ts";
import { guardAbsent } from "../../usecases/roster/delegate.ts";
import { personNamed } from "../../usecases/roster/naming.ts";
import type { Answer, Asked } from "./command.ts";
import { command } from "./command.ts";

/** The two days of `3月5日至3月10日`; one alone is the last day, and it begins today. */
function daysIn({ clock, calendar }: App, words: string): { from?: string; through?: string } {
  const today = dayOf(clock.now());
  const days = words
    .split(/\s+|至|到|起|止|[—–~～]+|[，,、]/)
    .filter((part) => part !== "")
    .flatMap((part) => {
      if (part === "今天" || part === "今日" || part === "即日") return [today];
      const read = readDue(part, today, calendar);
      return read.kind === "due" ? [read.due] : [];
    });
  const [first, second] = days;
  if (first && second) return { from: first, through: second };
  return first ? { from: today, through: first } : {};
}

/** What the caller has to do with just now: own absences with 收回, and those stood in for. */
async function standing({ app, actor }: Asked): Promise<Answer> {
  const found = await standingDelegations(app.db, [actor.id], dayOf(app.clock.now()));
  return found.map(({ id }) => ({ view: "delegation", delegationId: id }) as const);
}

export const standIn = command({
  name: "代理",
  example: "贾某某 明天 下周五",
  summary: "外出期间委托同事代办，到期自动结束，可提前收回",
  may: "delegate",
  slots: { words: rest("代理人 起 止") },
  run: async ({ args, ...asked }) => {
    const { app, actor } = asked;
    const now = await standing(asked);
    if (!may({ ...actor, roles: ownRoles(actor) }, "delegate")) {
      if (now.length > 0) return now;
      throw new Refusal("notAllowed", { what: "安排代理", right: "delegate" });
    }
    guardAbsent(actor);
    const named = await personNamed(app, actor, args.words);
    if (!named) return [...now, { view: "delegation" }];
    return [{ view: "delegation", filled: { delegate: named.id, ...daysIn(app, named.rest) } }];
  },
});
