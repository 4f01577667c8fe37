import { buttonRow } from "./buttons.ts";
import type { Drawn } from "./drawn.ts";
import { markdown } from "./elements.ts";
import { words } from "./escape.ts";
import type { DraftFacts } from "./facts.ts";
import { fallbackText } from "./fallback.ts";
import type { Room } from "./fit.ts";
import { fitted } from "./fit.ts";
import { formParts } from "./form.ts";
import type { Card } from "./kit.ts";
import { card } from "./kit.ts";
import { factLines, footer } from "./parts.ts";

function draw(facts: DraftFacts, room: Room): Card {
  const { title, tone, preview, warnings, form, outcome, actions, reference } = facts;
  const [first] = preview;
  const shown = warnings.slice(0, room.entries);
  const rest = warnings.length > shown.length ? [`其余 ${warnings.length - shown.length} 条提示未列出。`] : [];
  const lines = [...shown.map((each) => words(each, room.words)), ...rest];
  return card({
    tone,
    title,
    summary: `${title}　${outcome ?? first?.value ?? ""}　#${reference}`,
    body: [
      outcome ? markdown(`**${words(outcome, Math.max(room.words, 100))}**`) : null,
      preview.length > 0 ? markdown(factLines(preview, room.words)) : null,
      lines.length > 0 ? markdown(`<font color='orange'>**请注意**</font>\n${lines.join("\n")}`) : null,
      ...(form ? formParts(form) : [buttonRow(actions)]),
      footer(reference, false),
    ],
  });
}

/** 预览卡: what 确认下达 would do, with the form to correct it; afterwards what became of it. */
export function draftCard(facts: DraftFacts): Drawn {
  const { title, preview, warnings, outcome, reference } = facts;
  const lines = [outcome ?? "", ...preview.map(({ label, value }) => `${label}：${value}`), ...warnings];
  const usual = outcome ? "如需了解请发送 /台账" : "请发送 /督办 加单位、事项和期限重新填写";
  const { instead = usual } = facts;
  return { card: fitted((room) => draw(facts, room)), text: fallbackText({ title, lines, instead, reference }) };
}
