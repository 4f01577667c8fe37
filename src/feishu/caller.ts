import { createRequire } from "node:module";
import type * as Sdk from "@larksuiteoapi/node-sdk";
import type { Client, Logger } from "@larksuiteoapi/node-sdk";
import type { z } from "zod";
import type { Clock } from "../clock.ts";
import { FeishuError } from "./errors.ts";
import { httpInstance } from "./http.ts";
import { tenantToken } from "./token.ts";

export type ClientOptions = {
  /** Base URL of the open platform. */
  domain: string;
  appId: string;
  appSecret: string;
  clock: Clock;
  log: (line: Record<string, unknown>) => void;
  /** For an answer to begin and, but for downloads, to end. Default 10 s. */
  timeoutMs?: number;
};

type Auth = { headers: { Authorization: string } };

/** One call through the SDK: `run` makes it, `shape` reads its answer. Throws FeishuError alone. */
export type Caller = <T>(
  name: string,
  shape: z.ZodType<T>,
  run: (sdk: Client, auth: Auth) => Promise<unknown>,
) => Promise<T>;

/** What the platform's answers tell beside what was asked. */
export type Heard = { aheadMs: number | null };

const TOKEN_PATH = "/open-apis/auth/v3/tenant_access_token/internal";
const DEFAULT_TIMEOUT_MS = 10_000;

const mute = () => undefined;

/** The SDK's own lines hold what was sent; each failure is logged below in words of ours. */
const redacted: Logger = { error: mute, warn: mute, info: mute, debug: mute, trace: mute };

const require = createRequire(import.meta.url);

/**
 * Loaded at the first call, as it takes a third of a second, and by `require`: an import keeps its six megabytes of source
 * in memory twice. The app secret never enters it, as the tokens are our own.
 */
function loadSdk(options: ClientOptions, heard: Heard): Client {
  const { domain, appId, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const dated = (at: Date) => {
    heard.aheadMs = options.clock.now().getTime() - at.getTime();
  };
  const { Client }: typeof Sdk = require("@larksuiteoapi/node-sdk");
  return new Client({
    appId,
    appSecret: "kept outside",
    domain: domain.replace(/\/+$/, ""),
    disableTokenCache: true,
    httpInstance: httpInstance(timeoutMs, dated),
    logger: redacted,
  });
}

const isStale = (error: unknown): boolean => error instanceof FeishuError && error.outcome === "refreshToken";

/** Whatever goes wrong becomes a FeishuError; foreign errors may hold what was sent, so nothing of them is kept. */
const plain = (call: string, error: unknown): FeishuError =>
  error instanceof FeishuError ? error.as({ call }) : new FeishuError({ call, outcome: "unknown", sent: "maybe" });

export function createCaller(options: ClientOptions, heard: Heard): Caller {
  const { appId, appSecret, clock, log } = options;
  let loaded: Client | null = null;
  const sdk = () => {
    loaded ??= loadSdk(options, heard);
    return loaded;
  };
  const token = tenantToken(clock, async () =>
    sdk().request({ method: "POST", url: TOKEN_PATH, data: { app_id: appId, app_secret: appSecret } }),
  );

  async function authorised(run: (sdk: Client, auth: Auth) => Promise<unknown>): Promise<unknown> {
    const attempt = async () => {
      const current = await token.get();
      const made = run(sdk(), { headers: { Authorization: `Bearer ${current}` } });
      return made.catch((error: unknown) => {
        if (isStale(error)) token.drop(current);
        throw error;
      });
    };
    return attempt().catch((error: unknown) => {
      if (isStale(error)) return attempt();
      throw error;
    });
  }

  return async (name, shape, run) => {
    const begun = clock.now().getTime();
    try {
      return shape.parse(await authorised(run));
    } catch (error) {
      const failure = isStale(error) ? plain(name, error).as({ outcome: "alarm" }) : plain(name, error);
      const { outcome, sent, code, httpStatus, logId, resetAfterMs, place } = failure;
      const ms = clock.now().getTime() - begun;
      log({ event: "feishu.failed", call: name, outcome, sent, code, httpStatus, logId, resetAfterMs, place, ms });
      throw failure;
    }
  };
}
