import type { Answer } from "./wire.ts";

const REFUSED = '{"error":"refused"}';

/** What may be answered, each the same to the letter whatever it was that did not please. */
export const answers = {
  /** Turned away by the gate. */
  refused: ({ status, body }) => [400, 401, 403, 413].includes(status) && body === REFUSED,
  /** No such page, or no such way to ask for it. */
  absent: ({ status, body }) => status === 404 && (body === "404 Not Found" || body === ""),
  /** No HTTP: the server says so without a word, or not even that. */
  cut: ({ status, body }) => [0, 400, 408, 413, 417, 431].includes(status) && (body === "" || body === "0\r\n\r\n"),
  /** 后台 keeps its door shut. */
  shut: ({ status, body }) => status === 403 && body.includes("<h1>督办后台</h1>"),
  /** The same, but somebody had to look: the key has the shape of one. */
  unknownKey: ({ status, body }) => status === 403 && body.includes("<h1>督办后台</h1>"),
  /** The door with its button, which burns nothing and knows nothing. */
  door: ({ status, body }) => status === 200 && body.includes("进入"),
  unauthorised: ({ status, body }) => status === 401 && (body === "unauthorized\n" || body === ""),
  alive: ({ status, body }) => status === 200 && (body.startsWith('{"alive":true}') || body === ""),
  /** Correctly signed and well formed, however odd: kept, or of no interest. */
  taken: ({ status, body }) => status === 200 && body === "{}",
  /** A correctly signed click: a polite word. */
  word: ({ status, body }) => status === 200 && body.includes('"toast"'),
} as const satisfies Record<string, (answer: Answer) => boolean>;
export type Expected = keyof typeof answers;

/** Statements at most: only what is correctly signed, or has the shape of a key to 后台, is worth one. */
export const mostStatements = {
  ...{ refused: 0, absent: 0, cut: 0, shut: 0, unknownKey: 1, door: 0, unauthorised: 0, alive: 0, taken: 1 },
  word: Number.POSITIVE_INFINITY,
} as const satisfies Record<Expected, number>;

/** Kinds of requests by the answer they ought to get. */
export type Kinds = Partial<Record<Expected, Record<string, Uint8Array | string>>>;
