import { apartParts, apartText } from "./apart.ts";
import { button, buttonRow } from "./buttons.ts";
import type { Drawn } from "./drawn.ts";
import type { Element } from "./elements.ts";
import { column, columns, hr, markdown } from "./elements.ts";
import { words } from "./escape.ts";
import type { GroupedFacts, LineFacts } from "./facts.ts";
import { fallbackText } from "./fallback.ts";
import type { Room } from "./fit.ts";
import { fitted } from "./fit.ts";
import type { Card } from "./kit.ts";
import { card, looks } from "./kit.ts";
import { footer } from "./parts.ts";

/** A line done with keeps nothing but 查看. */
function lineParts(line: LineFacts, room: Room): Element[] {
  const { tone, heading, number, matter, unit, says, actions, receipt } = line;
  const mark = heading && !receipt ? `<text_tag color='${looks[tone].tag}'>${words(heading, 20)}</text_tag> ` : "";
  const name = [words(number), words(matter, room.words)].filter(Boolean).join("　");
  const said = receipt
    ? [`<font color='green'>已处理</font>　${words(receipt, room.words)}`]
    : [words(says, room.words)];
  const text = [`${mark}**${name}**`, unit ? `承办单位　${words(unit, 60)}` : "", ...said].filter(Boolean).join("\n");
  const row = buttonRow(receipt ? actions.filter(({ value }) => value.act === "goto") : actions);
  return [...(room.rules ? [hr()] : []), markdown(text), ...(row ? [row] : [])];
}

function moreLine(more: number, { moreAction }: GroupedFacts): Element[] {
  if (more <= 0) return [];
  const text = markdown(`另有 ${more} 项`);
  return [moreAction ? columns([column([text], 1), column([button(moreAction)])]) : text];
}

function draw(facts: GroupedFacts, room: Room): Card {
  const { tone, title, lead, lines, paging, apart, empty, note, reference } = facts;
  const shown = lines.slice(0, room.lines);
  const more = facts.more + lines.length - shown.length;
  return card({
    tone,
    title,
    summary: `${title}　${lead || lines[0]?.matter || empty}　#${reference}`,
    body: [
      lead ? markdown(words(lead, 300)) : null,
      ...shown.flatMap((line) => lineParts(line, room)),
      shown.length === 0 && empty ? markdown(words(empty, 300)) : null,
      ...moreLine(more, facts),
      ...apartParts(apart, room, apart?.action),
      buttonRow(paging),
      footer(
        reference,
        shown.some(({ receipt }) => receipt === null),
        note,
      ),
    ],
  });
}

/** 汇总卡: several matters, each line with the buttons its state allows or its receipt. */
export function groupedCard(facts: GroupedFacts): Drawn {
  const { title, lead, lines, more, apart, empty, note, reference } = facts;
  const said = lines.map(
    ({ number, matter, unit, says, receipt }) =>
      `${[number, matter, unit].filter(Boolean).join(" ")}：${receipt ?? says}`,
  );
  const rest = more > 0 ? `另有 ${more} 项` : "";
  const text = fallbackText({
    title,
    lines: [lead, ...(lines.length > 0 ? said : [empty]), rest, ...apartText(apart), note],
    instead: "请发送 /待办 办理",
    reference,
  });
  return { card: fitted((room) => draw(facts, room)), text };
}
