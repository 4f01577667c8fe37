import { makePgArray } from "drizzle-orm/pg-core";

/** How long anything may take before it fails, so that a caller can answer 503 instead of waiting. */
export const patience = {
  connectSeconds: 3,
  freeLineMs: 5_000,
  lockMs: 5_000,
  statementMs: 20_000,
  idleInTransactionMs: 20_000,
  /** Above the server's own limits: a connection silent for so long is dead, or idle and not missed. */
  silentMs: 25_000,
  closeMs: 5_000,
  startSeconds: 30,
} as const;

/** text[] and uuid[] of one dimension. (drizzle's own reader loses backslashes.) */
const textArray = {
  to: 1009,
  from: [1009, 2951],
  parse: (text: string): string[] =>
    Array.from(text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|[^,]+/gs), ([bare, quoted]) =>
      quoted === undefined ? bare : quoted.replace(/\\(.)/gs, "$1"),
    ),
  serialize: (list: string | string[]) => (typeof list === "string" ? list : makePgArray(list)),
};

/** What each connection is opened with. */
export const settings = {
  max: 1,
  /** Asking the server for its array types at each connection fails outside anybody's reach when that connection dies. */
  fetch_types: false,
  types: { textArray },
  max_lifetime: null,
  connect_timeout: patience.connectSeconds,
  onnotice: () => undefined,
  connection: {
    application_name: "duban",
    lock_timeout: patience.lockMs,
    statement_timeout: patience.statementMs,
    idle_in_transaction_session_timeout: patience.idleInTransactionMs,
    /** A prepared statement is planned for its values each time: a state given as a value must find its partial index. */
    plan_cache_mode: "force_custom_plan",
  },
};
