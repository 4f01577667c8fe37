import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { onTestFinished } from "vitest";
import { feishuClient } from "../../src/feishu/client.ts";
import { FeishuError } from "../../src/feishu/errors.ts";
import { readEvent } from "../../src/feishu/events.ts";
import { passGate } from "../../src/feishu/gate/gate.ts";
import type { Envelope } from "../../src/feishu/gate/verdict.ts";
import type { IncomingMessage } from "../../src/feishu/incoming/message.ts";
import { openSandbox } from "../../src/sandbox/platform/open.ts";
import type { CallbackPath, CallbackRequest, SandboxOptions } from "../../src/sandbox/platform/options.ts";
import { botOpenId } from "../../src/sandbox/platform/options.ts";
import { handClock } from "../feishu/fake-platform.ts";

export const keys = {
  appId: "cli_sample0001",
  appSecret: "canary-app-secret-2e7d",
  encryptKey: "sample encrypt key",
  verificationToken: "sample-verification-token",
  tenantKey: "tenant_sample",
};

export const zhen = "ou_zhen";
export const jia = "ou_jia";
export const outsider = "ou_outsider";
export const group = "oc_group";

const city: SandboxOptions["city"] = {
  people: [
    { openId: zhen, name: "甄明", title: "示例市平安办 · 平安办工作人员", mobile: "13900000001" },
    { openId: jia, name: "甄明示例", title: "示例县 · 联络员", email: "jia@example.com" },
    { openId: outsider, name: "外单位", title: "外单位人员", tenantKey: "tenant_other" },
  ],
  groups: [{ chatId: group, name: "示例工作群", members: [zhen, jia] }],
};

/** What the product heard: every envelope that passed the real gate. */
export type Heard = Envelope & { path: CallbackPath };
type Answer = { status: number; body: string };
type Options = {
  dataDir?: string | null;
  answer?: (heard: Heard) => Answer | Promise<Answer>;
  at?: string;
  mostMessages?: number;
};

/** The message in the newest event, as the product reads it. */
export function messageIn(heard: readonly Heard[]): IncomingMessage {
  const newest = heard.at(-1);
  const read = newest ? readEvent(newest, botOpenId) : null;
  if (read?.kind !== "message") throw new Error(`expected a message, got ${inspect(read)}`);
  return read;
}

export const temporary = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "duban-sandbox-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** The small Feishu, and at its other end the real client and the real gate. */
export async function desk({ dataDir = null, at = "2026-03-02T09:00:00+08:00", answer, ...more }: Options = {}) {
  const clock = handClock(at);
  const real = handClock(at);
  const heard: Heard[] = [];
  const callback = async (path: CallbackPath, { body, headers }: CallbackRequest): Promise<Answer> => {
    const signed = {
      timestamp: headers["x-lark-request-timestamp"] ?? null,
      nonce: headers["x-lark-request-nonce"] ?? null,
      signature: headers["x-lark-signature"] ?? null,
    };
    const verdict = passGate(Buffer.from(body), signed, keys, clock.now());
    if (verdict.kind !== "envelope") throw new Error(`the gate refused: ${inspect(verdict)}`);
    heard.push({ ...verdict.envelope, path });
    return (await answer?.({ ...verdict.envelope, path })) ?? { status: 200, body: "{}" };
  };
  const sandbox = await openSandbox({ keys, clock, dataDir, city, callback, realTime: real, ...more });
  let open = true;
  const close = async () => {
    if (open) await sandbox.close();
    open = false;
  };
  onTestFinished(close);
  const { appId, appSecret } = keys;
  const client = feishuClient({ domain: sandbox.url, appId, appSecret, clock, log: () => undefined });
  /** Turns both clocks, so that no window and no token is in the way. */
  const advance = (ms: number) => {
    clock.advance(ms);
    real.advance(ms);
  };
  return { sandbox, client, clock, real, heard, close, advance, raw: rawCalls(sandbox.url) };
}

export type Desk = Awaited<ReturnType<typeof desk>>;

/** Requests no client of ours would make. */
function rawCalls(url: string) {
  const call = async (method: string, path: string, more: RequestInit = {}) => {
    const answer = await fetch(`${url}/open-apis${path}`, { method, ...more });
    const { code, msg, ...rest } = (await answer.json()) as { code: number; msg: string; tenant_access_token?: string };
    return { status: answer.status, headers: answer.headers, code, msg, ...rest };
  };
  const json = (body: unknown) => ({ "content-type": "application/json", body: JSON.stringify(body) });
  const token = async () => {
    const { body, ...headers } = json({ app_id: keys.appId, app_secret: keys.appSecret });
    const granted = await call("POST", "/auth/v3/tenant_access_token/internal", { headers, body });
    return String(granted.tenant_access_token);
  };
  return {
    call,
    token,
    /** An authorised JSON call. */
    async send(method: string, path: string, value?: unknown) {
      const authorization = `Bearer ${await token()}`;
      if (value === undefined) return call(method, path, { headers: { authorization } });
      const { body, ...headers } = json(value);
      return call(method, path, { headers: { ...headers, authorization }, body });
    },
  };
}

export async function failure(promise: Promise<unknown>): Promise<FeishuError> {
  const error = await promise.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof FeishuError)) throw new Error(`expected a FeishuError, got ${inspect(error)}`);
  return error;
}

export const to = (openId: string) => ({ type: "open_id", id: openId }) as const;
export const toGroup = { type: "chat_id", id: group } as const;
export const text = (words: string) => ({ type: "text", content: words }) as const;

const button = (label: string, value: unknown, more: object = {}) => ({
  tag: "button",
  text: { tag: "plain_text", content: label },
  behaviors: [{ type: "callback", value }],
  ...more,
});

export const cardOf = (elements: readonly object[], title = "督办事项") => ({
  schema: "2.0",
  config: { update_multi: true, summary: { content: title } },
  header: { title: { tag: "plain_text", content: title }, template: "blue" },
  body: { elements },
});

export const acknowledge = { act: "acknowledge", ref: "k7Qm2", version: 3 };
export const submit = { act: "submitCompletion", ref: "k7Qm2", version: 4 };

/** A card with a live button, a dead one, a link, a menu, and a form. */
export const card = cardOf([
  { tag: "markdown", content: "督〔2026〕1号 雪亮工程点位整改 #a1b2c3d4" },
  button("签收", acknowledge),
  button("停用", { act: "goto", ref: "k7Qm2", version: 3 }, { disabled: true }),
  {
    tag: "button",
    text: { tag: "plain_text", content: "网页" },
    behaviors: [{ type: "open_url", default_url: "https://example.com" }],
  },
  {
    tag: "select_static",
    options: [
      { text: { tag: "plain_text", content: "第一页" }, value: "1" },
      { text: { tag: "plain_text", content: "第二页" }, value: "2" },
    ],
    behaviors: [{ type: "callback", value: { act: "goto" } }],
  },
  {
    tag: "form",
    name: "form",
    elements: [
      { tag: "input", name: "result", required: true, max_length: 20 },
      { tag: "date_picker", name: "due", placeholder: { tag: "plain_text", content: "请选择日期" } },
      button("提交", submit, { name: "submit", form_action_type: "submit" }),
    ],
  },
]);

export const interactive = { type: "interactive", content: card } as const;
