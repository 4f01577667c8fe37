import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, createServer } from "node:net";

/** Counts what is asked of a server by reading along on the wire. */
type Tap = { port: number; asked(): number; close(): void };

type Reader = (bytes: Buffer) => number;

const TYPED = 1;
const EXECUTE = "E".charCodeAt(0);
const QUERY = "Q".charCodeAt(0);

/** Statements in what a client of PostgreSQL says: Execute and simple Query; the first message of a connection has no type. */
function statements(): Reader {
  let rest: Buffer = Buffer.alloc(0);
  let typed = 0;
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    let count = 0;
    while (rest.length >= typed + 4 && rest.length >= typed + rest.readInt32BE(typed)) {
      if (typed === TYPED && (rest[0] === EXECUTE || rest[0] === QUERY)) count += 1;
      rest = rest.subarray(typed + rest.readInt32BE(typed));
      typed = TYPED;
    }
    return count;
  };
}

/** Commands in what a client of Redis says: each begins an array of its own. */
const commands = (): Reader => (bytes) => bytes.toString("latin1").match(/\*\d+\r\n\$/g)?.length ?? 0;

const readers = { "postgres:": statements, "redis:": commands } as const;

export async function openTap(url: string): Promise<Tap & { url: string }> {
  const { protocol, hostname, port } = new URL(url);
  const read = readers[protocol as keyof typeof readers];
  let count = 0;
  const server = createServer((client) => {
    const reading = read();
    const upstream = connect(Number(port), hostname);
    client.on("data", (bytes) => {
      count += reading(bytes);
    });
    client.pipe(upstream).pipe(client);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const)
      one.on("error", () => undefined).on("close", () => other.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const own = (server.address() as AddressInfo).port;
  const tapped = Object.assign(new URL(url), { port: String(own) }).href;
  return { url: tapped, port: own, asked: () => count, close: () => void server.close() };
}
