import { expect, test } from "vitest";
import { gramsOf, searchable, searchWords, wordGrams } from "../../../src/domain/search/grams.ts";

test.each([
  ["督〔2026〕12号", "督202612号"],
  ["雪亮工程，点位　整改。", "雪亮工程点位整改"],
  ["ＡＢ１２", "ab12"],
  ["'; drop table unit; --", "droptableunit"],
  ["＠：（）\n", ""],
  ["Lǚ", "lǚ"],
  ["Lu\u0308\u030c", "lǚ"],
])("“%s”按“%s”查找", (text, plain) => expect(searchable(text)).toBe(plain));

test("相邻两字成对，末字另记，重复的只记一次", () => {
  expect(gramsOf("雪亮雪亮")).toEqual(["雪亮", "亮雪", "亮_"]);
  expect(gramsOf("")).toEqual([]);
  expect(gramsOf("𠮷安")).toEqual(["𠮷安", "安_"]);
});

test.each([
  ["", [], null],
  ["雪", [], "雪"],
  ["（𠮷）", [], "𠮷"],
  ["雪亮", ["雪亮"], null],
  ["雪亮工程", ["雪亮", "亮工", "工程"], null],
])("查找“%s”要有字对 %j，单字按字头 %s", (word, grams, beginning) => {
  expect(wordGrams(word)).toEqual({ grams, beginning });
});

test("凡含有这个词的文字，字对里一定有这个词的全部字对", () => {
  const text = "对辖区雪亮工程联网点位开展整改，11月底前完成3处";
  const letters = Array.from(searchable(text));
  const pairs = gramsOf(text);
  for (let from = 0; from < letters.length; from += 1) {
    for (let to = from + 1; to <= letters.length; to += 1) {
      const { grams, beginning } = wordGrams(letters.slice(from, to).join(""));
      expect(grams.every((gram) => pairs.includes(gram))).toBe(true);
      if (beginning !== null) expect(pairs.some((gram) => gram.startsWith(beginning))).toBe(true);
      expect(grams.length > 0 || beginning !== null).toBe(true);
    }
  }
});

test("几个词分开查找，只有标点的不算词", () => {
  expect(searchWords("雪亮 点位，。 ——")).toEqual(["雪亮", "点位"]);
});
