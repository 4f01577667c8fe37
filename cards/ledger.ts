import { button, buttonRow } from "./buttons.ts";
import type { Drawn } from "./drawn.ts";
import type { Element } from "./elements.ts";
import { column, columns, markdown } from "./elements.ts";
import { words } from "./escape.ts";
import type { LedgerFacts } from "./facts.ts";
import { fallbackText } from "./fallback.ts";
import type { Room } from "./fit.ts";
import { fitted } from "./fit.ts";
import type { Card } from "./kit.ts";
import { card } from "./kit.ts";
import { footer } from "./parts.ts";

const MOST_ROWS = 10;

function countOf({ said, total, sums, page }: LedgerFacts): string {
  const counted = [
    `共 ${total} 条${sums ? `（${sums}）` : ""}`,
    page.of > 1 ? `第 ${page.at} 页，共 ${page.of} 页` : "",
  ];
  return `${said ? `条件：${said}；` : ""}${counted.filter(Boolean).join("，")}`;
}

const emptyOf = ({ said }: LedgerFacts): string => (said ? "没有符合条件的事项。" : "目前没有您可以查看的督导事项。");

function rowParts({ rows, lines }: LedgerFacts, room: Room): Element[] {
  return rows.slice(0, MOST_ROWS).map(({ number, matter, unit, status, due }, at) => {
    const said = [words(unit, 40), words(status, 20), due ? `期限 ${words(due, 40)}` : ""].filter(Boolean).join("　");
    const text = markdown(`**${words(number)}　${words(matter, Math.min(room.words, 80))}**\n${said}`);
    const look = lines[at];
    return look ? columns([column([text], 1), column([button(look)])]) : text;
  });
}

function draw(facts: LedgerFacts, room: Room): Card {
  const { title, rows, paging, hint, reference } = facts;
  return card({
    tone: "information",
    title,
    summary: `${title}　${countOf(facts)}　#${reference}`,
    body: [
      markdown(words(countOf(facts), 300)),
      ...rowParts(facts, room),
      rows.length === 0 ? markdown(emptyOf(facts)) : null,
      buttonRow(paging),
      hint ? markdown(words(hint, 200), "notation") : null,
      footer(reference, rows.length > 0),
    ],
  });
}

/** 台账: one page of it, each row with 查看. */
export function ledgerCard(facts: LedgerFacts): Drawn {
  const { title, rows, hint, reference } = facts;
  const said = rows.map(({ number, matter, unit, status, due }) => `${number} ${matter} ${unit} ${status} ${due}`);
  const lines = [countOf(facts), ...(rows.length > 0 ? said : [emptyOf(facts)]), hint];
  const text = fallbackText({ title, lines, instead: "请发送 /查 加编号查看", reference });
  return { card: fitted((room) => draw(facts, room)), text };
}
