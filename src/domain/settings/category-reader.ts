import type { Category } from "../item/categories.ts";
import { categories } from "../item/categories.ts";

export const noCategory = "无";

const inOrder = Object.keys(categories) as Category[];
const numerals = "一二三四五六七八";

/** One of 八(一) to (八): `（三）`, `三`, `3`, `八(三)`. */
function categoryAt(word: string): Category | null {
  const sign = /^(?:第?八条?)?\(?([一二三四五六七八1-8])\)?$/.exec(word)?.[1];
  if (!sign) return null;
  const at = /\d/.test(sign) ? Number(sign) - 1 : numerals.indexOf(sign);
  return inOrder[at] ?? null;
}

/** Categories of article 八 by their signs, in the order of the article; null for anything else. */
export function categoriesIn(words: string): Category[] | null {
  const plain = words.normalize("NFKC").replace(/\s/g, "");
  if (plain === noCategory) return [];
  const read = plain.split(/[、,;和]/).map(categoryAt);
  const found = read.flatMap((each) => each ?? []);
  if (found.length < read.length || new Set(found).size < found.length) return null;
  return inOrder.filter((each) => found.includes(each));
}

/** As it would be typed, and as a sentence says it. */
export const categoriesTyped = (chosen: readonly Category[]): string =>
  chosen.length > 0 ? chosen.map((each) => `（${numerals.charAt(inOrder.indexOf(each))}）`).join("、") : noCategory;
