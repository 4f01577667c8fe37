import type { App } from "../../app.ts";
import type { InboxEvent } from "../../db/inbox.ts";
import type { Outgoing } from "../../db/outbox.ts";
import type { ViewInput } from "../../db/view.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { Incoming } from "../../feishu/events.ts";

/** An event as it is worked through: `app` speaks inside its transaction. */
export type Heard<K extends Incoming["kind"]> = {
  app: App;
  incoming: Extract<Incoming, { kind: K }>;
  /** Who did it; null for strangers and where nobody is named. */
  actor: Actor | null;
};

/** A claimed event, read, with the lane it is worked through in: one for each sender. */
export type Waiting = { event: InboxEvent; incoming: Incoming; lane: string };

/** What came of an event: what is said, and whether there was anything to do at all. */
export type Handled = { status: "done" | "ignored"; say: Outgoing[] };

export const ignored: Handled = { status: "ignored", say: [] };
export const done = (...say: Outgoing[]): Handled => ({ status: "done", say });

/** Promised to one person's private chat. */
export const toPerson = ({ app }: { app: App }, actor: Actor, view: ViewInput): Outgoing => ({
  to: { personId: actor.id },
  view,
  sendAt: app.clock.now(),
});

/** To somebody outside the roster whose chat is not known: polite, and nothing of anybody's matters. */
export const toStranger = ({ app }: { app: App }, strangerId: string): Outgoing => ({
  to: { strangerId },
  view: { view: "stranger" },
  sendAt: app.clock.now(),
});

/** Promised to the chat somebody spoke in. */
export const toChat = ({ app }: { app: App }, chatId: string, view: ViewInput): Outgoing => ({
  to: { chatId },
  view,
  sendAt: app.clock.now(),
});
