import { randomBytes } from "node:crypto";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Answer } from "./api/call.ts";
import type { Handled, Request } from "./api/router.ts";
import type { ApiRefusal } from "./refusal.ts";
import type { World } from "./world.ts";

const MOST_BYTES = 64 * 1024 * 1024;

type Handle = (request: Request) => Promise<Handled>;

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let total = 0;
  for await (const piece of message) {
    total += piece.length;
    if (total > MOST_BYTES) throw new RangeError("request body too large");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function requestOf(message: IncomingMessage): Promise<Request> {
  const url = new URL(message.url ?? "/", "http://sandbox");
  return {
    method: message.method ?? "GET",
    pathname: url.pathname,
    query: Object.fromEntries(url.searchParams),
    body: await bodyOf(message),
    contentType: message.headers["content-type"] ?? "",
    authorization: message.headers.authorization,
  };
}

function refuse(response: ServerResponse, { code, message, httpStatus, resetSeconds }: ApiRefusal): void {
  const reset = { "x-ogw-ratelimit-limit": "50", "x-ogw-ratelimit-reset": String(resetSeconds) };
  response.writeHead(httpStatus, { "content-type": "application/json", ...(resetSeconds === null ? {} : reset) });
  response.end(JSON.stringify({ code, msg: message }));
}

function give(response: ServerResponse, answer: Answer): void {
  if ("json" in answer) {
    response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
    response.end(JSON.stringify(answer.json));
    return;
  }
  response.writeHead(200, { "content-type": answer.mediaType, "content-length": answer.bytes.byteLength });
  response.end(answer.bytes);
}

/** Whether this answer gets lost on the way. */
function loses({ troubles }: World, handled: Handled): boolean {
  if (troubles.lostAnswers === 0 || "refusal" in handled || !handled.writes) return false;
  troubles.lostAnswers -= 1;
  return true;
}

async function answer(world: World, handle: Handle, [message, response]: [IncomingMessage, ServerResponse]) {
  response.setHeader("date", world.options.clock.now().toUTCString());
  response.setHeader("x-tt-logid", randomBytes(16).toString("hex"));
  if (world.troubles.down === "error") {
    response.writeHead(502, { "content-type": "text/html" });
    response.end("<html>502 Bad Gateway</html>");
    return;
  }
  const handled = await handle(await requestOf(message));
  const { slowMs } = world.troubles;
  if (slowMs > 0) await new Promise<void>((resolve) => setTimeout(resolve, slowMs).unref());
  if (loses(world, handled)) message.socket.destroy();
  else if ("refusal" in handled) refuse(response, handled.refusal);
  else give(response, handled.answer);
}

const listen = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });

async function stop(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

/** The open platform on loopback; it can stop listening and come back on the same port. */
export async function apiServer(world: World, handle: Handle) {
  const server = createServer((message, response) => {
    answer(world, handle, [message, response]).catch((error: unknown) => {
      world.tally.problem(`the sandbox failed: ${error instanceof Error ? error.stack : String(error)}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await listen(server, world.options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async listening(on: boolean) {
      if (on && !server.listening) await listen(server, port);
      if (!on) await stop(server);
    },
    close: () => stop(server),
  };
}
