import { knock } from "./envelope.ts";
import type { World } from "./world.ts";

/** What last went to the product once more, the same content under the same id, as delivery at least once may do. */
export async function repeatsLast(world: World) {
  const last = world.lastSent;
  if (!last) return null;
  const { event_id: eventId, event_type: eventType } = last.envelope.header;
  const answer = await knock(world, last.path, last.envelope);
  return { eventId, eventType, status: answer?.status ?? null };
}
