import type { Line } from "../../db/assignments.ts";
import { waitingFor } from "../../db/assignments.ts";
import { rolesFor } from "../../domain/access/rights.ts";
import { entitled } from "../../domain/command/able.ts";
import type { Act } from "../../domain/item/acts.ts";
import type { FormAct } from "../../domain/item/forms.ts";
import { isFormAct, isPressedAct } from "../../domain/item/forms.ts";
import { isPossible, ruleOf } from "../../domain/item/lifecycle.ts";
import type { TypedNumber } from "../../domain/item/number.ts";
import type { Typed } from "../../domain/item/words.ts";
import { readWords } from "../../domain/item/words.ts";
import { act as doAct } from "../../usecases/item/act.ts";
import { admitTo } from "../../usecases/item/admit.ts";
import { reading } from "../../usecases/item/reading.ts";
import { concerning } from "../receive/refused.ts";
import type { Answer, Asked } from "./command.ts";
import { filledFrom } from "./filled.ts";
import { filledBy } from "./filled-by.ts";
import { choice, chosen, linesOf, narrow } from "./find.ts";
import { nothingWaits } from "./nothing-waits.ts";

export const aboutOf = ({ item, assignment }: Line) => ({ itemId: item.id, assignmentId: assignment.id });

/** Refuses a form that could not be submitted, in the words of the rule. */
export async function guardForm({ app, actor }: Asked, act: Act, line: Line): Promise<void> {
  await concerning(aboutOf(line), () => admitTo(app, actor, { assignmentId: line.assignment.id, act }));
}

/** The card of an assignment with the form of an act open in it. */
const formOn = ({ assignment }: Line, form: FormAct, filled: Typed = {}) =>
  ({ view: "assignment", assignmentId: assignment.id, form, filled }) as const;

/** The card as it now stands: after an act it is the receipt. */
export const cardOf = ({ assignment }: Pick<Line, "assignment">) =>
  ({ view: "assignment", assignmentId: assignment.id }) as const;

export type Typing = { number: TypedNumber; words: string };

/** The assignment meant; office words may name the unit, a unit's own words are never cut. */
async function findFor(asked: Asked, act: Act, { number, words }: Typing) {
  const numbered = await linesOf(asked, number);
  const byOffice = rolesFor(act).includes("officeStaff");
  const { lines, words: rest } = byOffice ? await narrow(asked, numbered.lines, words) : { ...numbered, words };
  return { found: chosen(asked, act, { ...numbered, lines }), words: rest };
}

/** Does an act at once where the words for it were typed too, else opens its form; the card comes back as the receipt. */
export async function atOnce(asked: Asked, act: Act, typing: Typing): Promise<Answer> {
  const { found, words } = await findFor(asked, act, typing);
  if (found.kind === "several") return [choice(act, found.shares, words)];
  return onOne(asked, act, { line: found.share, words });
}

async function onOne(asked: Asked, act: Act, { line, words }: { line: Line; words: string }): Promise<Answer> {
  const { app, actor } = asked;
  const assignmentId = line.assignment.id;
  if (isFormAct(act) && words === "") {
    await guardForm(asked, act, line);
    return [formOn(line, act)];
  }
  await concerning(aboutOf(line), async () => {
    if (isFormAct(act)) {
      const typed = readWords(act, await filledFrom(app, act, words), await reading(app));
      return doAct(app, actor, { assignmentId, act, words: typed });
    }
    if (isPressedAct(act)) return doAct(app, actor, { assignmentId, act, words: {} });
    throw new RangeError(`${act} is not done by words alone`);
  });
  return [cardOf(line)];
}

/** An act that leaves the room: its form comes back filled, and 提交 on it confirms. */
export async function previewed(asked: Asked, act: FormAct, typing: Typing): Promise<Answer> {
  const { found, words } = await findFor(asked, act, typing);
  if (found.kind === "several") return [choice(act, found.shares, words)];
  await guardForm(asked, act, found.share);
  return [formOn(found.share, act, await filledBy(asked, act, words))];
}

const MOST_CHOICES = 10;

/** What is picked from a list is done or opens its form; what needs a last look opens the card. */
const afterChoice = (act: Act): string =>
  isFormAct(act) || isPressedAct(act) || act === "attachEvidence" ? act : "goto";

/** A command without a number: the form or card of the one matter that waits for it, or a choice among several. */
export const openFor = (asked: Asked, act: Act): Promise<Answer> => openWaiting(asked, act, afterChoice(act));

/** What waits for an act, with `then` as what becomes of the one matter, or of the one that is picked. */
export async function openWaiting(asked: Asked, act: Act, then: string): Promise<Answer> {
  const { app, actor } = asked;
  const waiting = await waitingFor(app.db, actor, ruleOf(act).from);
  const lines = waiting.filter((line) => entitled(actor, act, line) && isPossible(act, line.assignment));
  const [only, another] = lines;
  if (!only) return [{ view: "text", title: "目前没有可办的事项", text: nothingWaits(actor, act) }];
  if (another) return lines.length > MOST_CHOICES ? [{ view: "todo" }] : [choice(then, lines, "")];
  return [isFormAct(act) && then === act ? formOn(only, act) : cardOf(only)];
}
