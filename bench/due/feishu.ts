import { randomBytes } from "node:crypto";
import type { Clock } from "../../src/clock.ts";
import { openSandbox } from "../../src/sandbox/platform/open.ts";
import type { Keys } from "../../src/sandbox/platform/options.ts";
import { UNITS } from "./city.ts";

const secret = () => randomBytes(24).toString("hex");
const keys = (): Keys => ({
  ...{ appId: "cli_bench", appSecret: secret(), encryptKey: secret() },
  ...{ verificationToken: secret(), tenantKey: "tenant_bench" },
});

/** The small Feishu with everybody of the bench's city in it. */
export async function feishuOf(clock: Clock) {
  const own = keys();
  const people = Array.from({ length: UNITS + 1 }, (_, n) => ({ openId: `ou_${n}`, name: `示例${n}`, title: "" }));
  const sandbox = await openSandbox({
    ...{ keys: own, clock, dataDir: null, city: { people, groups: [] } },
    callback: () => Promise.reject(new Error("nobody is spoken to")),
  });
  return {
    ...{ keys: own, url: sandbox.url, close: sandbox.close, sent: () => sandbox.counts() },
    /** When each message arrived, by its id. */
    arrivals: () =>
      new Map(
        sandbox
          .chats()
          .flatMap(({ chatId }) => sandbox.messages(chatId))
          .map(({ messageId, createdAt }) => [messageId, createdAt] as const),
      ),
  };
}
