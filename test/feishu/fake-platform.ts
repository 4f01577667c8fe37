import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { Clock } from "../../src/clock.ts";
import { feishuClient } from "../../src/feishu/client.ts";

export type Seen = {
  method: string;
  path: string;
  query: URLSearchParams;
  token: string;
  type: string;
  encoding: string;
  body: Buffer;
};
export type Answer = { status?: number; headers?: Record<string, string>; body?: unknown } | "hang" | "reset";
export type Handler = (seen: Seen, response: ServerResponse) => Answer | Promise<Answer> | undefined;

export const APP_SECRET = "canary-app-secret-2e7d";
export const appId = "cli_sample0001";

const wholeOf = async (request: IncomingMessage): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
};

async function seenIn(request: IncomingMessage): Promise<Seen> {
  const url = new URL(request.url ?? "/", "http://platform");
  return {
    method: request.method ?? "",
    path: url.pathname,
    query: url.searchParams,
    token: (request.headers.authorization ?? "").replace("Bearer ", ""),
    type: request.headers["content-type"] ?? "",
    encoding: String(request.headers["accept-encoding"] ?? ""),
    body: await wholeOf(request),
  };
}

function give(answer: Answer | undefined, request: IncomingMessage, response: ServerResponse): void {
  if (answer === undefined || answer === "hang") return;
  if (answer === "reset") {
    request.socket.destroy();
    return;
  }
  const { status = 200, headers = {}, body = { code: 0, msg: "success", data: {} } } = answer;
  const raw = typeof body === "string" || Buffer.isBuffer(body);
  response.writeHead(status, { ...(raw ? {} : { "content-type": "application/json" }), ...headers });
  response.end(raw ? body : JSON.stringify(body));
}

const tokenPath = "/open-apis/auth/v3/tenant_access_token/internal";

/** A small platform on a free loopback port; `handler` answers all but the token calls, which hand out t-1, t-2, … */
async function platform(handler: Handler, { expire = 7200 }: { expire?: number } = {}) {
  const seen: Seen[] = [];
  const tokenCalls: Seen[] = [];
  let onToken: (() => Answer) | null = null;
  const server = createServer((request, response) => {
    void seenIn(request).then(async (call) => {
      if (call.path === tokenPath) {
        tokenCalls.push(call);
        const granted = { code: 0, msg: "ok", tenant_access_token: `t-${tokenCalls.length}`, expire };
        give(onToken?.() ?? { body: granted }, request, response);
        return;
      }
      seen.push(call);
      give(await handler(call, response), request, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    domain: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    tokenCalls,
    tokens: (answer: (() => Answer) | null) => {
      onToken = answer;
    },
  };
}

/** A clock turned by hand. */
export function handClock(start: string): Clock & { advance: (ms: number) => void } {
  let at = new Date(start).getTime();
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms;
    },
  };
}

export async function clientOf(handler: Handler, options: { expire?: number; timeoutMs?: number } = {}) {
  const remote = await platform(handler, options);
  const lines: Record<string, unknown>[] = [];
  const clock = handClock("2026-03-02T09:00:00+08:00");
  const { timeoutMs } = options;
  const client = feishuClient({
    domain: remote.domain,
    appId,
    appSecret: APP_SECRET,
    clock,
    log: (line) => lines.push(line),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  return { client, remote, lines, clock };
}
