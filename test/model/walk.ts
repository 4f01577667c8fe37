import type { Assignment } from "../../src/domain/item/item.ts";
import { openAt } from "../../src/domain/reminder/hours.ts";
import { wake } from "../../src/domain/reminder/wake.ts";
import { hear } from "./hear.ts";
import { look } from "./mornings.ts";
import type { Deed, Owed } from "./page.ts";
import { isOpen } from "./page.ts";
import { dayIn, later } from "./pocket-calendar.ts";
import { dayOfPress, pressedBy } from "./pressing.ts";
import { asKept, dateOf, entryIn, matterIn, momentOf, owedIn, person, shareIn } from "./product-side.ts";
import type { Step } from "./steps.ts";
import type { Walk } from "./through-rules.ts";
import { throughTheProduct } from "./through-rules.ts";
import { citizen } from "./town.ts";

/** One step of a history, taken by the model and by the product, and compared. */

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
