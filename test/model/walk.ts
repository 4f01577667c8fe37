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
import { wake } from "../../src/domain/reminder/wake.ts";
import type { Terms } from "../../src/domain/settings/rules.ts";
import { hear } from "./hear.ts";
import { look } from "./mornings.ts";
import type { Deed, House, Matter, Owed, Share, Words } from "./page.ts";
import { isOpen } from "./page.ts";
import { dayIn, later } from "./pocket-calendar.ts";
import type { Tally } from "./pressing.ts";
import { dayOfPress, pressedBy } from "./pressing.ts";
import {
  actorIn,
  asked,
  asKept,
  dateOf,
  entryIn,
  matterIn,
  memberIn,
  momentOf,
  owedIn,
  person,
  shareIn,
  unit,
} from "./product-side.ts";
import type { Step } from "./steps.ts";
import type { Town } from "./town.ts";
import { citizen } from "./town.ts";

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

function differs(what: string, model: unknown, product: unknown): string | null {
  const [mine, its] = [JSON.stringify(model), JSON.stringify(product)];
  return mine === its ? null : `${what}\n  model:   ${mine}\n  product: ${its}`;
}

const sorted = (owed: readonly Owed[]): string[] => owed.map(({ to, share, why }) => `${to} ${share} ${why}`).sort();

/** Whether both stand alike: the matter, each share, and when each is to be looked at next. */
function standing({ matter, item, house }: Walk): string | null {
  const { state, closedAt, version, handler } = matter;
  const whole = differs("the matter stands otherwise", { state, closedAt, version, handler }, matterIn(item));
  if (whole) return whole;
  const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
  const model = matter.shares.map((share) => asKept(share, house)).sort(byId);
  const product = item.assignments.map(shareIn).sort(byId);
  for (const [n, share] of model.entries()) {
    const found = differs(`share ${share.id} stands otherwise`, sortedKeys(share), sortedKeys(product[n] ?? {}));
    if (found) return found;
  }
  return model.length === product.length ? null : "not the same shares";
}

const sortedKeys = (record: object): object => Object.fromEntries(Object.entries(record).sort());

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

function throughTheProduct(walk: Walk, deed: Deed): { said: Told | null; refused: string | null } {
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

function count(walk: Walk, deed: Deed): void {
  for (const name of deed.words.pressed ?? []) {
    const model = `${name} ${dayOfPress(walk.now)}`;
    const on = momentOf(openAt(person(name), dateOf(walk.now), walk.terms)).slice(0, 10);
    walk.tallies.model.set(model, (walk.tallies.model.get(model) ?? 0) + 1);
    walk.tallies.product.set(`${name} ${on}`, (walk.tallies.product.get(`${name} ${on}`) ?? 0) + 1);
  }
}

function deedOnce(walk: Walk, deed: Deed): string | null {
  const product = throughTheProduct(walk, deed);
  const model = hear({ ...walk, tally: walk.tallies.model }, deed);
  if ("matter" in model) walk.matter = model.matter;
  if ("refused" in model) {
    walk.counts.refused += 1;
    return differs("one refuses otherwise", model.refused, product.refused ?? "done");
  }
  if (!product.said) return differs("one refuses", "done", product.refused);
  walk.item = product.said.next;
  walk.history.push(...product.said.events);
  if (deed.act === "urge") count(walk, deed);
  walk.counts.done += 1;
  walk.counts.owed += model.owed.length;
  const [event] = product.said.events;
  const entry = event ? { ...entryIn(event), detail: sortedKeys(event.detail) } : null;
  return (
    differs("the journal says otherwise", { ...model.entry, detail: sortedKeys(model.entry.detail) }, entry) ??
    differs("others are owed a message", sorted(model.owed), sorted(owedIn(walk.item, product.said.events)))
  );
}

function deed(walk: Walk, { act, by, share, behind, times, words }: Extract<Step, { kind: "deed" }>): string | null {
  const page = walk.matter.shares.find(({ id }) => id === share);
  const seen = behind === null || !page ? null : page.version - behind;
  for (let n = 0; n < times; n += 1) {
    const now = walk.matter.shares.find(({ id }) => id === share);
    const pressed = act === "urge" && now ? { pressed: pressedBy(walk, now, walk.now) } : {};
    const found = deedOnce(walk, { act, share, by, at: walk.now, seen, words: { ...words, ...pressed } });
    if (found ?? standing(walk)) return found ?? standing(walk);
  }
  return null;
}

const isSaid = ({ line, escalate, overlong }: ReturnType<typeof look>): boolean =>
  line !== null || escalate || overlong;

/** One look at everything, by both; run twice, the second finds nothing. */
function sweep(walk: Walk): string | null {
  const { matter, house, terms, now } = walk;
  const at = dateOf(now);
  const model = matter.shares.filter(isOpen).map((share) => ({ id: share.id, ...look(share, now, house) }));
  const product: typeof model = [];
  const woken = walk.item.assignments.map((a): Assignment => {
    if (a.wakeAt === null || a.wakeAt > at) return a;
    const { next, line, escalate, overlong } = wake(a, terms, at);
    product.push({ id: a.id, line, escalate, overlong });
    return next;
  });
  walk.item = { ...walk.item, assignments: woken };
  const sayings = (all: typeof model) => all.filter(isSaid).sort((x, y) => x.id.localeCompare(y.id));
  walk.counts.lines += sayings(model).length;
  if (woken.some(({ wakeAt }) => wakeAt !== null && wakeAt <= at)) return `what woke at ${now} is due again at once`;
  return differs(`something else is said at ${now}`, sayings(model), sayings(product)) ?? standing(walk);
}

function time(walk: Walk, { minutes, sweep: how }: Extract<Step, { kind: "time" }>): string | null {
  const end = later(walk.now, minutes);
  if (how === "each morning") {
    for (let on = dayIn(walk.now); on <= dayIn(end); on = later(`${on}T00:00`, 1440).slice(0, 10)) {
      const nine = `${on}T09:00`;
      if (nine < walk.now || nine > end) continue;
      walk.now = nine;
      const found = sweep(walk);
      if (found) return found;
    }
  }
  walk.now = end;
  return how === "not yet" ? null : sweep(walk);
}

/** Takes one step in both; null where they agree, else what differs. */
export function take(walk: Walk, step: Step): string | null {
  walk.counts.steps += 1;
  const { town } = walk;
  switch (step.kind) {
    case "deed":
      return deed(walk, step);
    case "time":
      return time(walk, step);
    case "leaves":
      town.absences.push(step.absence);
      return null;
    case "returns":
      town.absences = town.absences.filter(({ who }) => who !== step.who);
      return null;
    case "hands over": {
      const isMeant = ({ post, at }: { post: string; at: string }) => post === step.post && at === step.at;
      const from = citizen(town, step.from);
      if (!from.seats.some(isMeant)) return null;
      from.seats = from.seats.filter((seat) => !isMeant(seat));
      citizen(town, step.to).seats.push({ post: step.post, at: step.at });
      return null;
    }
  }
}
