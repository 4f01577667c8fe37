import { buttonRow } from "./buttons.ts";
import type { Drawn } from "./drawn.ts";
import type { Markdown } from "./elements.ts";
import { markdown } from "./elements.ts";
import { words } from "./escape.ts";
import { fallbackText } from "./fallback.ts";
import type { Room } from "./fit.ts";
import { fitted } from "./fit.ts";
import type { Card } from "./kit.ts";
import { card } from "./kit.ts";
import { factLines, footer } from "./parts.ts";
import type { UnitFacts } from "./unit-facts.ts";

const MOST_WORDS = 300;

function listed(title: string, lines: readonly string[], room: Room): Markdown | null {
  if (lines.length === 0) return null;
  const shown = lines.slice(0, room.entries).map((line) => words(line, Math.min(room.words, MOST_WORDS)));
  const rest = lines.length - shown.length;
  return markdown([`**${title}**`, ...shown, ...(rest > 0 ? [`另有 ${rest} 条`] : [])].join("\n"));
}

const recordWords = ({ record }: UnitFacts): string =>
  (record ?? []).map(({ label, count }) => `${label} ${count}`).join("，");

function recordPart({ record }: UnitFacts): Markdown | null {
  if (!record) return null;
  const figures = record.map(({ label, count }) => `${words(label)} **${count}**`).join("　");
  return markdown(`**办理情况**　${figures}`);
}

function draw(facts: UnitFacts, room: Room): Card {
  const { tone, title, name, facts: rows, people, standIns, gaps, actions, reference } = facts;
  const most = Math.min(room.words, MOST_WORDS);
  return card({
    tone,
    title,
    subtitle: name,
    summary: `${title}　${name}　${recordWords(facts)}　#${reference}`,
    body: [
      markdown(`**${words(name, 60)}**`, "heading"),
      markdown(factLines(rows, most)),
      people.length > 0 ? markdown(factLines(people, most)) : markdown("通讯录中没有登记人员。"),
      listed("代理", standIns, room),
      listed("待补齐", gaps, room),
      recordPart(facts),
      buttonRow(actions),
      footer(reference, false),
    ],
  });
}

/** 单位情况: who answers for it and what it lacks, and beside it the facts of its matters. */
export function unitCard(facts: UnitFacts): Drawn {
  const { title, name, facts: rows, people, standIns, gaps, reference } = facts;
  const told = [...rows, ...people].map(({ label, value }) => `${label}：${value}`);
  const lacking = gaps.length > 0 ? [`待补齐：${gaps.join("；")}`] : [];
  const record = facts.record ? [`办理情况：${recordWords(facts)}`] : [];
  const lines = [name, ...told, ...standIns, ...lacking, ...record];
  const text = fallbackText({ title, lines, instead: "请发送 /通讯录 加单位名称查看", reference });
  return { card: fitted((room) => draw(facts, room)), text };
}
