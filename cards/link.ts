import type { Drawn } from "./drawn.ts";
import type { LinkButton } from "./elements.ts";
import { markdown, plainText } from "./elements.ts";
import { words } from "./escape.ts";
import type { LinkFacts } from "./facts.ts";
import { fallbackText } from "./fallback.ts";
import { card } from "./kit.ts";
import { footer } from "./parts.ts";

const opening = ({ label, url }: NonNullable<LinkFacts["link"]>): LinkButton => ({
  tag: "button",
  text: plainText(label),
  type: "primary_filled",
  behaviors: [{ type: "open_url", default_url: url }],
});

/** Some words and one button that opens a page. An address is not people's words: the plain text has it letter by letter. */
export function linkCard({ tone, title, paragraphs, link, reference }: LinkFacts): Drawn {
  const text = fallbackText({
    title,
    lines: paragraphs,
    instead: link ? "请打开下面的地址" : "请发送 /帮助 查看可用命令",
    reference,
  });
  return {
    card: card({
      tone,
      title,
      summary: `${title}　${paragraphs[0] ?? ""}　#${reference}`,
      body: [...paragraphs.map((each) => markdown(words(each))), link ? opening(link) : null, footer(reference, false)],
    }),
    text: link ? `${text}\n${link.url}` : text,
  };
}
