const KB = 1024;
const MB = 1024 * KB;
const minutes = (count: number) => count * 60_000;
const hours = (count: number) => minutes(count * 60);
const days = (count: number) => hours(count * 24);

type Limit = { most: number; unit: "bytes" | "pieces" | "characters" | "milliseconds" | "calls"; topic: string };

/** What the platform bears, in the units named; `topic` is the page of the Feishu docs that says so. */
export const limits = {
  requestBytes: { most: MB, unit: "bytes", topic: "own bound; no event of the platform comes near it" },
  challengeBytes: { most: KB, unit: "bytes", topic: "own bound; event subscription: request URL verification" },
  clockSkewMs: { most: hours(8), unit: "milliseconds", topic: "event subscription: retries end after 7.1 hours" },
  answerMs: { most: 3_000, unit: "milliseconds", topic: "event subscription: answer within three seconds" },
  cardBytes: { most: 30 * KB, unit: "bytes", topic: "im/v1/message/create" },
  textBytes: { most: 150 * KB, unit: "bytes", topic: "im/v1/message/create" },
  uuidLength: { most: 50, unit: "characters", topic: "im/v1/message/create" },
  uuidMemoryMs: { most: hours(1), unit: "milliseconds", topic: "im/v1/message/create" },
  cardLifeMs: { most: days(14), unit: "milliseconds", topic: "im/v1/message/patch" },
  clickTokenMs: { most: minutes(30), unit: "milliseconds", topic: "delayed card update" },
  callsPerSecond: { most: 50, unit: "calls", topic: "rate limits of the open platform" },
  callsPerMinute: { most: 1_000, unit: "calls", topic: "rate limits of the open platform" },
  callsPerReceiverSecond: { most: 5, unit: "calls", topic: "im/v1/message/create" },
  listPage: { most: 50, unit: "pieces", topic: "im/v1/message/list" },
  membersPage: { most: 100, unit: "pieces", topic: "im/v1/chat-members/get" },
  groupsPage: { most: 100, unit: "pieces", topic: "im/v1/chat/list" },
  idsAtOnce: { most: 50, unit: "pieces", topic: "contact/v3/user/batch_get_id" },
  uploadBytes: { most: 30 * MB, unit: "bytes", topic: "im/v1/file/create" },
  downloadBytes: { most: 100 * MB, unit: "bytes", topic: "im/v1/message-resource/get" },
  tokenRenewalMs: { most: minutes(30), unit: "milliseconds", topic: "auth/v3/tenant_access_token_internal" },
} as const satisfies Record<string, Limit>;
