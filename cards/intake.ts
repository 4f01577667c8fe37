import { buttonRow, moreButtons } from "./buttons.ts";
import type { Drawn } from "./drawn.ts";
import { markdown } from "./elements.ts";
import { words } from "./escape.ts";
import type { IntakeFacts } from "./facts.ts";
import { fallbackText } from "./fallback.ts";
import type { Room } from "./fit.ts";
import { fitted } from "./fit.ts";
import { formParts } from "./form.ts";
import type { Card } from "./kit.ts";
import { card } from "./kit.ts";
import { asked, factLines, footer, longFacts, shortFacts } from "./parts.ts";

function draw({ tone, title, status, matter, ask, facts, actions, form, ...last }: IntakeFacts, room: Room): Card {
  const lines = factLines(shortFacts(facts), room.words);
  return card({
    tone,
    title,
    tags: [status],
    summary: `${title}　${matter}　#${last.reference}`,
    body: [
      markdown(`**${words(matter, Math.max(room.words, 40))}**`, "heading"),
      asked(ask, room),
      lines ? markdown(lines) : null,
      longFacts(facts, room),
      ...(form ? formParts(form) : [buttonRow(actions), moreButtons(actions)]),
      footer(last.reference, last.open),
    ],
  });
}

/** 待立项: one line of the intake list, for those who decide on it and for those who proposed it. */
export function intakeCard(facts: IntakeFacts): Drawn {
  const { title, status, matter, ask, reference } = facts;
  const lines = [matter, `状态：${status}`, ask, ...facts.facts.map(({ label, value }) => `${label}：${value}`)];
  const text = fallbackText({ title, lines, instead: "请发送 /待立项 查看", reference });
  return { card: fitted((room) => draw(facts, room)), text };
}
