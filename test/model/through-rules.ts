import { guardForward } from "../../src/domain/access/forwarding.ts";
import { mayToward, placeOf } from "../../src/domain/access/rights.ts";
import { day } from "../../src/domain/calendar/day.ts";
import type { Act } from "../../src/domain/item/acts.ts";
import type { EventAct, ItemEvent } from "../../src/domain/item/event.ts";
import type { Assignment, AssignmentId, SupervisionItem } from "../../src/domain/item/item.ts";
import type { Move } from "../../src/domain/item/move.ts";
import { admit, step } from "../../src/domain/item/step.ts";
import { urgedAt, urgeHindrance } from "../../src/domain/item/urging.ts";
import { openAt } from "../../src/domain/reminder/hours.ts";
import type { Terms } from "../../src/domain/settings/rules.ts";
import type { Deed, House, Matter, Words } from "./page.ts";
import { dayIn } from "./pocket-calendar.ts";
import type { Tally } from "./pressing.ts";
import { actorIn, asked, dateOf, memberIn, momentOf, person, unit } from "./product-side.ts";
import type { Town } from "./town.ts";

/** The same deed put to the product's pure rules. */

/** A history under way, told twice: the matter of the model and the item of the product, step by step. */
export type Walk = {
  town: Town;
  house: House;
  terms: Terms;
  now: string;
  matter: Matter;
  item: SupervisionItem;
  history: { act: EventAct; at: Date; assignmentId: AssignmentId | null }[];
  tallies: { model: Tally; product: Tally };
  counts: { steps: number; done: number; refused: number; owed: number; lines: number };
};

const moveWords = (words: Words, { leads }: Town): Record<string, unknown> => {
  const { unit: to, heir, person: colleague, pressed, file, due, promise, ...same } = words;
  return {
    ...same,
    ...(due ? { due: day(due) } : {}),
    ...(promise ? { promise: day(promise) } : {}),
    ...(to ? { to: { unitId: unit(to), handledIn: unit(leads[to] ?? to), name: to }, newId: heir } : {}),
    ...(colleague ? { to: person(colleague) } : {}),
    ...(pressed ? { to: pressed.map(person) } : {}),
    ...(file ? { fileName: file, sha256: "0".repeat(64) } : {}),
  };
};

const kinds: readonly [RegExp, string][] = [
  [/目前没有收得到消息/, "nobody"],
  [/次，达到上限/, "ceiling"],
  [/须间隔/, "interval"],
  [/每人每日上限/, "daily"],
];

/** Why the product would not urge now, in the words of the model. */
function hindranceIn({ terms, history, now, tallies }: Walk, a: Assignment, pressed: readonly string[]) {
  const at = dateOf(now);
  const receivers = pressed.map((name) => {
    const on = momentOf(openAt(person(name), at, terms)).slice(0, 10);
    return { name, day: day(on), times: tallies.product.get(`${name} ${on}`) ?? 0 };
  });
  const why = urgeHindrance({ assignment: a, unit: a.unitId, urged: urgedAt(history, a.id), receivers }, at, terms);
  if (why === null) return null;
  return kinds.find(([pattern]) => pattern.test(why))?.[1] ?? "state";
}

type Told = { next: SupervisionItem; events: ItemEvent[] };

export function throughTheProduct(walk: Walk, deed: Deed): { said: Told | null; refused: string | null } {
  const { town, item, terms, now } = walk;
  const by = actorIn(town, deed.by, { today: dayIn(now), item });
  const a = item.assignments.find(({ id }) => id === deed.share);
  const expected = deed.seen === null ? {} : { expected: deed.seen };
  const act = deed.act as Act;
  // Guarantee of the cast: the words of a deed are those its act asks for.
  const words = moveWords(deed.words, town) as never;
  const move = { act, words, assignmentId: deed.share as AssignmentId, by, at: dateOf(now), ...expected } as Move;
  if (act === "urge" && a && mayToward(by, "urge", placeOf(item, a))) {
    const why = hindranceIn(walk, a, deed.words.pressed ?? []);
    if (why) return { said: null, refused: `cannotUrge ${why}` };
  }
  return asked(() => {
    if (act === "forward" && a) {
      admit(item, a, { act, by, ...expected });
      guardForward({ by: by.id, to: memberIn(town, deed.words.person ?? ""), assignment: a });
    }
    return step(item, move, terms);
  });
}
