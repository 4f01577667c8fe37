import { setTimeout as wait } from "node:timers/promises";
import type { FeishuClient } from "../feishu/client.ts";

const AGAIN_MS = 30_000;

export type Identity = { me(): string | null; begin(): void; stop(): void };

/** Asks the platform who the bot is until it answers; meanwhile the service goes on. Failures are logged by the client. */
export function botIdentity(feishu: Pick<FeishuClient, "botInfo">): Identity {
  let openId: string | null = null;
  const stopping = new AbortController();
  const ask = async () => {
    while (openId === null && !stopping.signal.aborted) {
      openId = await feishu.botInfo().then(
        (bot) => bot.openId,
        () => null,
      );
      if (openId === null)
        await wait(AGAIN_MS, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined);
    }
  };
  return {
    me: () => openId,
    begin: () => {
      void ask();
    },
    stop: () => stopping.abort(),
  };
}
