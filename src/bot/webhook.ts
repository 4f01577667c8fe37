import type { HttpBindings } from "@hono/node-server";
import type { Context as AnyContext } from "hono";
import { Hono } from "hono";
import type { Keep } from "../db/inbox-groups.ts";
import { keepingTogether } from "../db/inbox-groups.ts";
import { faultOf } from "../fault.ts";
import { dedupKey, readEvent } from "../feishu/events.ts";
import { CLICK } from "../feishu/gate/envelope.ts";
import { passGate } from "../feishu/gate/gate.ts";
import type { Envelope, GateConfig, Stopped } from "../feishu/gate/verdict.ts";
import { stop } from "../feishu/gate/verdict.ts";
import { limits } from "../feishu/limits.ts";
import type { Bot } from "./bot.ts";
import { readBounded } from "./webhook-body.ts";
import { answerInTime, failedAnswer } from "./webhook-click.ts";
import type { IsOurs } from "./webhook-tenant.ts";
import { tenantGate } from "./webhook-tenant.ts";

export type WebhookParts = {
  bot: Bot;
  gate: GateConfig;
  /** The one tenant that is listened to; null: the first that speaks (product §3). */
  tenantKey: string | null;
  /** Whether a restored system waits for a person to let it speak. */
  held: () => Promise<boolean>;
  /** There is something new to work through, or to send. */
  wake: (what: "events" | "deliveries") => void;
  /** After this long a click is answered with a word; the platform waits three seconds. */
  answerWithinMs?: number;
};

type Door = { isOurs: IsOurs; keep: Keep };
type Context = AnyContext<{ Bindings: Partial<HttpBindings> }>;

const ANSWER_WITHIN_MS = 2_500;

/** One answer for everything that is turned away, so that nobody learns how far a forgery came. */
function turnedAway(context: Context, { bot }: WebhookParts, { status, why }: Stopped): Response {
  bot.metrics.event("refused");
  bot.app.log.warn({ event: "gate", outcome: "refused", why, status });
  return context.json({ error: "refused" }, status);
}

async function kept({ bot, wake }: WebhookParts, keep: Keep, envelope: Envelope): Promise<void> {
  const { app, metrics } = bot;
  const { eventId, eventType, event } = envelope;
  const key = dedupKey(envelope);
  const isNew = await keep({ key, eventType, payload: event, at: app.clock.now() });
  const outcome = isNew ? "kept" : "repeat";
  metrics.event(outcome);
  app.log.info({ event: "gate", ref: key, id: eventId, type: eventType, outcome });
  if (isNew) wake("events");
}

async function clicked(parts: WebhookParts, envelope: Envelope): Promise<object> {
  const { bot, held, wake, answerWithinMs = ANSWER_WITHIN_MS } = parts;
  const { eventId } = envelope;
  const click = readEvent(envelope, bot.me());
  if (click.kind === "click") {
    return answerInTime({ bot, held, wake: () => wake("deliveries"), answerWithinMs }, { eventId, click });
  }
  bot.metrics.click("malformed");
  bot.app.log.warn({ event: "click.malformed", ref: eventId });
  return {};
}

const isClick = ({ eventType }: Envelope): boolean => eventType === CLICK;

/** While the database is away an event is not taken, so that it comes again; a click never does and gets a word. */
function unavailable(context: Context, { bot }: WebhookParts, about: { envelope: Envelope; error: unknown }): Response {
  const { envelope, error } = about;
  bot.app.log.error({ event: "gate.failed", ref: envelope.eventId, type: envelope.eventType, ...faultOf(error) });
  bot.metrics.event("failed");
  if (isClick(envelope)) return context.json(failedAnswer);
  return context.json({ error: "unavailable" }, 503);
}

async function taken(context: Context, parts: WebhookParts, { envelope, isOurs, keep }: Door & { envelope: Envelope }) {
  try {
    if (!(await isOurs(envelope.tenantKey))) return turnedAway(context, parts, stop(403, "tenant"));
    if (isClick(envelope)) return context.json(await clicked(parts, envelope));
    await kept(parts, keep, envelope);
    return context.json({});
  } catch (error) {
    return unavailable(context, parts, { envelope, error });
  }
}

const header = (context: Context, name: string): string | null => context.req.raw.headers.get(`x-lark-${name}`);

async function received(context: Context, parts: WebhookParts, door: Door): Promise<Response> {
  const raw = await readBounded(context.req.raw, context.env?.incoming, limits.requestBytes.most);
  if (raw === "tooLarge") return turnedAway(context, parts, stop(413, "size"));
  if (raw === "broken") return turnedAway(context, parts, stop(400, "broken off"));
  const headers = {
    timestamp: header(context, "request-timestamp"),
    nonce: header(context, "request-nonce"),
    signature: header(context, "signature"),
  };
  const verdict = passGate(raw, headers, parts.gate, parts.bot.app.clock.now());
  switch (verdict.kind) {
    case "stopped":
      return turnedAway(context, parts, verdict);
    case "challenge":
      parts.bot.metrics.event("challenge");
      return context.json({ challenge: verdict.challenge });
    case "ignored":
      parts.bot.metrics.event("ignored");
      return context.json({});
    case "envelope":
      if (verdict.timestampUnread) parts.bot.app.log.warn({ event: "gate.timestamp", ref: verdict.envelope.eventId });
      return taken(context, parts, { ...door, envelope: verdict.envelope });
  }
}

/** `POST /feishu/events` and `POST /feishu/callbacks`; each takes both kinds, as one console may send both to one URL. */
export function webhook(parts: WebhookParts): Hono<{ Bindings: Partial<HttpBindings> }> {
  const { db } = parts.bot.app;
  const door = { isOurs: tenantGate(db, parts.tenantKey), keep: keepingTogether(db) };
  const web = new Hono<{ Bindings: Partial<HttpBindings> }>();
  for (const path of ["/feishu/events", "/feishu/callbacks"]) {
    web.post(path, (context) => received(context, parts, door));
  }
  return web;
}
