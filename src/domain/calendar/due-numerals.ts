const DIGITS = "零一二三四五六七八九";
const TENS: Record<string, number> = { 十: 10, 百: 100 };
const FULL_WIDTH_SHIFT = 0xfee0;

/** Full-width digits and date signs as ordinary ones, letter for letter, so that places in the text stay the same. */
export const plainDigits = (text: string): string =>
  text.replace(/[０-９．－／：]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_SHIFT));

/** 十二, 二十三, 一百零五, 二〇二六, 12. Guarantee: only called with such words. */
export function numberOf(words: string): number {
  if (/\d/.test(words)) return Number(words);
  const letters = [...words.replace(/[〇○]/g, "零").replace(/两/g, "二")];
  if (!letters.some((letter) => letter in TENS)) {
    return Number(letters.map((letter) => DIGITS.indexOf(letter)).join(""));
  }
  let sum = 0;
  let waiting = 0;
  for (const letter of letters) {
    const unit = TENS[letter];
    if (unit === undefined) waiting = DIGITS.indexOf(letter);
    else {
      sum += (waiting || 1) * unit;
      waiting = 0;
    }
  }
  return sum + waiting;
}
