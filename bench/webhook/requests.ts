import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { GateConfig } from "../../src/feishu/gate/verdict.ts";
import { encryptAndSign } from "../../src/feishu/sign.ts";

export const EVENTS = "/feishu/events";

type Written = { body: string; headers: Record<string, string> };
type Sample = { header: Record<string, unknown>; event: Record<string, unknown> };

type Sender = { gate: GateConfig; tenantKey: string; at: Date };

const sample = (name: string): Sample =>
  JSON.parse(readFileSync(new URL(`../../test/payloads/${name}.json`, import.meta.url), "utf8"));

const samples = { message: sample("message-text-p2p"), entered: sample("p2p-entered") };

/** A documented event under ids of its own, sealed and signed as the platform does. */
export function written(kind: keyof typeof samples, { gate, tenantKey, at }: Sender): Written {
  const { header, event } = samples[kind];
  const id = randomUUID();
  const own = { event_id: `evt_${id}`, token: gate.verificationToken, app_id: gate.appId, tenant_key: tenantKey };
  const message = kind === "message" ? { message: { ...(event.message as object), message_id: `om_${id}` } } : {};
  return encryptAndSign({ schema: "2.0", header: { ...header, ...own }, event: { ...event, ...message } }, gate, at);
}

function asBytes({ body, headers }: Written): Buffer {
  const named = Object.entries({ ...headers, "content-length": String(Buffer.byteLength(body)) });
  const head = [`POST ${EVENTS} HTTP/1.1`, "host: 127.0.0.1", ...named.map(([name, value]) => `${name}: ${value}`)];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}

const many = (count: number, one: () => Written): Buffer[] => Array.from({ length: count }, () => asBytes(one()));

export const events = (count: number, sender: Sender, kind: keyof typeof samples = "message"): Buffer[] =>
  many(count, () => written(kind, sender));

/** As large as a true one, signed by somebody who does not know the key. */
export const forgeries = (count: number, sender: Sender): Buffer[] =>
  many(count, () => written("message", { ...sender, gate: { ...sender.gate, encryptKey: "guessed" } }));
