import { actingById } from "../../db/acting.ts";
import type { View } from "../../db/view.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { may } from "../../domain/access/rights.ts";
import type { Right } from "../../domain/access/table.ts";
import { FeishuError } from "../../feishu/errors.ts";
import type { Attempt } from "./attempt.ts";

type Suggestion = { text: string; may?: Right };

const first: readonly Suggestion[] = [
  { text: "/待办" },
  { text: "/台账 逾期", may: "lookUp" },
  { text: "/自检", may: "checkSelf" },
];

/** Below which messages something to tap on helps: where somebody does not know yet what to say. At most three a message. */
const suggestions: { readonly [V in View["view"]]?: readonly Suggestion[] } = {
  menu: [...first, { text: "/帮助" }],
  help: [...first, { text: "/我" }],
};

const MOST = 3;

/** What to offer this reader below a message, in the words of a command; nothing the reader may not use. */
function suggestedBelow({ view }: Pick<View, "view">, reader: Actor): string[] {
  const fitting = (suggestions[view] ?? []).filter((each) => each.may === undefined || may(reader, each.may));
  return fitting.map(({ text }) => text).slice(0, MOST);
}

/**
 * Commands to tap on, below a message just sent to a person (feishu.md §6). Decoration: what the platform refuses is
 * written into the log and neither tried again nor missed by anybody.
 */
export async function suggestBelow({ bot, row }: Attempt, messageId: string): Promise<void> {
  const reader = row.personId ? await actingById(bot.app, row.personId) : null;
  const texts = reader ? suggestedBelow(row.view as View, reader) : [];
  if (texts.length === 0) return;
  try {
    await bot.feishu.suggest(messageId, texts);
  } catch (error) {
    if (!(error instanceof FeishuError)) throw error;
    bot.app.log.info({ event: "suggest", outcome: error.outcome, ref: row.id });
  }
}
