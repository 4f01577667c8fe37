import { customType, index, pgTable, text } from "drizzle-orm/pg-core";
import type { ItemId } from "../../domain/item/item.ts";
import { idOf } from "./columns.ts";
import { supervisionItem } from "./item.ts";

/** Pairs of letters without positions, written as a list with spaces between; letters and digits need no quoting. */
const grams = customType<{ data: string; driverData: string }>({ dataType: () => "tsvector" });

/** What an item is found by: number, matter, requirement, topic and source. Written in the change that writes the item. */
export const itemSearch = pgTable(
  "item_search",
  {
    itemId: idOf<ItemId>("item_id")
      .primaryKey()
      .references(() => supervisionItem.id),
    /** The searchable text, a field to a line: grams only say that a word may be there. */
    text: text("text").notNull(),
    grams: grams("grams").notNull(),
  },
  (t) => [index("item_search_grams").using("gin", t.grams)],
);
