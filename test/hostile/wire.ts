import { once } from "node:events";
import { connect } from "node:net";
import type { Headers } from "../../src/feishu/gate/verdict.ts";

export type Answer = { status: number; head: string; body: string };

/** The server closed the connection, or broke it off, without a word. */
const SILENT: Answer = { status: 0, head: "", body: "" };
/** No answer came and the connection stayed open. */
const HUNG: Answer = { status: -1, head: "", body: "" };
const HANGS_AFTER_MS = 20_000;

/** The body of an answer as it travelled; chunks are joined by whoever reads HTTP, which here is nobody. */
function answerIn(text: string): Answer {
  const [, status = "0"] = /^HTTP\/1\.1 (\d{3})/.exec(text) ?? [];
  const end = text.indexOf("\r\n\r\n");
  return { status: Number(status), head: text.slice(0, end), body: text.slice(end + 4) };
}

/** Says these bytes to a port, and all the server says until it closes. `leaves`: without waiting for anything. */
export async function say(port: number, bytes: Uint8Array | string, leaves = false): Promise<Answer> {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  const heard: Buffer[] = [];
  let hung = false;
  socket.on("data", (piece: Buffer) => void heard.push(piece));
  socket.on("error", () => undefined);
  socket.setTimeout(HANGS_AFTER_MS, () => {
    hung = true;
    socket.destroy();
  });
  const closed = once(socket, "close");
  socket.once("end", () => socket.end());
  socket.write(bytes, () => {
    if (leaves) socket.destroy();
  });
  await closed;
  if (hung) return HUNG;
  return heard.length === 0 ? SILENT : answerIn(Buffer.concat(heard).toString("utf8"));
}

export type Head = readonly (readonly [string, string])[];

/** Header lines exactly as written, name by name; letters beyond ASCII travel as UTF-8. */
export function request(line: string, head: Head, body: Uint8Array | string = ""): Buffer {
  const lines = head.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return Buffer.concat([Buffer.from(`${line} HTTP/1.1\r\n${lines}\r\n`), Buffer.from(body)]);
}

export const HOST = ["host", "duban.test"] as const;
export const CLOSE = ["connection", "close"] as const;

export const signatureHead = ({ timestamp, nonce, signature }: Headers): Head =>
  Object.entries({
    "x-lark-request-timestamp": timestamp,
    "x-lark-request-nonce": nonce,
    "x-lark-signature": signature,
  }).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));

export type Attempt = { body: string | Uint8Array; headers: Headers };
type More = { path?: string; method?: string; head?: Head };

/** A body posted with these signature headers, told its true length. */
export function posted({ body, headers }: Attempt, { path = "/feishu/events", method = "POST", head = [] }: More = {}) {
  const length = ["content-length", String(Buffer.byteLength(body))] as const;
  return request(`${method} ${path}`, [HOST, CLOSE, length, ...signatureHead(headers), ...head], body);
}

/** A request without a body. */
export const asked = (line: string, head: Head = []): Buffer => request(line, [HOST, CLOSE, ...head]);
