import { assignmentsVisibleTo } from "../../db/assignments.ts";
import { seesAll } from "../../domain/access/rights.ts";
import { dayOf, yearOf } from "../../domain/calendar/day.ts";
import { rest } from "../../domain/command/slots.ts";
import { takeNumber } from "../../domain/command/take-number.ts";
import type { TypedNumber } from "../../domain/item/number.ts";
import { noteRead } from "../../usecases/item/note-read.ts";
import type { Answer, Asked } from "./command.ts";
import { command } from "./command.ts";
import type { Lines } from "./find.ts";
import { choice, linesOf, narrow, some } from "./find.ts";
import { guardLedger, ledgerAsk } from "./ledger.ts";
import { cardOf } from "./on-assignment.ts";

/** One unit's card, or, where several units have a share, the whole item for the office. */
function shown({ actor }: Asked, lines: Lines): Answer {
  const [first, ...others] = lines;
  if (others.length === 0) return [cardOf(first)];
  return seesAll(actor, first.item) ? [{ view: "item", itemId: first.item.id }] : [choice("goto", lines, "")];
}

async function byNumber(asked: Asked, number: TypedNumber, words: string): Promise<Answer> {
  const { lines, lastYear } = await linesOf(asked, number);
  const narrowed = await narrow(asked, lines, words);
  const found = narrowed.named ? narrowed.lines : lines;
  if (!lastYear) return shown(asked, found);
  const whole = found.length > 1 && seesAll(asked.actor, found[0].item);
  return [whole ? choice("whole", [found[0]], "") : choice("goto", found, "")];
}

const PAGE = 10;

async function byWords(asked: Asked, words: string): Promise<Answer> {
  const { app, actor } = asked;
  const filter = await ledgerAsk(app, words);
  const today = dayOf(app.clock.now());
  const { lines, total } = await assignmentsVisibleTo(app.db, actor, { filter, today, page: 1, size: PAGE });
  const oneItem = total === lines.length && new Set(lines.map(({ item }) => item.id)).size === 1;
  return oneItem && some(lines) ? shown(asked, lines) : [{ view: "ledger", filter }];
}

export const lookUp = command({
  name: "查",
  aliases: ["查询", "查看", "查找"],
  example: "12",
  summary: "按编号或事项中的词查找，看办理过程和佐证",
  may: "lookUp",
  slots: { words: rest("编号或词") },
  empty: async ({ actor }) => {
    guardLedger(actor);
    return [{ view: "ledger", filter: { state: "open", said: "未办结" } }];
  },
  run: async ({ args, ...asked }) => {
    const taken = takeNumber(args.words, yearOf(dayOf(asked.app.clock.now())));
    const answer = await (taken ? byNumber(asked, taken.number, taken.rest) : byWords(asked, args.words));
    await noteRead(asked.app, asked.actor, answer);
    return answer;
  },
});
