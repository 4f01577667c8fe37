import { expect, test } from "vitest";
import type { Compared } from "../../../src/usecases/audit/suspect.ts";
import { compared, stalled } from "../../../src/usecases/audit/suspect.ts";

const at = (seconds: number): Date => new Date(Date.parse("2026-11-30T01:00:00Z") + seconds * 1_000);
const stuck = (mark = "one", tied = 3) => stalled("queue:outbox", { mark, tied, says: "消息的发出停住。" });

/** Rounds of the auditor, each at its second with what it sees. */
function rounds(...seen: [number, ReturnType<typeof stuck>[]][]): Compared[] {
  let before = { at: at(seen[0]?.[0] ?? 0), suspicions: {} as Compared["suspicions"] };
  return seen.map(([seconds, suspects]) => {
    const found = compared(before, suspects, at(seconds));
    before = { at: at(seconds), suspicions: found.suspicions };
    return found;
  });
}
const said = (all: Compared[]): number[] => all.map(({ ripe }) => ripe.length);
const over = (all: Compared[]): number[] => all.map(({ cured }) => cured.length);

test("一处差异原地不动满二十五秒才说，只说一次；不见了就了结", () => {
  const all = rounds([0, [stuck()]], [20, [stuck()]], [26, [stuck()]], [40, [stuck()]], [45, []], [50, []]);
  expect(said(all)).toEqual([0, 0, 1, 0, 0, 0]);
  expect(over(all)).toEqual([0, 0, 0, 0, 1, 0]);
});

test("有人在办就会动：最前面的一项换了，或并列的少了，都从头算起；说过的随即了结", () => {
  expect(said(rounds([0, [stuck()]], [20, [stuck("one", 2)]], [40, [stuck("one", 1)]]))).toEqual([0, 0, 0]);
  expect(said(rounds([0, [stuck()]], [20, [stuck("two", 9)]], [40, [stuck("three", 9)]]))).toEqual([0, 0, 0]);
  expect(said(rounds([0, [stuck()]], [20, [stuck("one", 8)]], [26, [stuck("one", 9)]]))).toEqual([0, 0, 1]);
  const moved = rounds([0, [stuck()]], [26, [stuck()]], [30, [stuck("two")]]);
  expect([said(moved), over(moved)]).toEqual([
    [0, 1, 0],
    [0, 0, 1],
  ]);
});

test("核对自己停过、或机器的钟被拨动，先给大家时间补办；说过的不再重说", () => {
  expect(said(rounds([0, [stuck()]], [20, [stuck()]], [200_000, [stuck()]], [200_020, [stuck()]]))).toEqual([
    0, 0, 0, 0,
  ]);
  expect(said(rounds([0, [stuck()]], [20, [stuck()]], [-3_600, [stuck()]], [-3_580, [stuck()]]))).toEqual([0, 0, 0, 0]);
  expect(said(rounds([0, [stuck()]], [26, [stuck()]], [200_000, [stuck()]], [200_030, [stuck()]]))).toEqual([
    0, 1, 0, 0,
  ]);
});
