import { z } from "zod";
import { instantOf } from "../instant.ts";
import type { Envelope } from "./verdict.ts";

type Branch = Record<string, unknown>;

const isBranch = (value: unknown): value is Branch =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const branch = z.custom<Branch>(isBranch);
const word = z.string().regex(/^[A-Za-z0-9_.:-]{1,128}$/);

const header = z.object({
  event_id: word,
  event_type: word,
  create_time: z.string().max(64).nullish(),
  token: z.string(),
  app_id: z.string(),
  tenant_key: word,
});
const v2 = z.object({
  schema: z.literal("2.0"),
  header,
  event: branch,
  context: branch.nullish(),
});
/** Letters and digits alone are echoed: a spliced ciphertext could else have other plain text read out. */
const challenge = z.object({
  type: z.literal("url_verification"),
  token: z.string(),
  challenge: z.string().regex(/^[A-Za-z0-9_-]{1,128}$/),
});
const v1 = z.object({ type: z.literal("event_callback"), token: z.string() });

type V2 = z.infer<typeof v2>;

/** Some pages of the docs print a click's context beside `event`, not inside. */
function eventOf({ header: { event_type }, event, context }: V2): Branch {
  return event_type === CLICK && context && !("context" in event) ? { ...event, context } : event;
}

export const CLICK = "card.action.trigger";

export type Opened =
  | { kind: "challenge"; token: string; challenge: string }
  | { kind: "v1"; token: string }
  | { kind: "v2"; token: string; appId: string; envelope: Envelope };

function fromV2(read: V2): Opened {
  const { event_id, event_type, create_time, token, app_id, tenant_key } = read.header;
  const createdAt = create_time ? instantOf(create_time) : null;
  const envelope = { eventId: event_id, eventType: event_type, createdAt, tenantKey: tenant_key, event: eventOf(read) };
  return { kind: "v2", token, appId: app_id, envelope };
}

const fromChallenge = ({ token, challenge: asked }: z.infer<typeof challenge>): Opened => {
  return { kind: "challenge", token, challenge: asked };
};

/** Tells the three shapes the platform sends apart; null for anything else. */
export function readEnvelope(value: unknown): Opened | null {
  if (!isBranch(value)) return null;
  if (Object.hasOwn(value, "schema")) {
    const read = v2.safeParse(value);
    return read.success ? fromV2(read.data) : null;
  }
  if (value.type === "url_verification") {
    const read = challenge.safeParse(value);
    return read.success ? fromChallenge(read.data) : null;
  }
  const read = v1.safeParse(value);
  return read.success ? { kind: "v1", token: read.data.token } : null;
}
