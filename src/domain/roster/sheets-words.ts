const FULL_WIDTH_SHIFT = 0xfee0;
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;

/** Full-width digits, letters and the signs of numbers and addresses as ordinary ones; Chinese punctuation stays. */
const halfWidth = (text: string): string =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ＋＠．－＿]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_SHIFT));

/** A cell as it was meant: no stray, doubled or invisible spaces, no full-width digits, no spaces inside Chinese words. */
export const tidy = (text: string): string =>
  halfWidth(text)
    .replace(INVISIBLE, "")
    .replace(/[\s\u3000]+/g, " ")
    .replace(/(?<=[^ -~]) | (?=[^ -~])/g, "")
    .trim();

/** What two spellings of one name have in common. */
export const sameName = (text: string): string =>
  tidy(text).toLowerCase().replaceAll("（", "(").replaceAll("）", ")").replaceAll(" ", "");

/** The words of a cell that may hold several, each once. */
export const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,；;\n]/)
      .map(tidy)
      .filter((word) => word !== ""),
  ),
];

/** How many letters differ (Levenshtein), counted on the spellings as compared. */
export function distance(a: string, b: string): number {
  const letters = [...b];
  let row = letters.map((_, j) => j + 1);
  let away = letters.length;
  for (const [i, letter] of [...a].entries()) {
    let corner = i;
    away = i + 1;
    row = row.map((above, j) => {
      away = Math.min(above + 1, away + 1, corner + (letter === letters[j] ? 0 : 1));
      corner = above;
      return away;
    });
  }
  return away;
}

/** The known word a slip most likely meant; null where none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const asked = sameName(word);
  const scored = known.map((candidate) => ({ candidate, off: distance(asked, sameName(candidate)) }));
  const inside = known.find((candidate) => asked.length >= 2 && sameName(candidate).includes(asked));
  const best = scored.toSorted((a, b) => a.off - b.off)[0];
  const near = best && best.off <= Math.max(1, Math.floor(asked.length / 3)) ? best.candidate : null;
  return near ?? inside ?? null;
}
