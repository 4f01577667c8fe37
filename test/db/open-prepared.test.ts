import { expect, test } from "vitest";
import { oftenAsked } from "../../src/db/open-prepared.ts";

test("第三次问起的语句留作预备，此后一直留着", () => {
  const isOften = oftenAsked();
  expect([1, 2, 3, 4].map(() => isOften("select 1 where $1"))).toEqual([false, false, true, true]);
});

test("长短不一的语句再多，留下的也不过两百条，先来的不受影响", () => {
  const isOften = oftenAsked();
  for (let round = 0; round < 3; round += 1) isOften("the first");
  const kept = Array.from({ length: 500 }, (_, n) => [1, 2, 3].map(() => isOften(`in (${n})`)).at(-1));
  expect(kept.filter(Boolean)).toHaveLength(199);
  expect(isOften("the first")).toBe(true);
});

test("只问过一次的语句成千上万，不占住记忆", () => {
  const isOften = oftenAsked();
  for (let n = 0; n < 5_000; n += 1) isOften(`once ${n}`);
  expect([1, 2, 3].map(() => isOften("often"))).toEqual([false, false, true]);
});
