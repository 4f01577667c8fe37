import { bytesOf, tagged } from "../../../../cards/fit.ts";
import { LIMITS } from "../../../../cards/kit.ts";
import { MOST } from "../../card-rules/whole-card.ts";
import { words } from "../words.ts";

const said = words.gallery;

export type Measure = { words: string; over: boolean };

const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);

/** How large a card is and of how many pieces, against our own bounds and the platform's. */
export function measuresOf(card: unknown): Measure[] {
  const bytes = bytesOf(card);
  const pieces = tagged(card);
  return [
    {
      words: said.size(kilobytes(bytes), [LIMITS.bytes / 1024, MOST.bytes / 1024]),
      over: bytes >= LIMITS.bytes,
    },
    { words: said.pieces(pieces, [LIMITS.elements, MOST.tagged]), over: pieces > LIMITS.elements },
  ];
}
