import type { Server } from "node:http";
import { serve } from "@hono/node-server";

type Fetch = Parameters<typeof serve>[0]["fetch"];
type Place = { host: string; port: number };

export type Listening = { address: string; close: () => Promise<void> };

/** Nobody may hold a connection by speaking slowly: the platform itself gives up after three seconds. */
const patience = { headersTimeout: 10_000, requestTimeout: 60_000 };

const CLOSE_WITHIN_MS = 2_000;

const closing = (server: Server) => () =>
  new Promise<void>((done) => {
    server.close(() => done());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS).unref();
  });

/** Serves on this host and port, 0 for any free one; throws what the system says of a port already taken. */
export async function listen({ host, port }: Place, fetch: Fetch, more: object = {}): Promise<Listening> {
  const server = await new Promise<Server>((resolve, reject) => {
    const options = { fetch, hostname: host, port, serverOptions: { ...patience, ...more } };
    const begun = serve(options, () => resolve(begun)) as Server;
    begun.once("error", reject);
  });
  const address = server.address();
  const at = typeof address === "object" && address ? address.port : port;
  return { address: `http://${host.includes(":") ? `[${host}]` : host}:${at}`, close: closing(server) };
}
