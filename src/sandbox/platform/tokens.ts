import { randomBytes } from "node:crypto";
import type { Clock } from "../../clock.ts";
import { limits } from "../../feishu/limits.ts";
import { ApiRefusal } from "./refusal.ts";

const LIFE_MS = 7_200_000;

/** Tenant tokens by the clock: the same one while half an hour or more is left, then a new one beside the old. */
export function tenantTokens(clock: Clock) {
  const endsAt = new Map<string, number>();
  let newest: string | null = null;

  const leftOf = (token: string): number => (endsAt.get(token) ?? 0) - clock.now().getTime();

  function fresh(): string {
    for (const token of endsAt.keys()) if (leftOf(token) <= 0) endsAt.delete(token);
    const token = `t-${randomBytes(20).toString("hex")}`;
    endsAt.set(token, clock.now().getTime() + LIFE_MS);
    newest = token;
    return token;
  }

  return {
    grant(): { tenant_access_token: string; expire: number } {
      const held = newest !== null && leftOf(newest) >= limits.tokenRenewalMs.most ? newest : fresh();
      return { tenant_access_token: held, expire: Math.floor(leftOf(held) / 1000) };
    },
    check(authorization: string | undefined): void {
      if (!authorization) throw new ApiRefusal(99991661, "Missing access token for authorization");
      const token = authorization.replace(/^Bearer /, "");
      if (leftOf(token) <= 0) throw new ApiRefusal(99991663, "Invalid access token for authorization");
    },
    /** All tokens die at once, as after a change of the app secret. */
    revoke: () => endsAt.clear(),
  };
}

export type Tokens = ReturnType<typeof tenantTokens>;
