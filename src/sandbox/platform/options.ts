import type { Clock } from "../../clock.ts";

export type Keys = {
  appId: string;
  appSecret: string;
  encryptKey: string;
  verificationToken: string;
  tenantKey: string;
};

/** `tenantKey` of another tenant makes an outsider. */
export type CityPerson = {
  openId: string;
  name: string;
  title: string;
  mobile?: string;
  email?: string;
  tenantKey?: string;
};

type CityGroup = { chatId: string; name: string; members: string[] };

export type CallbackPath = "/feishu/events" | "/feishu/callbacks";
export type CallbackRequest = { body: string; headers: Record<string, string> };

export type SandboxOptions = {
  keys: Keys;
  /** What the messenger takes for the time: of messages, tokens, the uuid memory and the life of cards. */
  clock: Clock;
  /** Where chats and files outlive the process; null keeps them in memory. */
  dataDir: string | null;
  city: { people: readonly CityPerson[]; groups: readonly CityGroup[] };
  /** How the product is reached; throwing counts as no answer. */
  callback: (path: CallbackPath, request: CallbackRequest) => Promise<{ status: number; body: string }>;
  port?: number;
  /** What the rate windows are measured by; the machine's own time unless a test turns it by hand. */
  realTime?: Clock;
  /** How many messages are kept, the newest; a run that is judged by all of them keeps them all. */
  mostMessages?: number;
};

export const botName = "督办助手";
export const botOpenId = "ou_duban_assistant";
