import type { Envelope } from "./envelope.ts";
import { envelopeOf, knock } from "./envelope.ts";
import type { World } from "./world.ts";
import { randomId } from "./world.ts";

export type Delivered = { eventId: string; status: number | null };

/** Events leave the platform here. What the product did not take waits until it is delivered again. */
export function eventPost(world: World) {
  const waiting = new Map<string, Envelope>();
  let last: Envelope | null = null;

  async function deliver(envelope: Envelope): Promise<Delivered> {
    const { event_id: eventId, event_type: eventType } = envelope.header;
    const answer = await knock(world, "/feishu/events", envelope);
    const status = answer?.status ?? null;
    if (status === 200) waiting.delete(eventId);
    else {
      waiting.set(eventId, envelope);
      world.tally.problem(`${eventType} was answered with ${status ?? "nothing"}`);
    }
    return { eventId, status };
  }

  return {
    send(eventType: string, event: Record<string, unknown>): Promise<Delivered> {
      last = envelopeOf(world, eventType, event);
      return deliver(last);
    },
    /** The same event once more, as at-least-once delivery may do; `freshId` as messages come with at times. */
    async repeatLast({ freshId = false } = {}): Promise<Delivered | null> {
      if (!last) return null;
      const header = freshId ? { ...last.header, event_id: randomId("evt") } : last.header;
      return deliver({ ...last, header });
    },
    /** What the platform does after 15 s, 5 min, 1 h and 6 h: everything not taken so far, in order. */
    async redeliver(): Promise<Delivered[]> {
      const delivered: Delivered[] = [];
      for (const envelope of [...waiting.values()]) delivered.push(await deliver(envelope));
      return delivered;
    },
  };
}

export type EventPost = ReturnType<typeof eventPost>;
