import { apartParts, apartText } from "./apart.ts";
import { digestLists } from "./digest-lists.ts";
import { digestChart, digestTable } from "./digest-picture.ts";
import type { Drawn } from "./drawn.ts";
import { markdown } from "./elements.ts";
import { words } from "./escape.ts";
import type { DigestFacts } from "./facts.ts";
import { fallbackText } from "./fallback.ts";
import type { Room } from "./fit.ts";
import { fitted } from "./fit.ts";
import type { Card } from "./kit.ts";
import { card } from "./kit.ts";
import { footer } from "./parts.ts";

const countsOf = ({ counts }: DigestFacts): string => counts.map(({ label, count }) => `${label} ${count}`).join("，");

/** A figure never stands on another line than its name. */
const boldCounts = ({ counts }: DigestFacts): string =>
  counts.map(({ label, count }) => `${words(label)}\u00a0**${count}**`).join("　");

function draw(facts: DigestFacts, room: Room): Card {
  const { title, period, note, reference } = facts;
  return card({
    tone: "information",
    title,
    subtitle: period,
    summary: `${title}　${countsOf(facts)}　#${reference}`,
    body: [
      markdown(boldCounts(facts), "heading"),
      ...(facts.waiting ? [markdown(words(facts.waiting, 200))] : []),
      digestChart(facts),
      digestTable(facts),
      ...apartParts(facts.handedDown, room),
      ...digestLists(facts, room),
      footer(reference, false, note),
    ],
  });
}

/** 周报: figures first, then the picture, then words; in roster order, nobody is ranked. */
export function digestCard(facts: DigestFacts): Drawn {
  const { title, period, overdue, closed, dueThisWeek, handedDown, figuresOnly, note, reference } = facts;
  const lists = [
    ...apartText(handedDown).slice(1),
    ...overdue.map(({ number, matter, unit, days }) => `逾期：${number} ${matter} ${unit} ${days}`),
    ...closed.map(({ number, matter, unit }) => `办结：${number} ${matter} ${unit}`),
    ...dueThisWeek.map(({ number, matter, unit, due }) => `本周到期：${number} ${matter} ${unit} ${due}`),
  ];
  const apart = apartText(handedDown).slice(0, 1);
  const lines = [period, countsOf(facts), facts.waiting ?? "", ...apart, ...(figuresOnly ? [] : lists), note];
  const text = fallbackText({ title, lines, instead: "如需了解请私聊督办助手发送 /台账", reference });
  return { card: fitted((room) => draw(facts, room)), text };
}
