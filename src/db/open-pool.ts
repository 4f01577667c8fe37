import { setTimeout as wait } from "node:timers/promises";
import type { Sql } from "postgres";
import type { Line, Statement } from "./open-line.ts";
import { answering, openLine } from "./open-line.ts";
import { oftenAsked } from "./open-prepared.ts";
import { patience } from "./open-settings.ts";

type Work<T> = (client: Sql) => T | Promise<T>;

/**
 * Guarantee: drizzle asks a postgres.js client for nothing but its type tables, `unsafe`, `begin` and `savepoint`, in
 * this shape (drizzle-orm/postgres-js/session.js); every test on PostgreSQL runs through here.
 */
const asClient = (parts: object): Sql => parts as Sql;

async function savepoint<T>(line: Line, depth: number, work: Work<T>): Promise<T> {
  await line.run(`savepoint s${depth}`);
  try {
    const result = await work(inside(line, depth + 1));
    await line.run(`release savepoint s${depth}`);
    return result;
  } catch (error) {
    if (!line.isLost()) await line.run(`rollback to savepoint s${depth}`);
    throw error;
  }
}

const inside = (line: Line, depth: number): Sql =>
  asClient({ unsafe: line.run, savepoint: <T>(work: Work<T>) => savepoint(line, depth, work) });

async function transaction<T>(line: Line, work: Work<T>): Promise<T> {
  await line.run("begin");
  try {
    const result = await work(inside(line, 0));
    const { command } = await line.run("commit");
    if (command !== "COMMIT") throw new Error("the database rolled the transaction back");
    return result;
  } catch (error) {
    if (!line.isLost()) await Promise.allSettled([line.run("rollback")]);
    throw error;
  }
}

/** At most `size` connections, each in one pair of hands at a time; first come, first served. */
class Lines {
  readonly #open: () => Line;
  readonly #size: number;
  readonly #idle: Line[] = [];
  readonly #waiting = new Set<(line: Line) => void>();
  #held = 0;
  #closing = false;

  constructor(open: () => Line, size: number) {
    this.#open = open;
    this.#size = size;
  }

  async use<T>(work: (line: Line) => Promise<T>): Promise<T> {
    if (this.#closing) throw new Error("the database is being closed");
    const line = this.#held < this.#size ? this.#next() : await this.#turn();
    try {
      return await work(line);
    } finally {
      this.#giveBack(line);
    }
  }

  /** Waits for what is in hand, though not for ever, then closes every connection. */
  async close(): Promise<void> {
    this.#closing = true;
    for (let waited = 0; this.#held > 0 && waited < patience.closeMs; waited += 20) await wait(20);
    await Promise.all(this.#idle.map((line) => line.end()));
  }

  #next(): Line {
    this.#held += 1;
    let line = this.#idle.pop();
    while (line?.isLost()) line = this.#idle.pop();
    return line ?? this.#open();
  }

  #turn(): Promise<Line> {
    return new Promise((resolve, reject) => {
      const take = (line: Line) => {
        clearTimeout(timer);
        resolve(line);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(take);
        reject(new Error(`no free database connection within ${patience.freeLineMs} ms`));
      }, patience.freeLineMs);
      this.#waiting.add(take);
    });
  }

  #giveBack(line: Line): void {
    this.#held -= 1;
    if (!line.isLost()) this.#idle.push(line);
    const [first] = this.#waiting;
    if (!first) return;
    this.#waiting.delete(first);
    first(this.#next());
  }
}

export type Pool = { client: Sql; close(): Promise<void> };

/** A pool as drizzle knows it. A statement that fails by the network fails once: the next one gets a new connection. */
export function openPool(url: string, { size, silentMs }: { size: number; silentMs: number }): Pool {
  const isOften = oftenAsked();
  const lines = new Lines(() => openLine(url, { silentMs, isOften }), size);
  const client = asClient({
    options: { parsers: {}, serializers: {} },
    unsafe: (...statement: Statement) =>
      answering((asArrays) =>
        lines.use((line) => {
          const answer = line.run(...statement);
          return asArrays ? answer.values() : answer;
        }),
      ),
    begin: <T>(work: Work<T>) => lines.use((line) => transaction(line, work)),
  });
  return { client, close: () => lines.close() };
}
