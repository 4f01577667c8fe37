import { placeOf } from "./dom.ts";
import type { ClockFace } from "./wire.ts";

type Hands = { refresh(): void; beat(face: ClockFace): void; forget(): void };

/** A browser keeps only six connections to one host, so a tab nobody looks at gives its own back. */
export function listen(hands: Hands, source = new EventSource("/sandbox/events")) {
  const offline = placeOf("offline");
  source.addEventListener("changed", () => hands.refresh());
  source.addEventListener("beat", (event) => hands.beat(JSON.parse(event.data) as ClockFace));
  source.addEventListener("open", () => {
    offline.hidden = true;
    hands.forget();
    hands.refresh();
  });
  source.addEventListener("error", () => {
    offline.hidden = false;
  });
  const leave = () => {
    if (!document.hidden) return;
    source.close();
    document.removeEventListener("visibilitychange", leave);
    document.addEventListener("visibilitychange", () => listen(hands), { once: true });
  };
  document.addEventListener("visibilitychange", leave);
}
