import { bytesOf, tagged } from "../../../../cards/fit.ts";
import { LIMITS } from "../../../../cards/kit.ts";
import { MOST } from "../../card-rules/whole-card.ts";

export type Measure = { words: string; over: boolean };

const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);

/** How large a card is and of how many pieces, against our own bounds and the platform's. */
export function measuresOf(card: unknown): Measure[] {
  const bytes = bytesOf(card);
  const pieces = tagged(card);
  return [
    {
      words: `大小 ${kilobytes(bytes)} KB（本产品 ${LIMITS.bytes / 1024}，平台 ${MOST.bytes / 1024}）`,
      over: bytes >= LIMITS.bytes,
    },
    { words: `组件 ${pieces} 个（本产品 ${LIMITS.elements}，平台 ${MOST.tagged}）`, over: pieces > LIMITS.elements },
  ];
}
