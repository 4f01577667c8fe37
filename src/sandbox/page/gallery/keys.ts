import { placeOf } from "../dom.ts";
import type { Part } from "../round.ts";
import { round } from "../round.ts";
import { roving } from "../roving.ts";

/** Every card of the list is a link of its own. */
export const ROWS = { row: "a", place: "a" } as const;

const within = (id: string, hand: string): Part => ({
  part: placeOf(id),
  hand: placeOf(id).querySelector<HTMLElement>(hand),
});

const parts = (): Part[] => [
  within("bar", "#phone-width"),
  within("names", "a[tabindex='0']"),
  within("refused", "summary"),
  { part: placeOf("picture-side"), hand: placeOf("picture-side") },
  within("json-side", "#json"),
];

/** The keyboard goes everywhere here too: F6 from part to part, arrows through the list, and a way past both. The address names the card, so that way leaves it alone. */
export function galleryKeys() {
  round(parts);
  roving(placeOf("names"), ROWS);
  placeOf("skip").addEventListener("click", (event) => {
    event.preventDefault();
    placeOf("json").focus();
  });
}
