import type { App } from "../app.ts";
import type { FeishuClient } from "../feishu/client.ts";
import type { Metrics } from "../metrics.ts";

/** What the edge leans on: the app, the way out to the platform, and what is counted. */
export type Bot = {
  app: App;
  feishu: FeishuClient;
  /** What is kept of a mobile number or a mail address. */
  hash: (contact: string) => string;
  metrics: Pick<Metrics, "event" | "click" | "sent">;
  /** The bot's own open_id; null until the platform has told it. */
  me(): string | null;
  /** The tenant the configuration names; without it the one pinned in the database counts. */
  tenantKey?: string | null;
};
