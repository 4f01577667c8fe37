import { connect, Socket } from "node:net";
import { drizzle } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import postgres from "postgres";
import { settings } from "./open-settings.ts";

/*
 * postgres.js 3.4 may write on a connection that is gone, which ends the process, and gives one that came back to
 * whoever held it before, so that a dead transaction goes on inside another one (its issues 1133, 1208, 1216). So each
 * connection is a client of its own here that never reconnects, and nothing is written on it once it has failed.
 */

export type Statement = Parameters<Sql["unsafe"]>;
type Rows = Awaited<ReturnType<Sql["unsafe"]>>;

/** What drizzle takes from a query: its rows as objects, or as arrays when asked at once. */
export type Answer = Promise<Rows> & { values(): Promise<Rows> };

/** Runs one statement a moment later, so that `values()` can still be asked for. */
export function answering(run: (asArrays: boolean) => Promise<Rows>): Answer {
  let asArrays = false;
  const answer = Promise.resolve().then(() => run(asArrays));
  const values = () => {
    asArrays = true;
    return answer;
  };
  return Object.assign(answer, { values });
}

type Address = { host: string[]; port: number[]; path?: string | false };

function dial({ host, port, path }: Address, turn: number): Socket {
  const target = { host: host[turn % host.length] ?? "localhost", port: port[turn % host.length] ?? 5432 };
  return path ? connect(path) : Object.assign(connect(target), target);
}

/** Hears when the socket closes or falls silent, also after TLS has taken all other listeners away. */
function watched(socket: Socket, silentMs: number, onEnd: () => void): Socket {
  const cut = () => socket.destroy();
  const listen = () => socket.on("close", onEnd).on("error", onEnd).on("timeout", onEnd).on("timeout", cut);
  socket.removeAllListeners = (...events) => {
    Socket.prototype.removeAllListeners.apply(socket, events);
    return listen();
  };
  return listen().setTimeout(silentMs);
}

class ConnectionLost extends Error {
  readonly code = "CONNECTION_CLOSED";

  constructor() {
    super("the connection to the database is lost");
    this.name = "ConnectionLost";
  }
}

/** The server answered no, and the connection is as good as before. */
const isAnswer = (error: unknown) => error instanceof postgres.PostgresError && error.severity === "ERROR";

/**
 * Fails whatever is waited for once it is rung. What has come to its end is forgotten: a race against one promise of the
 * whole life of a connection would keep every result until then.
 */
function alarm() {
  const waiting = new Set<(error: Error) => void>();
  const unlessRung = <T>(work: PromiseLike<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      waiting.add(reject);
      const over =
        <V>(settle: (value: V) => void) =>
        (value: V) => {
          waiting.delete(reject);
          settle(value);
        };
      work.then(over(resolve), over(reject));
    });
  const ring = (error: Error) => {
    for (const fail of waiting) fail(error);
    waiting.clear();
  };
  return { unlessRung, ring };
}

/** One connection, made by its first statement; once `isLost`, every statement is refused and nothing brings it back. */
export type Line = {
  run(...statement: Statement): Answer;
  isLost(): boolean;
  end(): Promise<void>;
};

type LineOptions = {
  silentMs: number;
  /** Whether a statement comes so often that it is worth being kept prepared. */
  isOften: (text: string) => boolean;
};

export function openLine(url: string, { silentMs, isOften }: LineOptions): Line {
  const { unlessRung, ring } = alarm();
  let state: "connecting" | "serving" | "lost" = "connecting";
  let dialled = 0;
  let current: Socket | null = null;
  const lose = () => {
    state = "lost";
    current?.destroy();
    ring(new ConnectionLost());
  };
  const serve = () => {
    if (state === "connecting") state = "serving";
  };
  const socket = (address: Address): Socket => {
    if (state !== "connecting" || dialled > address.host.length) lose();
    if (state === "lost") throw new ConnectionLost();
    current = watched(dial(address, dialled), silentMs, () => state === "serving" && lose());
    dialled += 1;
    return current;
  };
  const sql = postgres(url, Object.assign({ socket }, settings));
  drizzle(sql); // sets the client's type tables to what drizzle expects
  const run = async (asArrays: boolean, statement: Statement): Promise<Rows> => {
    if (state === "lost") throw new ConnectionLost();
    const [text, parameters] = statement;
    const asked = parameters?.length ? sql.unsafe(text, parameters, { prepare: isOften(text) }) : sql.unsafe(text);
    try {
      const rows = await unlessRung(asArrays ? asked.values() : asked);
      serve();
      return rows;
    } catch (error) {
      if (isAnswer(error)) serve();
      else lose();
      throw error;
    }
  };
  return {
    run: (...statement) => answering((asArrays) => run(asArrays, statement)),
    isLost: () => state === "lost",
    end: () => sql.end({ timeout: 1 }),
  };
}
