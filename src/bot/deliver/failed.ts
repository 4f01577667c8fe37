import type { App } from "../../app.ts";
import { pauseCalls } from "../../db/pace.ts";
import type { FeishuError } from "../../feishu/errors.ts";
import type { Attempt, Ending } from "./attempt.ts";
import { end, inMs } from "./attempt.ts";
import { ADMINISTRATOR_MS, backoffMs, isHopeless, SOON_MS } from "./backoff.ts";
import { closeChannel } from "./channel.ts";
import { givePersonUp } from "./person.ts";
import { raiseAbout } from "./raise.ts";
import type { Remedy } from "./remedies.ts";
import { pauseMs, remedies } from "./remedies.ts";

type Cure = (attempt: Attempt, error: FeishuError) => Promise<Ending>;

const why = ({ code, outcome }: Pick<FeishuError, "code" | "outcome">): string => {
  if (code !== null) return `平台返回代码 ${code}`;
  return outcome === "fixContent" ? "内容超过平台上限" : "平台没有应答";
};

/** After a refusal nothing has left by this attempt; what an earlier one may have done stays in doubt. */
const doubt = ({ row }: Attempt, { sent }: FeishuError) => (sent === "no" ? { unsureSince: row.unsureSince } : {});

const note = ({ row }: Attempt): Record<string, string> => (row.personId ? { personId: row.personId } : {});

async function fail(attempt: Attempt, error: FeishuError): Promise<Ending> {
  const { row } = attempt;
  const kind = row.tidies ? "staleCard" : "deadLetter";
  const quiet = row.tidies !== null && error.outcome !== "fixContent";
  const detail = { ...note(attempt), why: why(error) };
  const follows = async (app: App) => (quiet ? undefined : raiseAbout(app, row, { kind, subject: row.id, detail }));
  return end(attempt, { status: "failed", error: error.message }, { ending: "failed", follows });
}

async function again(attempt: Attempt, error: FeishuError): Promise<Ending> {
  const { bot, row } = attempt;
  if (isHopeless(row, bot.app.clock.now())) return fail(attempt, error);
  const pause = pauseMs(error);
  if (pause > 0) await pauseCalls(bot.app.db, pause);
  const tryAt = inMs(attempt, Math.max(backoffMs(row), error.resetAfterMs ?? 0));
  return end(attempt, { ...doubt(attempt, error), tryAt, error: error.message }, { ending: "again" });
}

async function asText(attempt: Attempt, error: FeishuError): Promise<Ending> {
  const { row } = attempt;
  if (row.asText) return fail(attempt, error);
  const detail = { ...note(attempt), why: why(error) };
  const written = { ...doubt(attempt, error), asText: true, tryAt: inMs(attempt, 0), error: error.message };
  const follows = (app: App) => raiseAbout(app, row, { kind: "refusedCard", subject: row.id, detail });
  return end(attempt, written, { ending: "asText", follows });
}

async function administrator(attempt: Attempt, error: FeishuError): Promise<Ending> {
  const { bot, row } = attempt;
  if (isHopeless(row, bot.app.clock.now())) return fail(attempt, error);
  const written = { ...doubt(attempt, error), tryAt: inMs(attempt, ADMINISTRATOR_MS), error: error.message };
  const raised = {
    kind: "platform",
    subject: String(error.code ?? error.outcome),
    detail: { why: why(error) },
  } as const;
  return end(attempt, written, { ending: "alarm", follows: (app) => raiseAbout(app, row, raised) });
}

/** The bot is not in the group, or there is no such group any more; anything else may be lifted again. */
const isOut = ({ code }: FeishuError): boolean => code === 230002 || code === 232009;

const cures: Record<Remedy, Cure> = {
  again,
  soon: (attempt, error) =>
    end(attempt, { ...doubt(attempt, error), tryAt: inMs(attempt, SOON_MS), error: error.message }, { ending: "soon" }),
  asText,
  channel: (attempt, error) => closeChannel(attempt, why(error), isOut(error)),
  person: (attempt, error) => givePersonUp(attempt, why(error)),
  administrator,
  fail,
  drop: (attempt, error) => end(attempt, { status: "dropped", error: error.message }, { ending: "dropped" }),
};

/** What follows from a call that did not succeed: the row of the error table, and nothing else. */
export function afterFailure(attempt: Attempt, error: FeishuError): Promise<Ending> {
  const { send, redraw } = remedies[error.outcome];
  return cures[attempt.row.tidies ? redraw : send](attempt, error);
}
