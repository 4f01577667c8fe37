import { buttonRow, moreButtons } from "./buttons.ts";
import type { Drawn } from "./drawn.ts";
import { markdown } from "./elements.ts";
import type { AssignmentFacts } from "./facts.ts";
import { fallbackText } from "./fallback.ts";
import type { Room } from "./fit.ts";
import { fitted } from "./fit.ts";
import { formParts } from "./form.ts";
import type { Card } from "./kit.ts";
import { card } from "./kit.ts";
import {
  asked,
  evidencePanel,
  factLines,
  footer,
  headline,
  historyPanel,
  longFacts,
  shortFacts,
  standing,
} from "./parts.ts";

function read(facts: AssignmentFacts, room: Room) {
  const { facts: list, actions } = facts;
  const lines = factLines(shortFacts(list), room.words);
  return [
    asked(facts.ask, room),
    lines ? markdown(lines) : null,
    buttonRow(actions),
    moreButtons(actions),
    longFacts(list, room),
    evidencePanel(facts.evidence, room, facts.openEvidence),
    historyPanel(facts.history, room),
  ];
}

function draw(facts: AssignmentFacts, room: Room): Card {
  const { tone, title, number, matter, unit, status, due, form } = facts;
  return card({
    tone,
    title,
    subtitle: `${number}　${unit}`,
    tags: [status],
    summary: `${title}　${number}　${matter}　#${facts.reference}`,
    body: [
      headline(number, matter, room),
      standing(due, tone, [
        { label: "承办单位", value: unit },
        { label: "办理状态", value: status },
      ]),
      ...(form ? formParts(form) : read(facts, room)),
      footer(facts.reference, facts.open),
    ],
  });
}

/** 承办卡: one assignment, what is asked of the reader, and what may be done now. */
export function assignmentCard(facts: AssignmentFacts): Drawn {
  const { title, number, matter, due, unit, status, ask, open, reference } = facts;
  const lines = [`${number} ${matter}`, `办理期限：${due}`, `承办单位：${unit}（${status}）`, ask];
  const instead = open ? "请发送 /待办 办理" : "如需了解请发送 /查 加编号";
  return { card: fitted((room) => draw(facts, room)), text: fallbackText({ title, lines, instead, reference }) };
}
