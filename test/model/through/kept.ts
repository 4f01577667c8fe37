import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "../../../src/db/db.ts";
import { itemById } from "../../../src/db/items.ts";
import { journal } from "../../../src/db/schema/journal.ts";
import { outboxLine, outboxMessage } from "../../../src/db/schema/messages.ts";
import { person, unit } from "../../../src/db/schema/roster.ts";
import type { ItemId } from "../../../src/domain/item/item.ts";
import type { House, Matter } from "../page.ts";
import { asKept, momentOf, shareIn } from "../product-side.ts";
import type { Post, Town } from "../town.ts";

/** The roster as the model's town, and what the database keeps in the words of the model, with names for ids. */

export type Names = { nameOf(id: string): string; idOf(name: string): string };

export async function namesIn(db: Db): Promise<Names> {
  const known = [...(await db.select().from(person)), ...(await db.select().from(unit))];
  const byId = new Map<string, string>(known.map(({ id, name }) => [id, name]));
  const byName = new Map(known.map(({ id, name }): [string, string] => [name, id]));
  return { nameOf: (id) => byId.get(id) ?? id, idOf: (name) => byName.get(name) ?? name };
}

/** Who is what, out of the rows somebody brought in. */
export function townOf(
  rows: readonly { name: string; unit: string; posts: readonly Post[] }[],
  about: Pick<Town, "office" | "countyOffices" | "leads">,
): Town {
  const citizens = rows.map(({ name, unit: home, posts }) => ({
    ...{ name, home, deaf: false },
    seats: posts.map((post) => ({ post, at: home })),
  }));
  return { ...about, citizens, absences: [] };
}

const plain = (value: unknown): string => JSON.stringify(value);

/** What differs between a matter on the model's page and in the database; null where nothing does. */
export async function keptOtherwise(
  db: Db,
  names: Names,
  { id, matter, house }: { id: ItemId; matter: Matter; house: House },
) {
  const item = await itemById(db, id);
  if (!item) return `${id} is not kept`;
  const pages = matter.shares.map((share) => asKept(share, house)).sort((x, y) => x.id.localeCompare(y.id));
  const rows = item.assignments.map((a) => withNames(shareIn(a), names)).sort((x, y) => x.id.localeCompare(y.id));
  const sort = (record: object) => Object.fromEntries(Object.entries(record).sort());
  const [model, product] = [pages.map(sort).map(plain), rows.map(sort).map(plain)];
  const apart = model.findIndex((page, n) => page !== product[n]);
  const [mine, its] = [matter.closedAt, item.closedAt && momentOf(item.closedAt)];
  if (mine !== its) return `${id} ends ${mine} by the model, ${its} by the database`;
  return apart < 0 && model.length === product.length ? null : `model:   ${model[apart]}\n  product: ${product[apart]}`;
}

const withNames = (share: ReturnType<typeof shareIn>, { nameOf }: Names): ReturnType<typeof shareIn> => ({
  ...share,
  unit: nameOf(share.unit),
  handledIn: nameOf(share.handledIn),
  signed: share.signed && { ...share.signed, by: nameOf(share.signed.by) },
  awaitsHead: share.awaitsHead && { ...share.awaitsHead, by: nameOf(share.awaitsHead.by) },
  handedOn: share.handedOn && { to: nameOf(share.handedOn.to), by: nameOf(share.handedOn.by) },
});

/** Every line promised for a morning or an escalation card: `day receiver share stage`, sorted. */
export async function linesPromised(db: Db, { nameOf }: Names): Promise<string[]> {
  const rows = await db
    .select({
      view: outboxMessage.view,
      to: outboxMessage.personId,
      share: outboxLine.assignmentId,
      stage: outboxLine.stage,
    })
    .from(outboxLine)
    .innerJoin(outboxMessage, eq(outboxMessage.id, outboxLine.outboxId))
    .where(isNull(outboxMessage.tidies));
  return rows
    .map(({ view, to, share, stage }) => `${(view as { day: string }).day} ${nameOf(to ?? "")} ${share} ${stage}`)
    .sort();
}

/** What the journal says was done to these items: `share act by`, in order. */
export async function actsKept(db: Db, { nameOf }: Names, ids: readonly ItemId[]): Promise<string[]> {
  const rows = await db
    .select({ item: journal.itemId, share: journal.assignmentId, act: journal.act, by: journal.by })
    .from(journal)
    .where(and(inArray(journal.itemId, [...ids]), isNull(journal.refusal)))
    .orderBy(asc(journal.id));
  return rows.map(({ item, share, act, by }) => `${share ?? item} ${act} ${by ? nameOf(by) : "the clock"}`);
}
