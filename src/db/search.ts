import type { SQL } from "drizzle-orm";
import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import { topics } from "../domain/item/categories.ts";
import { formatNumber } from "../domain/item/number.ts";
import { sourceLevelOf } from "../domain/item/source.ts";
import type { UnitId } from "../domain/roster/unit.ts";
import { gramsOf, searchable, searchWords, wordGrams } from "../domain/search/grams.ts";
import type { Db } from "./db.ts";
import { assignment, supervisionItem } from "./schema/item.ts";
import { unit } from "./schema/roster.ts";
import { itemSearch } from "./schema/search.ts";

type ItemRow = typeof supervisionItem.$inferSelect;
type Searched = Pick<ItemRow, "id" | "year" | "serial" | "child" | "matter" | "requirement" | "topic" | "source">;

/** Stands before the source, so that it can be searched alone; no searchable text holds it. */
const SOURCE = "@";

function documentOf(item: Searched): { text: string; grams: string } {
  const { matter, requirement, topic, source } = item;
  const fields = [formatNumber(item), matter, requirement ?? "", topic ? topics[topic] : "", source ?? ""];
  const [last = "", ...first] = fields.map(searchable).reverse();
  return {
    text: `${first.reverse().join("\n")}\n${SOURCE}${last}`,
    grams: [...new Set(fields.flatMap(gramsOf))].join(" "),
  };
}

/** Makes items findable, in the transaction that writes them; what is written again replaces what stood there. */
export async function writeSearch(tx: Db, items: readonly Searched[]): Promise<void> {
  if (items.length === 0) return;
  await tx
    .insert(itemSearch)
    .values(items.map((item) => ({ itemId: item.id, ...documentOf(item) })))
    .onConflictDoUpdate({ target: itemSearch.itemId, set: { text: sql`excluded.text`, grams: sql`excluded.grams` } });
}

const MOST_AT_ONCE = 500;

/** Items written before there was a search, or by an older version beside this one. Returns how many it took in. */
export function takeIntoSearch(db: Db): Promise<number> {
  return db.transaction(async (tx) => {
    const found = await tx
      .select()
      .from(supervisionItem)
      .where(eq(supervisionItem.searched, false))
      .limit(MOST_AT_ONCE)
      .for("update", { skipLocked: true });
    await writeSearch(tx, found);
    for (const { id, source } of found)
      await tx
        .update(supervisionItem)
        .set({ searched: true, sourceLevel: sourceLevelOf(source) })
        .where(eq(supervisionItem.id, id));
    return found.length;
  });
}

/** Letters and digits alone, so nothing in it is a sign of the query's own language. */
function grams(word: string): string {
  const { grams: pairs, beginning } = wordGrams(word);
  return beginning === null ? pairs.join(" & ") : `${beginning}:*`;
}

/** Items one of whose fields holds the word: the pairs find them, the text decides. */
const itemsHolding = (db: Db, word: string, text: SQL | typeof itemSearch.text = itemSearch.text) =>
  db
    .select({ id: itemSearch.itemId })
    .from(itemSearch)
    .where(and(sql`${itemSearch.grams} @@ ${grams(word)}::tsquery`, sql`position(${word} in ${text}) > 0`));

type NamedUnit = { id: UnitId; names: string[] };

const namedUnits = async (db: Db): Promise<NamedUnit[]> =>
  (await db.select().from(unit).orderBy(asc(unit.id))).map(({ id, name, shortName, aliases }) => ({
    id,
    names: [name, shortName ?? "", ...aliases].map(searchable),
  }));

function holdsWord(db: Db, word: string, units: readonly NamedUnit[]): SQL | undefined {
  const inText = inArray(supervisionItem.id, itemsHolding(db, word));
  const named = units.filter(({ names }) => names.some((name) => name.includes(word))).map(({ id }) => id);
  return named.length > 0 ? or(inText, inArray(assignment.unitId, named)) : inText;
}

/**
 * Lines on which every word is found: in the item's text, or in the names of the line's own unit. A word without a
 * letter or a digit finds nothing.
 */
export async function holding(db: Db, words: string): Promise<SQL | undefined> {
  const wanted = searchWords(words);
  if (wanted.length === 0) return sql`false`;
  const units = await namedUnits(db);
  return and(...wanted.map((word) => holdsWord(db, word, units)));
}

/** Lines whose item says this in its source. */
export function fromSource(db: Db, said: string): SQL | undefined {
  const words = searchWords(said);
  const source = sql`split_part(${itemSearch.text}, ${SOURCE}, 2)`;
  if (words.length === 0) return sql`false`;
  return and(...words.map((word) => inArray(supervisionItem.id, itemsHolding(db, word, source))));
}
