import { encryptAndSign } from "../../feishu/sign.ts";
import { otherIdsOf } from "./api/receiver.ts";
import type { CallbackPath } from "./options.ts";
import type { World } from "./world.ts";
import { randomId } from "./world.ts";

export type Envelope = {
  schema: "2.0";
  header: {
    event_id: string;
    event_type: string;
    create_time: string;
    token: string;
    app_id: string;
    tenant_key: string;
  };
  event: Record<string, unknown>;
};

export const CLICK = "card.action.trigger";

export const idsOf = (openId: string) => ({ open_id: openId, ...otherIdsOf(openId) });

/** Events count milliseconds, clicks microseconds (Feishu docs: card callback communication). */
export function envelopeOf(world: World, eventType: string, event: Record<string, unknown>): Envelope {
  const { keys, clock } = world.options;
  const at = clock.now().getTime();
  return {
    schema: "2.0",
    header: {
      event_id: randomId("evt"),
      event_type: eventType,
      create_time: String(eventType === CLICK ? at * 1000 : at),
      token: keys.verificationToken,
      app_id: keys.appId,
      tenant_key: keys.tenantKey,
    },
    event,
  };
}

/** Posts an envelope to the product, encrypted and signed now; null when the product gave no answer. */
export async function knock(world: World, path: CallbackPath, envelope: Envelope) {
  const { keys, clock, callback } = world.options;
  world.lastSent = { path, envelope };
  try {
    return await callback(path, encryptAndSign(envelope, keys, clock.now()));
  } catch {
    return null;
  }
}
