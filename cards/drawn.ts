import type { Card } from "./kit.ts";

/** A card ready to send, and the same said in a plain text for where the card is refused. */
export type Drawn = { card: Card; text: string };
