import { buttonRow } from "./buttons.ts";
import type { Drawn } from "./drawn.ts";
import type { Element } from "./elements.ts";
import { hr, markdown, panel } from "./elements.ts";
import { words } from "./escape.ts";
import { fallbackText } from "./fallback.ts";
import type { Room } from "./fit.ts";
import { fitted } from "./fit.ts";
import type { Card } from "./kit.ts";
import { card } from "./kit.ts";
import { factLines, footer } from "./parts.ts";
import type { RosterFacts, RosterSection } from "./roster-facts.ts";

function sectionWords({ title, lines, total }: RosterSection, room: Room): string {
  const shown = lines.slice(0, room.entries);
  const rest = total - shown.length;
  const most = Math.min(room.words, 300);
  return [
    `**${words(title)}**`,
    ...shown.map((line) => `· ${words(line, most)}`),
    ...(rest > 0 ? [`其余 ${rest} 处见随后发送的核对表格。`] : []),
  ].join("\n");
}

const sectionPart = (section: RosterSection, room: Room): Element =>
  section.folded
    ? panel(section.folded, [markdown(sectionWords(section, room))])
    : markdown(sectionWords(section, room));

function draw({ tone, title, lead, facts, sections, actions, reference }: RosterFacts, room: Room): Card {
  return card({
    tone,
    title,
    summary: `${title}　${lead}　#${reference}`,
    body: [
      markdown(words(lead, 300)),
      markdown(factLines(facts, 200)),
      ...sections.flatMap((section) => [room.rules && !section.folded ? hr() : null, sectionPart(section, room)]),
      buttonRow(actions),
      footer(reference, false),
    ],
  });
}

/** 通讯录核对: what a workbook holds, what is wrong with it, what an import would do, and, where it can be done, the buttons. */
export function rosterCard(facts: RosterFacts): Drawn {
  const { title, lead, sections, reference } = facts;
  const told = facts.facts.map(({ label, value }) => `${label}：${value}`);
  const lines = [lead, ...told, ...sections.flatMap((each) => [each.title, ...each.lines])];
  const text = fallbackText({ title, lines, instead: "请重新发送表格，或由系统管理员用命令行导入", reference });
  return { card: fitted((room) => draw(facts, room)), text };
}
