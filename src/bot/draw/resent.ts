import type { Drawn } from "../../../cards/drawn.ts";
import { LIMITS } from "../../../cards/kit.ts";

const MARK = "重发";

/** The same card marked 重发: whether an earlier one arrived could not be found out (feishu.md 7.2a). */
export function asResent({ card, text }: Drawn): Drawn {
  const { header, config } = card;
  const mark = { tag: "text_tag", text: { tag: "plain_text", content: MARK }, color: "neutral" } as const;
  const tags = [mark, ...(header.text_tag_list ?? [])].slice(0, LIMITS.headerTags);
  const summary = { content: `${MARK}：${config.summary.content}` };
  return {
    card: { ...card, config: { ...config, summary }, header: { ...header, text_tag_list: tags } },
    text: `${MARK}\n${text}`,
  };
}
