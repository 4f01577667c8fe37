/** Text as it is searched: one width, one case, letters and digits alone, so that 督〔2026〕12号 and 督2026 12号 meet. */
export const searchable = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Stands behind the last letter, so that every letter begins a gram and one letter alone can be looked for. */
const END = "_";

/** Every two neighbouring letters, each pair once; the last letter with an end behind it. */
export function gramsOf(text: string): string[] {
  const letters = Array.from(searchable(text));
  return [...new Set(letters.map((letter, at) => letter + (letters[at + 1] ?? END)))];
}

/** What has to be among the grams of a text that holds this word; one letter is the beginning of a gram. */
export function wordGrams(word: string): { grams: string[]; beginning: string | null } {
  const letters = Array.from(searchable(word));
  if (letters.length === 1) return { grams: [], beginning: letters[0] ?? null };
  return { grams: gramsOf(word).filter((gram) => !gram.endsWith(END)), beginning: null };
}

/** The words of a search, each to be found somewhere; signs alone are no words. */
export const searchWords = (words: string): string[] => words.split(/\s+/).map(searchable).filter(Boolean);
