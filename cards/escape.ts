const marks = /[&<>*_~[\]()#\-!`|\\]/g;
const entity = (char: string): string => `&#${char.charCodeAt(0)};`;

/** Signs nobody sees: control characters, those that turn the direction of what follows, halves of a pair. */
const unseen = /(?![\n\t\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Text without invisible signs, its line ends `\n`, no line beginning with a blank. */
export const clean = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .replace(unseen, "")
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

export const oneLine = (text: string): string => clean(text).replace(/\s+/g, " ");

/** At most so many characters, the last of them … where something was left out. */
export function cut(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, Math.max(0, most - 1))
        .join("")
        .trimEnd()}…`;
}

/** People's words as markdown that shows exactly these words and nothing else, cut to `most` characters. */
export const words = (text: string, most = 1000): string =>
  cut(clean(text), most)
    .replace(marks, entity)
    .replace(/^(\d+)\./gm, "$1&#46;")
    .replace(/^[+=]/gm, entity)
    .replace(/:(?=\w+:)/g, "&#58;");
