import { day } from "../../src/domain/calendar/day.ts";
import { asksApproval, guardApprover, guardOwnDraft } from "../../src/domain/item/approval.ts";
import type { ItemEvent } from "../../src/domain/item/event.ts";
import { guardIssuer, issue } from "../../src/domain/item/issue.ts";
import type { AssignmentId, ItemId, SupervisionItem } from "../../src/domain/item/item.ts";
import { unitOf } from "../domain/cast.ts";
import { begin, mustAsk, whyNotAgree, whyNotIssue } from "./issuing.ts";
import type { House } from "./page.ts";
import { dayIn } from "./pocket-calendar.ts";
import { actorIn, asked, dateOf, entryIn, owedIn, person, termsIn, unit } from "./product-side.ts";
import type { Start } from "./steps.ts";
import type { Walk } from "./through-rules.ts";
import type { Town } from "./town.ts";

/** How a history begins: the same wish put to both. Ends early, without a matter, where nobody may issue it. */

type Begun = { walk: Walk | null; differs: string | null };

const no = (differs: string | null): Begun => ({ walk: null, differs });

type Issuing = { start: Start; by: string; drafter: string | null };
type Ground = { town: Town; house: House };

function issued(
  { town, house }: Ground,
  { start, by, drafter }: Issuing,
): { next: SupervisionItem; events: ItemEvent[] } {
  const { at, units, due, category } = start;
  const basis = { source: "市委书记批示", basis: "otherBasis" } as const;
  const words = {
    ...{ matter: "雪亮工程点位整改", requirement: null, workstreams: ["peaceBuilding" as const], topic: null },
    ...{
      category,
      ...(category === "keyInstructions" ? basis : { source: null, basis: null }),
      priority: "normal" as const,
    },
    units: units.map((name) =>
      unitOf(
        name,
        town.leads[name] ? "taskForce" : "county",
        town.leads[name] ? { leadUnitId: unit(town.leads[name]) } : {},
      ),
    ),
    due: day(due),
  };
  const birth = {
    id: "i1" as ItemId,
    assignmentIds: units.map((_, n) => `a${n + 1}` as AssignmentId),
    number: { year: 2026, serial: 1, child: null },
    officeId: unit(town.office),
    by: actorIn(town, by, { today: dayIn(at), item: null }),
    at: dateOf(at),
    ...(drafter ? { drafter: person(drafter), right: "approveIssue" as const } : {}),
  };
  return issue(words, birth, termsIn(house));
}

/** Who puts it to the units in the end, and for whom; null where nobody agrees. Both are asked each time. */
function agreed(
  { town, house }: Ground,
  start: Start,
): { by: string | null; drafter: string | null; differs: string | null } {
  const { by, at, agrees } = start;
  const officeId = unit(town.office);
  const asker = actorIn(town, by, { today: dayIn(at), item: null });
  const asks = asksApproval(asker, officeId, house);
  if (asks !== mustAsk({ town, house }, by))
    return { by: null, drafter: null, differs: `only one asks the head for ${by}` };
  if (!asks) return { by, drafter: null, differs: null };
  const pending = { officeId, createdBy: person(by), pendingSince: dateOf(at), version: 2 };
  for (const { by: head, seen } of agrees) {
    const actor = actorIn(town, head, { today: dayIn(at), item: null });
    const product = asked(() => {
      guardApprover(pending, actor, seen);
      guardOwnDraft(pending, actor);
    }).refused;
    const model = whyNotAgree(town, { by, waits: true, version: 2 }, { by: head, at, seen });
    if (product !== model)
      return { by: null, drafter: null, differs: `${head} agrees: model ${model}, product ${product}` };
    if (!model) return { by: head, drafter: by, differs: null };
  }
  return { by: null, drafter: null, differs: null };
}

export function startOf(town: Town, house: House, start: Start): Begun {
  const ground = { town, house };
  const { at, by } = start;
  const model = whyNotIssue(town, by, dayIn(at));
  const guarded = asked(() => guardIssuer(actorIn(town, by, { today: dayIn(at), item: null }))).refused;
  if (model !== guarded) return no(`${by} issues: model ${model}, product ${guarded}`);
  if (model) return no(null);
  const put = agreed(ground, start);
  if (put.differs || !put.by) return no(put.differs);
  const told = issued(ground, { start, by: put.by, drafter: put.drafter });
  const { units, due, category } = start;
  const mine = begin(ground, { units, due, category, by: put.by, at, drafter: put.drafter });
  const walk: Walk = {
    ...{ town, house, terms: termsIn(house), now: at, matter: mine.matter, item: told.next, history: [...told.events] },
    tallies: { model: new Map(), product: new Map() },
    counts: { steps: 0, done: 0, refused: 0, owed: 0, lines: 0 },
  };
  const [event] = told.events;
  const { article, ...entry } = event ? entryIn(event) : mine.entry;
  const { year: _, serial: __, ...detail } = entry.detail;
  const said = JSON.stringify([
    Object.entries(detail).sort(),
    entry.by,
    article.slice(0, 1),
    owedIn(told.next, told.events),
  ]);
  const meant = JSON.stringify([Object.entries(mine.entry.detail).sort(), mine.entry.by, "八", mine.owed]);
  return { walk, differs: said === meant ? null : `issued otherwise\n  model:   ${meant}\n  product: ${said}` };
}
