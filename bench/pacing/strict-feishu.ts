import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const SEND = "/open-apis/im/v1/messages";
const TOKEN = "/open-apis/auth/v3/tenant_access_token/internal";
const limits = { perSecond: 50, perMinute: 1_000, perReceiverSecond: 5 } as const;

export type StrictFeishu = {
  url: string;
  /** When each card taken arrived, in milliseconds of this process. */
  arrivals: readonly number[];
  rejected(): number;
  reset(): void;
  close(): Promise<void>;
};

async function read(message: IncomingMessage): Promise<{ receive_id?: string }> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece);
  return JSON.parse(Buffer.concat(pieces).toString("utf8") || "{}");
}

/** How many of these lie within the span before now; they are in order. */
function within(times: readonly number[], now: number, spanMs: number): number {
  let n = times.length;
  while (n > 0 && (times[n - 1] ?? 0) > now - spanMs) n -= 1;
  return times.length - n;
}

function windows() {
  const arrivals: number[] = [];
  const byReceiver = new Map<string, number[]>();
  let rejected = 0;
  const full = (own: readonly number[], now: number) =>
    within(arrivals, now, 1_000) >= limits.perSecond ||
    within(arrivals, now, 60_000) >= limits.perMinute ||
    within(own, now, 1_000) >= limits.perReceiverSecond;
  return {
    arrivals,
    rejected: () => rejected,
    /** True where the card is taken. */
    enter: (receiver: string): boolean => {
      const now = performance.now();
      const own = byReceiver.get(receiver) ?? [];
      byReceiver.set(receiver, own);
      if (full(own, now)) {
        rejected += 1;
        return false;
      }
      arrivals.push(now);
      own.push(now);
      return true;
    },
    reset: () => {
      arrivals.length = 0;
      byReceiver.clear();
      rejected = 0;
    },
  };
}

/** Answers what the deliverer asks, and refuses every card that does not fit into true sliding windows. */
export async function strictFeishu(): Promise<StrictFeishu> {
  const { arrivals, rejected, enter, reset } = windows();
  const answer = async (message: IncomingMessage): Promise<{ status: number; body: object }> => {
    const path = new URL(message.url ?? "/", "http://bench").pathname;
    const body = await read(message);
    if (path === TOKEN) return { status: 200, body: { code: 0, tenant_access_token: "t-bench", expire: 7_200 } };
    if (path !== SEND) return { status: 404, body: { code: 99991672, msg: "not here" } };
    const receiver = body.receive_id ?? "";
    if (!enter(receiver)) return { status: 429, body: { code: 99991400, msg: "request trigger frequency limit" } };
    const data = { message_id: `om_${randomUUID()}`, chat_id: `oc_${receiver}` };
    return { status: 200, body: { code: 0, data } };
  };
  const server = createServer((message, response) => {
    void answer(message).then(({ status, body }) => {
      response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ arrivals, rejected, reset },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
