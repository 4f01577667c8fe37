import { z } from "zod";
import { cardFaults } from "../card-rules/card-faults.ts";
import { rawOf } from "../card-rules/shape.ts";

const answerShape = z.strictObject({
  toast: z
    .strictObject({
      type: z.enum(["info", "success", "warning", "error"]),
      content: z.string().min(1),
      i18n: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  card: z.strictObject({ type: z.literal("raw"), data: z.unknown() }).optional(),
});

type ClickAnswer = { answer: unknown; card: unknown; problems: string[] };

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** A 2.0 card stays one; anything else is a version changed under way. */
function faultsOf(card: unknown): string[] {
  if (rawOf(card).schema !== "2.0") return ["200830 2.0 的卡片不能换成 1.0"];
  return cardFaults(card).map(({ path, rule }) => `200673 ${path} ${rule}`);
}

/** What the answer to a click brings, or the codes the client shows instead. Feishu docs: card callback communication. */
export function readClickAnswer(body: string): ClickAnswer {
  const read = answerShape.safeParse(jsonOf(body));
  if (!read.success) return { answer: null, card: null, problems: ["200672 回调返回的内容不合格式"] };
  const { card } = read.data;
  const problems = card ? faultsOf(card.data) : [];
  return { answer: read.data, card: card && problems.length === 0 ? card.data : null, problems };
}
