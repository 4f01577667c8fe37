import { button, buttonRow } from "./buttons.ts";
import type { Drawn } from "./drawn.ts";
import type { Element } from "./elements.ts";
import { column, columns, markdown } from "./elements.ts";
import { words } from "./escape.ts";
import type { SettingsFacts } from "./facts.ts";
import { fallbackText } from "./fallback.ts";
import type { Room } from "./fit.ts";
import { fitted } from "./fit.ts";
import type { Card } from "./kit.ts";
import { card } from "./kit.ts";
import { footer } from "./parts.ts";

const MOST_ROWS = 16;
const MOST_LINES = 3;

const rowParts = ({ label, value, says, action }: SettingsFacts["rows"][number], room: Room): Element => {
  const most = Math.min(room.words, 120);
  const lines = says.slice(0, MOST_LINES).map((each) => `<font color='grey'>${words(each, most)}</font>`);
  const text = markdown([`**${words(label, 30)}**　${words(value, Math.min(room.words, 60))}`, ...lines].join("\n"));
  return columns([column([text], 1), column([button(action)])]);
};

function draw({ title, lead, rows, actions, reference }: SettingsFacts, room: Room): Card {
  const left = rows.length - MOST_ROWS;
  return card({
    tone: "information",
    title,
    summary: `${title}　${lead}　#${reference}`,
    body: [
      markdown(words(lead, 300)),
      ...rows.slice(0, MOST_ROWS).map((row) => rowParts(row, room)),
      left > 0 ? markdown(`其余 ${left} 项请发送 /设置 加名称查看。`) : null,
      buttonRow(actions),
      footer(reference, false),
    ],
  });
}

/** 设置: all of them, each with what may be done with it. */
export function settingsCard(facts: SettingsFacts): Drawn {
  const { title, lead, rows, reference } = facts;
  const lines = [lead, ...rows.map(({ label, value, says }) => `${label}：${value}（${says.join("；")}）`)];
  return {
    card: fitted((room) => draw(facts, room)),
    text: fallbackText({ title, lines, instead: "请发送 /设置 加设置项名称查看", reference }),
  };
}
