import { setTimeout as wait } from "node:timers/promises";
import type { Lane } from "./lane.ts";
import { openLane } from "./lane.ts";

const SECOND = 1_000;
const MOST_LANES = 400;

function refuseOther(status: number, expected: number): void {
  if (status !== expected) throw new Error(`answered ${status}, not ${expected}`);
}

/** Each lane asks again as soon as it is answered; resolves to requests a second. Throws for any other answer. */
export async function closedLoop(lanes: readonly Lane[], requests: readonly Buffer[], expected = 200): Promise<number> {
  const began = performance.now();
  let next = 0;
  const run = async (lane: Lane) => {
    for (let request = requests[next++]; request; request = requests[next++])
      refuseOther(await lane.ask(request), expected);
  };
  await Promise.all(lanes.map(run));
  return requests.length / ((performance.now() - began) / SECOND);
}

/**
 * Sends each request at its own time whatever became of those before it; resolves to how long after that time each was
 * answered, so that a server that stands still is charged for everything it kept waiting. Throws where too many are on their way.
 */
export async function openLoop(address: string, requests: readonly Buffer[], perSecond: number) {
  const lanes: Lane[] = [];
  const free: Lane[] = [];
  const laneNow = async (): Promise<Lane> => {
    for (let lane = free.pop(); lane; lane = free.pop()) if (lane.open()) return lane;
    if (lanes.length >= MOST_LANES) throw new Error("more requests on their way than lanes");
    const lane = await openLane(address);
    lanes.push(lane);
    return lane;
  };
  const took: number[] = [];
  const began = performance.now();
  const send = async (request: Buffer, dueAt: number) => {
    const lane = await laneNow();
    refuseOther(await lane.ask(request), 200);
    took.push(performance.now() - dueAt);
    free.push(lane);
  };
  const sent: Promise<void>[] = [];
  while (sent.length < requests.length) {
    const due = Math.min(requests.length, Math.floor(((performance.now() - began) * perSecond) / SECOND) + 1);
    for (const request of requests.slice(sent.length, due))
      sent.push(send(request, began + (sent.length * SECOND) / perSecond));
    await wait(1);
  }
  await Promise.all(sent);
  for (const lane of lanes) lane.close();
  return took;
}
