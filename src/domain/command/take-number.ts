import type { TypedNumber } from "../item/number.ts";
import { readNumber } from "../item/number.ts";

const YEARED = "[〔[【(（［]\\s*\\d{4}\\s*[〕\\]】)）］]\\s*";
const leading = new RegExp(
  `^(?:(?:[一-鿿]{1,9}督\\s*(?=${YEARED}))|督\\s*)?(?:${YEARED})?第?\\d{1,10}(?:[-—–－年]\\d{1,6})?(?:\\s?号)?(?:[-—–－]\\d{1,3})?`,
);

/** After a number of an item never comes what would make it a date, a time, a share or a count; `12：已办` is one. */
const goesOn = /^(?:[A-Za-z\d%．./月日天个年周号家处件人户万亿元次]|[:：]\d|工作日)/;

const halfWidth = (words: string): string =>
  words.replace(/[０-９－％．]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));

/** Takes an item's number off the front of the words, with or without a space behind it; null where there is none. */
export function takeNumber(words: string, thisYear: number): { number: TypedNumber; rest: string } | null {
  const plain = halfWidth(words.trim());
  const found = leading.exec(plain)?.[0];
  if (!found) return null;
  const rest = plain.slice(found.length);
  const number = goesOn.test(rest) ? null : readNumber(found, thisYear);
  return (
    number && {
      number,
      rest: words
        .trim()
        .slice(found.length)
        .replace(/^[\s，,、：:；;。]+/, ""),
    }
  );
}
