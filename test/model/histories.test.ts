import { expect, test } from "vitest";
import { history, none, told } from "./histories.ts";

const COUNT = 250;

test(`${COUNT} 段随机经过，从下达到销号：状态、日期、拒绝、记事、该告知的人和每个早晨的提醒，与照细则另写的一套处处相同（R5）`, () => {
  const counts = none();
  for (let seed = 1; seed <= COUNT; seed += 1) {
    const found = history(seed, counts);
    expect(found && told(found)).toBeNull();
  }
  expect(counts.done).toBeGreaterThan(COUNT);
  expect(counts.refused).toBeGreaterThan(COUNT);
  expect(counts.lines).toBeGreaterThan(COUNT / 2);
});
