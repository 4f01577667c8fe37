import type { Drawn } from "./drawn.ts";
import type { Element } from "./elements.ts";
import { markdown } from "./elements.ts";
import { words } from "./escape.ts";
import { fallbackText } from "./fallback.ts";
import type { Room } from "./fit.ts";
import { fitted } from "./fit.ts";
import type { GroupNoticeFacts } from "./group-notice-facts.ts";
import type { Card } from "./kit.ts";
import { card } from "./kit.ts";
import { footer } from "./parts.ts";

type List = GroupNoticeFacts["lists"][number];

const INSTEAD = "需要办理的，请私聊督办助手发送 /待办";

const countsOf = ({ counts }: GroupNoticeFacts): string =>
  counts.map(({ label, count }) => `${label} ${count} 件`).join("，");

const rowWords = ({ number, matter, unit, last }: List["rows"][number], room: Room): string =>
  [words(number), words(matter, Math.min(room.words, 60)), words(unit, 60), words(last, 40)].filter(Boolean).join("　");

function listPart({ title, rows, left }: List, room: Room): Element {
  const shown = rows.slice(0, room.entries);
  const rest = left + rows.length - shown.length;
  const more = rest > 0 ? [`另有 ${rest} 件`] : [];
  return markdown([`**${words(title, 20)}**`, ...shown.map((row) => rowWords(row, room)), ...more].join("\n"));
}

function draw(facts: GroupNoticeFacts, room: Room): Card {
  const { title, period, lists, note, reference } = facts;
  return card({
    tone: "information",
    title,
    subtitle: period,
    summary: `${title}　${countsOf(facts)}　#${reference}`,
    body: [
      markdown(`**${words(countsOf(facts), 200)}**`),
      ...lists.map((list) => listPart(list, room)),
      markdown(INSTEAD, "notation"),
      footer(reference, false, note),
    ],
  });
}

/** 督办动态: the news of a group's scope, figures first; nobody is asked for anything here. */
export function groupNoticeCard(facts: GroupNoticeFacts): Drawn {
  const { title, period, lists, note, reference } = facts;
  const said = lists.flatMap(({ title: kind, rows }) =>
    rows.map(({ number, matter, unit, last }) => `${kind}：${[number, matter, unit, last].filter(Boolean).join(" ")}`),
  );
  const lines = [period, countsOf(facts), ...said, note];
  const text = fallbackText({ title, lines, instead: "如需了解请私聊督办助手发送 /台账", reference });
  return { card: fitted((room) => draw(facts, room)), text };
}
