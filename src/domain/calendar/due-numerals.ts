const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  "○": 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const TENS: Record<string, number> = { 十: 10, 百: 100 };
const FULL_WIDTH_SHIFT = 0xfee0;

/** Full-width digits and date signs as ordinary ones, letter for letter, so that places in the text stay the same. */
export const plainDigits = (text: string): string =>
  text.replace(/[０-９．－／：]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_SHIFT));

/** 十二, 二十三, 一百, 二〇二六, 12. Guarantee: only called with such words. */
export function numberOf(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  const letters = [...words];
  if (!letters.some((letter) => letter in TENS)) return Number(letters.map((letter) => DIGITS[letter] ?? 0).join(""));
  let sum = 0;
  let waiting = 0;
  for (const letter of letters) {
    const unit = TENS[letter];
    if (unit === undefined) waiting = DIGITS[letter] ?? 0;
    else {
      sum += (waiting || 1) * unit;
      waiting = 0;
    }
  }
  return sum + waiting;
}
