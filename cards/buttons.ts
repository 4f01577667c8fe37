import type { Button, ColumnSet, Panel } from "./elements.ts";
import { column, columns, panel, plainText } from "./elements.ts";
import { cut, oneLine } from "./escape.ts";
import type { CardAction } from "./facts.ts";
import { LIMITS } from "./kit.ts";

const types = { primary: "primary_filled", danger: "danger", plain: "default" } as const;

export const button = ({ label, value, kind = "plain", confirm }: CardAction): Button => ({
  tag: "button",
  text: plainText(cut(oneLine(label), LIMITS.buttonText)),
  type: types[kind],
  ...(confirm ? { confirm: { title: plainText(confirm.title), text: plainText(cut(confirm.text, 200)) } } : {}),
  behaviors: [{ type: "callback", value }],
});

const row = (actions: readonly CardAction[]): ColumnSet =>
  columns(
    actions.map((action) => column([button(action)])),
    "flow",
  );

export const buttonRow = (actions: readonly CardAction[]): ColumnSet | null =>
  actions.length > 0 ? row(actions.slice(0, LIMITS.buttonsInRow)) : null;

/** What finds no room in the first row, three to a row, behind 更多操作. */
export function moreButtons(actions: readonly CardAction[]): Panel | null {
  const rest = actions.slice(LIMITS.buttonsInRow);
  const rows = Array.from({ length: Math.ceil(rest.length / LIMITS.buttonsInRow) }, (_, at) =>
    row(rest.slice(at * LIMITS.buttonsInRow, (at + 1) * LIMITS.buttonsInRow)),
  );
  return rows.length > 0 ? panel("更多操作", rows) : null;
}
