import { waitingFor } from "../../db/assignments.ts";
import { entitled } from "../../domain/command/able.ts";
import { itemNumber, rest, unitOfItem } from "../../domain/command/slots.ts";
import { isOpen } from "../../domain/item/item.ts";
import { ruleOf } from "../../domain/item/lifecycle.ts";
import { concerning } from "../receive/refused.ts";
import type { Answer, Asked } from "./command.ts";
import { command } from "./command.ts";
import { choice, linesOf, narrow } from "./find.ts";
import { nothingWaits } from "./nothing-waits.ts";
import type { Typing } from "./on-assignment.ts";
import { aboutOf } from "./on-assignment.ts";
import { urgePreview } from "./urge-preview.ts";

const MOST_OFFERED = 10;

/** Without a number: the matters due first, to choose from. */
async function offer(asked: Asked): Promise<Answer> {
  const { app, actor } = asked;
  const waiting = await waitingFor(app.db, actor, ruleOf("urge").from);
  const lines = waiting.filter((line) => entitled(actor, "urge", line)).slice(0, MOST_OFFERED);
  return lines.length > 0 ? [choice("urge", lines, "")] : [{ view: "text", text: nothingWaits(actor, "urge") }];
}

/** The unit that is named, else every unit still at work; the preview lets the office pick among them. */
async function previewed(asked: Asked, { number, words }: Typing): Promise<Answer> {
  const numbered = await linesOf(asked, number);
  const { lines, words: reason } = await narrow(asked, numbered.lines, words);
  const [first] = lines;
  if (numbered.lastYear) return [choice("urge", lines, reason)];
  const open = lines.filter(({ assignment }) => isOpen(assignment.status));
  const ids = (open.length > 0 ? open : [first]).map(({ assignment }) => assignment.id);
  return [await concerning(aboutOf(first), () => urgePreview(asked, ids, reason))];
}

export const urge = command({
  name: "催办",
  summary: "催办一件事项的承办单位，先列出收到的人",
  may: "urge",
  slots: { number: itemNumber("编号"), unit: unitOfItem("单位"), words: rest("补充说明") },
  empty: offer,
  run: ({ args, ...asked }) => previewed(asked, args),
});
