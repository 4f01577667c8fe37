/** The most letters one cell may hold. */
const MOST = 32_767;

/** What XML 1.0 cannot say, in any spelling; a lone half of a letter is none either. */
const UNSAYABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;
const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for an attribute or an element. */
export const xml = (text: string): string =>
  text.replace(UNSAYABLE, "").replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

/** Text of a cell: a spreadsheet reads _x000D_ as a sign of its own, so what looks like one is spelled out. */
export const cellText = (text: string): string =>
  xml(text.length > MOST ? text.slice(0, MOST) : text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");

/** A, B … Z, AA … */
export function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : `${columnName(Math.floor(at / 26) - 1)}${letter}`;
}
