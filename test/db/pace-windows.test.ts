import { expect, test } from "vitest";
import { leaveFor } from "../../src/db/pace-windows.ts";

const ago = (agoMs: number, receiver = "other") => ({ receiver, agoMs });
const want = (id: number, receiver = `receiver ${id}`) => ({ id, receiver });
const many = <T>(count: number, of: (n: number) => T) => Array.from({ length: count }, (_, n) => of(n));
const quiet = { calls: 0, freeInMs: 0 };

test("窗口空着：到的都可以发", () => {
  const leave = leaveFor([want(1), want(2)], { lastSecond: [], lastMinute: quiet });
  expect(leave).toEqual({ begin: [1, 2], waitMs: 0, full: false });
});

test("一秒五十条满了：等最早结束的那一条满一秒", () => {
  const lastSecond = [ago(700), ...many(48, () => ago(100))];
  const leave = leaveFor([want(1), want(2)], { lastSecond, lastMinute: quiet });
  expect(leave).toEqual({ begin: [1], waitMs: 300, full: true });
});

test("还在路上的最早也要从现在起满一秒", () => {
  const leave = leaveFor([want(1)], { lastSecond: many(50, () => ago(-9_000)), lastMinute: quiet });
  expect(leave).toEqual({ begin: [], waitMs: 1_000, full: true });
});

test("一分钟一千条满了：等最早的一条满一分钟", () => {
  const leave = leaveFor([want(1), want(2)], { lastSecond: [], lastMinute: { calls: 999, freeInMs: 12_000 } });
  expect(leave).toEqual({ begin: [1], waitMs: 12_000, full: true });
});

test("一个人一秒五条满了：别人照发，只有他等", () => {
  const wanting = [...many(7, (n) => want(n, "busy")), want(9, "quiet")];
  const leave = leaveFor(wanting, { lastSecond: [ago(400, "busy")], lastMinute: quiet });
  expect(leave).toEqual({ begin: [0, 1, 2, 3, 9], waitMs: 600, full: false });
});
