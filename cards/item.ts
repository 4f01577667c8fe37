import { buttonRow, moreButtons } from "./buttons.ts";
import type { Drawn } from "./drawn.ts";
import type { Element, Table } from "./elements.ts";
import { markdown } from "./elements.ts";
import { cut, oneLine } from "./escape.ts";
import type { ItemFacts } from "./facts.ts";
import { fallbackText } from "./fallback.ts";
import type { Room } from "./fit.ts";
import { fitted } from "./fit.ts";
import { formParts } from "./form.ts";
import type { Card } from "./kit.ts";
import { card, LIMITS } from "./kit.ts";
import { asked, factLines, footer, headline, historyPanel, longFacts, shortFacts, standing } from "./parts.ts";

const cell = (text: string, room: Room): string => cut(oneLine(text), Math.min(60, Math.max(room.words, 30)));

function unitTable(units: ItemFacts["units"], room: Room): Table {
  return {
    tag: "table",
    page_size: LIMITS.pageSize,
    row_height: "auto",
    columns: [
      { name: "unit", display_name: "承办单位", data_type: "text" },
      { name: "status", display_name: "状态", data_type: "text" },
      { name: "due", display_name: "办理期限", data_type: "text" },
      { name: "latest", display_name: "最近情况", data_type: "text" },
    ],
    rows: units.map(({ unit, status, due, latest }) => ({
      unit: cell(unit, room),
      status: cell(status, room),
      due: cell(due, room),
      latest: cell(latest, room),
    })),
  };
}

function read(facts: ItemFacts, room: Room): (Element | null)[] {
  const lines = factLines(shortFacts(facts.facts), room.words);
  return [
    asked(facts.ask, room),
    lines ? markdown(lines) : null,
    facts.units.length > 0 ? unitTable(facts.units, room) : null,
    buttonRow(facts.actions),
    moreButtons(facts.actions),
    longFacts(facts.facts, room),
    historyPanel(facts.history, room),
  ];
}

function draw(facts: ItemFacts, room: Room): Card {
  const { tone, title, number, matter, due, status, sum, form } = facts;
  return card({
    tone,
    title,
    subtitle: number,
    tags: title.includes(status) ? [] : [status],
    summary: `${title}　${number}　${matter}　${sum}　#${facts.reference}`,
    body: [
      headline(number, matter, room),
      standing(due, tone, [{ label: "承办情况", value: sum }]),
      ...(form ? formParts(form) : read(facts, room)),
      footer(facts.reference, facts.open),
    ],
  });
}

/** 经办人的总卡: every unit with its own state, the sum above. */
export function itemCard(facts: ItemFacts): Drawn {
  const { title, number, matter, due, sum, ask, open, reference } = facts;
  const lines = [`${number} ${matter}`, due ? `办理期限：${due}` : "", sum, ask];
  const instead = open ? "请发送 /待办 或 /查 加编号办理" : "如需了解请发送 /查 加编号";
  return { card: fitted((room) => draw(facts, room)), text: fallbackText({ title, lines, instead, reference }) };
}
