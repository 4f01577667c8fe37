import { EventDispatcher, LoggerLevel } from "@larksuiteoapi/node-sdk";
import { systemClock } from "../../src/clock.ts";
import { passGate } from "../../src/feishu/gate/gate.ts";
import type { Figure } from "../goals.ts";
import { sender } from "./product.ts";
import { written } from "./requests.ts";
import { middle, range } from "./spread.ts";

const ROUNDS = 41;
const EVENTS_A_ROUND = 1_500;

type Received = { raw: Buffer; headers: Record<string, string> };

const received = (): Received[] =>
  Array.from({ length: EVENTS_A_ROUND }, () => {
    const { body, headers } = written("message", { ...sender, at: systemClock.now() });
    return { raw: Buffer.from(body), headers };
  });

async function cpuOf(run: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / EVENTS_A_ROUND;
}

async function ours(events: readonly Received[]): Promise<void> {
  const now = systemClock.now();
  for (const { raw, headers } of events) {
    const [timestamp, nonce] = [headers["x-lark-request-timestamp"] ?? null, headers["x-lark-request-nonce"] ?? null];
    const signed = { timestamp, nonce, signature: headers["x-lark-signature"] ?? null };
    if (passGate(raw, signed, sender.gate, now).kind !== "envelope") throw new Error("the gate refused a true event");
  }
}

/** What adaptDefault does with a body once it is read, with a handler that does nothing. */
function sdk() {
  const handlers = { "im.message.receive_v1": async () => ({}) };
  const { encryptKey } = sender.gate;
  const dispatcher = new EventDispatcher({ encryptKey, loggerLevel: LoggerLevel.error }).register(handlers);
  return async (events: readonly Received[]) => {
    for (const { raw, headers } of events) {
      const body = Object.assign(Object.create({ headers }), JSON.parse(raw.toString("utf8")));
      if (typeof (await dispatcher.invoke(body)) !== "object") throw new Error("the SDK refused a true event");
    }
  };
}

/** P2: CPU of verify, decrypt and parse, both in this process, in turns. */
export async function gateAgainstSdk(): Promise<Figure> {
  const events = received();
  const theirs = sdk();
  const rounds: { ours: number; sdk: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push({ ours: await cpuOf(() => ours(events)), sdk: await cpuOf(() => theirs(events)) });
  const ratios = rounds.map((round) => round.ours / round.sdk);
  const of = (who: "ours" | "sdk") => middle(rounds.map((round) => round[who])).toFixed(1);
  const ratio = middle(ratios);
  const spread = `${range(ratios)} in ${ROUNDS} rounds, ${of("ours")} to ${of("sdk")} µs an event`;
  return { id: "P2", value: ratio.toFixed(2), spread, met: ratio <= 0.3 };
}
