import { z } from "zod";
import type { Clock } from "../clock.ts";
import { FeishuError } from "./errors.ts";
import { limits } from "./limits.ts";

const granted = z.object({ tenant_access_token: z.string().min(1), expire: z.number().positive() });

type Held = { token: string; renewAt: number };

/** When to renew: 30 minutes before the end, since from then on the platform hands out a new one; short lives at half. */
function renewalAt(now: number, lifeMs: number): number {
  return now + Math.max(lifeMs - limits.tokenRenewalMs.most, lifeMs / 2);
}

/** Nothing was sent for want of a token. */
function withoutToken(error: unknown): Error {
  if (error instanceof FeishuError) {
    return error.as({ sent: "no", outcome: error.outcome === "unknown" ? "retry" : error.outcome });
  }
  return new FeishuError({ call: "token", outcome: "retry", sent: "no" });
}

/**
 * One tenant token for all calls of the process: however many ask at once, it is fetched once.
 * Feishu docs: auth/v3/tenant_access_token_internal.
 */
export function tenantToken(clock: Clock, fetchToken: () => Promise<unknown>) {
  let held: Held | null = null;
  let underWay: Promise<string> | null = null;

  async function renew(): Promise<string> {
    const { tenant_access_token: token, expire } = granted.parse(await fetchToken());
    held = { token, renewAt: renewalAt(clock.now().getTime(), expire * 1000) };
    return token;
  }

  return {
    get(): Promise<string> {
      if (held && clock.now().getTime() < held.renewAt) return Promise.resolve(held.token);
      underWay ??= renew()
        .catch((error: unknown) => {
          throw withoutToken(error);
        })
        .finally(() => {
          underWay = null;
        });
      return underWay;
    },
    /** Forgets a token the platform no longer takes; one fetched meanwhile stays. */
    drop(refused: string): void {
      if (held?.token === refused) held = null;
    },
  };
}
