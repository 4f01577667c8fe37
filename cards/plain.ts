import { buttonRow, moreButtons } from "./buttons.ts";
import type { Drawn } from "./drawn.ts";
import { markdown } from "./elements.ts";
import { words } from "./escape.ts";
import type { PlainFacts } from "./facts.ts";
import { fallbackText } from "./fallback.ts";
import type { Room } from "./fit.ts";
import { fitted } from "./fit.ts";
import { formParts } from "./form.ts";
import type { Card } from "./kit.ts";
import { card } from "./kit.ts";
import { factLines, footer } from "./parts.ts";

function draw({ tone, title, paragraphs, facts, actions, form, reference }: PlainFacts, room: Room): Card {
  const lines = factLines(facts, room.words);
  const shown = paragraphs.slice(0, room.entries);
  return card({
    tone,
    title,
    summary: `${title}　${paragraphs[0] ?? ""}　#${reference}`,
    body: [
      ...shown.map((each) => markdown(words(each, Math.max(room.words, 100)))),
      lines ? markdown(lines) : null,
      ...(form ? formParts(form) : [buttonRow(actions), moreButtons(actions)]),
      footer(reference, false),
    ],
  });
}

/** Some words, perhaps facts, perhaps buttons. */
export function plainCard(facts: PlainFacts): Drawn {
  const { title, paragraphs, reference } = facts;
  const lines = [...paragraphs, ...facts.facts.map(({ label, value }) => `${label}：${value}`)];
  const text = fallbackText({ title, lines, instead: "请发送 /帮助 查看可用命令", reference });
  return { card: fitted((room) => draw(facts, room)), text };
}
