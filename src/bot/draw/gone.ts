import type { Drawn } from "../../../cards/drawn.ts";
import { plainCard } from "../../../cards/plain.ts";
import type { OutboxId } from "../../db/schema/messages.ts";
import { Refusal } from "../../refusal.ts";
import type { Pen } from "./pen.ts";
import { penFor } from "./pen.ts";

/** What takes the place of a sent card its receiver may no longer see: no matter, no button, the words of the unknown. */
export function drawGone(id: OutboxId): { drawn: Drawn; pen: Pen } {
  const pen = penFor(id);
  const drawn = plainCard({
    tone: "ended",
    title: "本卡片已失效",
    paragraphs: [new Refusal("notFound", {}).message],
    facts: [],
    actions: [],
    form: null,
    reference: pen.reference,
  });
  return { drawn, pen };
}
