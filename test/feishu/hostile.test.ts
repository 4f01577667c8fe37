import { describe, expect, test } from "vitest";
import { attempts, genuine } from "../hostile/at-the-gate.ts";
import { pass, payload, sealed, signed } from "./wire.ts";

const text = payload("message-text-p2p");

test("花样不少于一百种", () => {
  expect(Object.values(attempts).flatMap((table) => Object.keys(table)).length).toBeGreaterThanOrEqual(100);
});

describe.each(Object.entries(attempts))("敌意请求 %s", (_, table) => {
  test.each(Object.entries(table))("%s：挡下，不出错", (_name, { body, headers }) => {
    const verdict = pass(body, headers);
    expect(verdict.kind).toBe("stopped");
    expect([400, 401, 403]).toContain(verdict.kind === "stopped" ? verdict.status : 0);
  });
});

test("不签名的无论何种差错，答复一模一样", () => {
  const answers = Object.values(attempts.unsignedOnes).map(({ body, headers }) => JSON.stringify(pass(body, headers)));
  expect(new Set(answers)).toEqual(new Set([JSON.stringify({ kind: "stopped", status: 401, why: "unsigned" })]));
});

test("超过一兆的正文先挡下，连签名都不看", () => {
  const body = Buffer.alloc(1024 * 1024 + 1, 0x20);
  expect(pass(body, signed(body))).toEqual({ kind: "stopped", status: 413, why: "size" });
});

test("污染的尝试不留痕迹", () => {
  for (const { body, headers } of Object.values(attempts.content)) pass(body, headers);
  const fresh: Record<string, unknown> = {};
  expect([fresh.isAdmin, fresh.a, fresh.token]).toEqual([undefined, undefined, undefined]);
});

/** A small generator with a seed, so that a failure can be repeated. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % sides;
  };
}

function mutated(bytes: Buffer, roll: (sides: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  for (let hits = 1 + roll(4); hits > 0; hits -= 1) copy[roll(copy.length)] = roll(256);
  return roll(5) === 0 ? copy.subarray(0, roll(copy.length)) : copy;
}

test("两万个改坏的正文：无一放行，无一出错", () => {
  const roll = dice(20260302);
  const bytes = Buffer.from(genuine);
  const headers = signed(genuine);
  for (let round = 0; round < 20_000; round += 1) {
    const body = mutated(bytes, roll);
    if (body.equals(bytes)) continue;
    expect(pass(body, headers).kind).toBe("stopped");
  }
});

test("五千个签名正确而内容改坏的正文：要么挡下要么成形，无一出错", () => {
  const roll = dice(7);
  const bytes = Buffer.from(JSON.stringify(text));
  for (let round = 0; round < 5_000; round += 1) {
    const body = sealed(mutated(bytes, roll).toString("latin1"));
    expect(["stopped", "envelope"]).toContain(pass(body, signed(body)).kind);
  }
});
