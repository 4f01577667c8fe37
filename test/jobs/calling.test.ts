import { expect, test } from "vitest";
import { callingTogether } from "../../src/jobs/alarm/calling.ts";

const callsNoted = ({ broken = false } = {}) => {
  const called: string[] = [];
  const call = callingTogether(async (name) => {
    called.push(name);
    if (broken) throw new Error("nobody answers");
  }, 5);
  return { called, call };
};

test("同一回合里叫多少次都只传一次，不在叫的当时传；随后叫的合成一次，一次不落", async () => {
  const { called, call } = callsNoted();
  for (let n = 0; n < 100; n += 1) call("receive-events");
  expect(called).toEqual([]);
  await expect.poll(() => called).toEqual(["receive-events"]);
  for (let n = 0; n < 100; n += 1) call("receive-events");
  await expect.poll(() => called).toEqual(["receive-events", "receive-events"]);
});

test("各叫各的，互不顶替；没人应答也不碍着下一次", async () => {
  const { called, call } = callsNoted({ broken: true });
  call("receive-events");
  call("deliver-messages");
  await expect.poll(() => called).toEqual(["receive-events", "deliver-messages"]);
  call("receive-events");
  await expect.poll(() => called).toHaveLength(3);
});
