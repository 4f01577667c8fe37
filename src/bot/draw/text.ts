import { plainCard } from "../../../cards/plain.ts";
import type { Draw } from "./sight.ts";

/** A few words as a card, so that its reference can be found when a chat is read back. */
export const drawText: Draw<"text"> = async ({ pen }, { text, title }) =>
  plainCard({
    tone: "information",
    title: title ?? "督办助手",
    paragraphs: text.split("\n").filter(Boolean),
    facts: [],
    actions: [],
    form: null,
    reference: pen.reference,
  });
